import { PassThrough } from 'node:stream'
import { stripVTControlCharacters } from 'node:util'
import stringWidth from 'string-width'
import { describe, expect, test } from 'vitest'
import { drawReply, runTerminal } from '../../../src/platforms/terminal/receive.ts'
import { prose, type Reply } from '../../../src/reply.ts'

const replyOf = (text: string): Reply => ({ language: 'en', outcome: 'done', blocks: [prose(text)] })

/** A stream that passes for one end of a terminal. */
const terminal = (columns: number) => Object.assign(new PassThrough(), { isTTY: true, columns })

/** What is asked in a session in which these keys are pressed, one after the other. */
const asked = async (...keys: readonly string[]): Promise<readonly string[]> => {
  const input = terminal(80)
  const output = terminal(80)
  output.resume()
  const questions: string[] = []
  const session = runTerminal({
    input: input as unknown as NodeJS.ReadStream,
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
  test('Ctrl-C drops what is typed, and the session goes on', async () => {
    expect(await asked('Who is', CTRL_C, 'When was it?\r', CTRL_D)).toEqual(['When was it?'])
  })

  test('Ctrl-C and Ctrl-D on an empty line end the session', async () => {
    expect(await asked('Who?\r', CTRL_C, 'When?\r')).toEqual(['Who?'])
    expect(await asked('Who?\r', CTRL_D, 'When?\r')).toEqual(['Who?'])
  })
})

test('a terminal that was not told its width gets the usual one', () => {
  const drawn = drawReply(replyOf('word '.repeat(60)), terminal(0), false)
  const widest = Math.max(
    ...stripVTControlCharacters(drawn)
      .split('\n')
      .map((line) => stringWidth(line)),
  )
  expect(widest).toBeGreaterThan(70)
  expect(widest).toBeLessThanOrEqual(80)
})
