import { createInterface } from 'node:readline'
import type { Command } from '../../command.ts'
import { parseLine } from '../../commands/parse.ts'
import type { CommandEntry } from '../../commands/table.ts'
import type { Place, Speech } from '../../model.ts'
import { plainText } from '../../plain-text.ts'
import type { Outcome, Reply } from '../../reply.ts'
import { readLines } from './input.ts'
import { MAX_LINE_LENGTH, PROMPT, WIDTH } from './limits.ts'
import { type Output, write } from './output.ts'
import { render } from './render.ts'

/** The commands that only a terminal has: what are buttons elsewhere is typed here. */
export const TERMINAL_COMMANDS: readonly CommandEntry[] = [
  { name: 'more', key: 'more', arguments: [] },
  { name: 'context', key: 'context', arguments: [{ key: 'number', type: 'number', required: true }] },
  { name: 'tell', key: 'tell', arguments: [] },
  { name: 'quit', key: 'quit', arguments: [] },
]

export const TERMINAL_PLACE: Place = { platform: 'terminal' }

/** One person's session: what they type on, and what is done with it. */
export interface Session {
  readonly input: NodeJS.ReadStream
  readonly output: Output
  /** Whether escape sequences may be written to a terminal. */
  readonly styled: boolean
  /** @param language what the person was last spoken to in */
  readonly handle: (command: Command, language: Speech | undefined) => Promise<Reply>
}

/**
 * Answers each line until `/quit` or the end of the input. A person at a terminal gets a prompt with a history; from a pipe each line
 * is a command, and each reply is followed by an empty line.
 * @returns how each command ended
 */
export const runTerminal = async (session: Session): Promise<ReadonlySet<Outcome>> => {
  const { input, output, styled, handle } = session
  const outcomes = new Set<Outcome>()
  let language: Speech | undefined
  let last: Reply | undefined
  for await (const line of input.isTTY ? typedLines(input, output) : pipedLines(input)) {
    const text = line.trim()
    if (text === '') continue
    if (/^\/(?:quit|exit)$/i.test(text)) break
    const reply = await handle(pressed(text, last) ?? parseLine(text), language)
    language = reply.language
    // A list or a mistyped line leaves the answer there to go on from.
    if (offers(reply)) last = reply
    outcomes.add(reply.outcome)
    await write(output, `${formatReply(reply, output, styled)}\n\n`)
  }
  return outcomes
}

/** The command behind what the last reply offered, where that is what was typed. */
const pressed = (text: string, last: Reply | undefined): Command | undefined => {
  const typed = /^\/(more|tell|context)(?:\s+(\d{1,9}))?$/i.exec(text)
  if (!typed) return undefined
  const name = typed[1]?.toLowerCase()
  if (name === 'more' || name === 'tell')
    return last?.actions?.find(({ key }) => key === name)?.command ?? NOTHING
  const blocks = last?.blocks.flatMap((block) => (block.kind === 'excerpt' ? [block] : [])) ?? []
  // The one excerpt that there is needs no number.
  const block =
    typed[2] === undefined && blocks.length === 1
      ? blocks[0]
      : blocks.find(({ number }) => number === Number(typed[2]))
  return block?.context?.command ?? NOTHING
}

const offers = ({ actions, blocks }: Reply): boolean =>
  (actions ?? []).some(({ key }) => key === 'more' || key === 'tell') ||
  blocks.some((block) => block.kind === 'excerpt' && block.context !== undefined)

const NOTHING: Command = { kind: 'nothing-there' }

/** A reply as it is written to an output: wrapped to a terminal, or its plain-text twin. */
export const formatReply = (reply: Reply, output: Output, styled: boolean): string =>
  // A terminal that nobody has told its size says that it is 0 wide.
  output.isTTY ? render(reply, { width: output.columns || WIDTH.usual, styled }) : plainText(reply)

/** Prompts for a line each time the next one is asked for. Ctrl-C drops what is typed; on an empty line it ends, as Ctrl-D does. */
async function* typedLines(input: NodeJS.ReadStream, output: Output): AsyncGenerator<string> {
  const reader = createInterface({ input, output, prompt: PROMPT, historySize: 200 })
  reader.on('SIGINT', () => {
    if (reader.line === '') return reader.close()
    output.write('\n')
    reader.write(null, { ctrl: true, name: 'e' })
    reader.write(null, { ctrl: true, name: 'u' })
  })
  let ended = false
  reader.on('close', () => {
    ended = true
  })
  try {
    reader.prompt()
    for await (const line of reader) {
      yield line
      if (!ended) reader.prompt()
    }
    // The shell's own prompt must not stand behind ours.
    output.write('\n')
  } finally {
    reader.close()
  }
}

async function* pipedLines(input: NodeJS.ReadStream): AsyncGenerator<string> {
  for await (const { text } of readLines(input, MAX_LINE_LENGTH)) yield text
}
