import { PassThrough, Readable } from 'node:stream'
import { stripVTControlCharacters } from 'node:util'
import stringWidth from 'string-width'
import { describe, expect, test } from 'vitest'
import type { Command } from '../../../src/command.ts'
import { formatReply } from '../../../src/platforms/terminal/output.ts'
import { runTerminal } from '../../../src/platforms/terminal/receive.ts'
import { openTypedLine } from '../../../src/platforms/terminal/typed-line.ts'
import { prose, type Reply } from '../../../src/reply.ts'
import { excerptOf, sourceOf } from '../../texts.ts'

const replyOf = (text: string): Reply => ({ language: 'en', outcome: 'done', blocks: [prose(text)] })

/** A stream that acts as one end of a terminal. */
const terminal = (columns: number) => Object.assign(new PassThrough(), { isTTY: true, columns })

/** The questions of a session with these key presses. */
const asked = async (...keys: readonly string[]): Promise<readonly string[]> => {
  const input = terminal(80)
  const output = terminal(80)
  output.resume()
  const questions: string[] = []
  const session = runTerminal({
    input: input as unknown as NodeJS.ReadStream,
    typed: openTypedLine({ input: input as unknown as NodeJS.ReadStream, output }),
    output,
    styled: false,
    handle: async (command) => {
      if (command.kind === 'ask') questions.push(command.question)
      return replyOf('So it is.')
    },
  })
  for (const key of keys) {
    input.write(key)
    await new Promise((resolve) => setImmediate(resolve))
  }
  await session
  return questions
}

const CTRL_C = '\u0003'
const CTRL_D = '\u0004'

describe('keys', () => {
  test('Ctrl-C clears what is typed, and the session goes on', async () => {
    expect(await asked('Who is', CTRL_C, 'When was it?\r', CTRL_D)).toEqual(['When was it?'])
  })

  test('Ctrl-C and Ctrl-D on an empty line end the session', async () => {
    expect(await asked('Who?\r', CTRL_C, 'When?\r')).toEqual(['Who?'])
    expect(await asked('Who?\r', CTRL_D, 'When?\r')).toEqual(['Who?'])
  })
})

test('a terminal that reports no width gets the default one', () => {
  const drawn = formatReply(replyOf('word '.repeat(60)), terminal(0), false)
  const widest = Math.max(
    ...stripVTControlCharacters(drawn)
      .split('\n')
      .map((line) => stringWidth(line)),
  )
  expect(widest).toBeGreaterThan(70)
  expect(widest).toBeLessThanOrEqual(80)
})

test.each(['quit', 'Exit', 'bye!', 'thanks, bye', 'adiós', '/quit'])(
  '“%s” ends the session',
  async (goodbye) => {
    expect(await asked('Who?\r', `${goodbye}\r`, 'When?\r')).toEqual(['Who?'])
  },
)

test('“clear” clears a screen that takes escape sequences, and is asked nowhere else', async () => {
  const handled: Command[] = []
  const screen = async (styled: boolean): Promise<string> => {
    const input = terminal(80)
    const output = terminal(80)
    const written: string[] = []
    output.on('data', (data) => written.push(String(data)))
    const session = runTerminal({
      input: input as unknown as NodeJS.ReadStream,
      typed: openTypedLine({ input: input as unknown as NodeJS.ReadStream, output }),
      output,
      styled,
      handle: async (command) => {
        handled.push(command)
        return replyOf('So it is.')
      },
    })
    for (const key of ['clear\r', CTRL_D]) {
      input.write(key)
      await new Promise((resolve) => setImmediate(resolve))
    }
    await session
    return written.join('')
  }
  expect(await screen(true)).toContain('\u001b[2J')
  expect(handled).toEqual([])
  expect(await screen(false)).not.toContain('\u001b[2J')
  expect(handled).toEqual([{ kind: 'ask', question: 'clear' }])
})

describe('commands for the last answer', () => {
  const more: Command = { kind: 'more', question: 'q1', from: 3 }
  const contextAt = (start: number): Command => ({ kind: 'context', source: '~a', start, end: start + 1 })
  const source = sourceOf('ferry.txt', ['It sails. It stops.'])
  const answer: Reply = {
    language: 'en',
    outcome: 'answered',
    blocks: ['It sails.', 'It stops.'].map((words, index) => ({
      kind: 'excerpt',
      number: index + 1,
      excerpt: excerptOf(source, words),
      labels: { place: 'paragraph 1' },
      context: { key: 'context', label: `Context ${index + 1}`, command: contextAt(index) },
    })),
    actions: [{ key: 'more', label: 'More', command: more }],
  }

  /** The commands that piped lines run. The first line is answered with two excerpts and more. */
  const commandsOf = async (lines: readonly string[], first = answer): Promise<readonly Command[]> => {
    const commands: Command[] = []
    const output = new PassThrough()
    output.resume()
    await runTerminal({
      input: Readable.from([Buffer.from(lines.join('\n'))]) as NodeJS.ReadStream,
      output,
      styled: false,
      handle: async (command) => {
        commands.push(command)
        return command.kind === 'ask' ? first : replyOf('So it is.')
      },
    })
    return commands
  }

  test('are more of it, or the context of an excerpt by its number', async () => {
    const typed = ['When?', '/more', '/context 2', '/CONTEXT 1']
    expect((await commandsOf(typed)).slice(1)).toEqual([more, contextAt(1), contextAt(0)])
  })

  test('are more of it by any words that ask for more', async () => {
    expect(
      (await commandsOf(['When?', 'more please', 'Cuéntame más', 'more votes for Kast?'])).slice(1),
    ).toEqual([more, more, { kind: 'ask', question: 'more votes for Kast?' }])
  })

  test('are the context of what a reply offers without showing it', async () => {
    const offer: Reply = {
      ...replyOf('I only quote.'),
      actions: [{ key: 'context', label: 'Read in source', command: contextAt(0) }],
    }
    expect(
      (
        await commandsOf(['When?', '/context'], {
          ...offer,
          actions: [...(offer.actions ?? []), { key: 'more', label: 'More', command: more }],
        })
      ).at(-1),
    ).toEqual(contextAt(0))
  })

  test('include a notice once there is an answer', async () => {
    const command: Command = { kind: 'tell-me', question: 'q1' }
    const none: Reply = {
      ...replyOf('The sources don’t say.'),
      actions: [{ key: 'tell', label: 'Tell me', command }],
    }
    expect((await commandsOf(['When?', '/source list', '/tell'], none)).at(-1)).toEqual(command)
    expect((await commandsOf(['When?', '/tell'])).at(-1)).toEqual({ kind: 'nothing-there' })
  })

  test('still work after a list', async () => {
    expect((await commandsOf(['When?', '/source list', '/more'])).at(-1)).toEqual(more)
  })

  test('need no number for a single excerpt', async () => {
    const one = { ...answer, blocks: answer.blocks.slice(0, 1), actions: [] }
    expect((await commandsOf(['When?', '/context'], one)).at(-1)).toEqual(contextAt(0))
  })

  test('say if the answer does not offer them', async () => {
    const nothing = { kind: 'nothing-there' }
    expect(await commandsOf(['/more', '/context 1'])).toEqual([nothing, nothing])
    expect((await commandsOf(['When?', '/context 9', '/context'])).slice(1)).toEqual([nothing, nothing])
  })
})

test('a greeting shows the questions that a chat has as buttons', async () => {
  const output = new PassThrough()
  const greeting: Reply = {
    ...replyOf('Try one of these:'),
    actions: [{ key: 'ask', label: 'Who is Ann?', command: { kind: 'ask', question: 'Who is Ann?' } }],
  }
  const input = Readable.from([Buffer.from('hello\n')]) as unknown as NodeJS.ReadStream
  await runTerminal({ input, output, styled: false, handle: async () => greeting })
  expect(String(output.read())).toBe('Try one of these:\n\nWho is Ann?\n\n')
})
