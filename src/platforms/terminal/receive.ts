/**
 * The terminal as a platform. A person types a question or a command on each line, or a pipe sends them; the reply follows. `input.ts`
 * reads, `render.ts` and `wrap.ts` draw, `output.ts` writes.
 */

import { createInterface } from 'node:readline'
import { addAbortSignal } from 'node:stream'
import type { Command } from '../../command.ts'
import type { CommandEntry } from '../../commands/entry.ts'
import { parseLine } from '../../commands/parse.ts'
import { messagesFor } from '../../messages/catalogue.ts'
import type { Speech } from '../../model.ts'
import { note, type Outcome, type Reply } from '../../reply.ts'
import { MAX_LINE_LENGTH, readLines } from './input.ts'
import { formatReply, type Output, PROMPT, write } from './output.ts'

/** The commands that only a terminal has. Chats have buttons for them. */
export const TERMINAL_COMMANDS: readonly CommandEntry[] = [
  { name: 'more', key: 'more', arguments: [] },
  { name: 'context', key: 'context', arguments: [{ key: 'number', type: 'number', required: true }] },
  { name: 'tell', key: 'tell', arguments: [] },
  { name: 'quit', key: 'quit', arguments: [] },
]

/** One person's session: where they type, where the replies go, and what handles a command. */
export interface Session {
  readonly input: NodeJS.ReadStream
  readonly output: Output
  /** Whether escape sequences may be written to a terminal. */
  readonly styled: boolean
  /** @param language of the previous reply */
  readonly handle: (command: Command, language: Speech | undefined) => Promise<Reply>
  /** Aborting it ends the session after the current reply. */
  readonly stop?: AbortSignal
}

/**
 * Answers each line until `/quit` or the end of the input. At a terminal there is a prompt with a history. From a pipe each line is a
 * command, and an empty line follows each reply.
 * @returns how the commands ended
 */
export const runTerminal = async (session: Session): Promise<ReadonlySet<Outcome>> => {
  const { input, output, styled, handle, stop = new AbortController().signal } = session
  const outcomes = new Set<Outcome>()
  let language: Speech | undefined
  let last: Reply | undefined
  for await (const line of input.isTTY ? typedLines(session, stop) : pipedLines(session, stop)) {
    const text = line.trim()
    if (text === '') continue
    if (/^\/(?:quit|exit)$/i.test(text)) break
    const reply = await handle(offeredCommand(text, last) ?? parseLine(text), language)
    language = reply.language
    // After a list or a mistyped line, `/more` still refers to the answer before it.
    if (hasOffers(reply)) last = reply
    outcomes.add(reply.outcome)
    await write(output, `${formatReply(input.isTTY ? withHint(reply) : reply, output, styled)}\n\n`)
  }
  return outcomes
}

/** The command that the last reply offers under what was typed; undefined for any other line. */
const offeredCommand = (text: string, last: Reply | undefined): Command | undefined => {
  const typed = /^\/(more|tell|context)(?:\s+(\d{1,9}))?$/i.exec(text)
  if (!typed) return undefined
  const name = typed[1]?.toLowerCase()
  if (name === 'more' || name === 'tell')
    return last?.actions?.find(({ key }) => key === name)?.command ?? NOTHING
  const blocks = last?.blocks.flatMap((block) => (block.kind === 'excerpt' ? [block] : [])) ?? []
  // A single excerpt needs no number.
  const block =
    typed[2] === undefined && blocks.length === 1
      ? blocks[0]
      : blocks.find(({ number }) => number === Number(typed[2]))
  return block?.context?.command ?? NOTHING
}

const hasOffers = ({ actions, blocks }: Reply): boolean =>
  (actions ?? []).some(({ key }) => key === 'more' || key === 'tell') ||
  blocks.some((block) => block.kind === 'excerpt' && block.context !== undefined)

/** A reply with the commands that can be typed next below it, if there are any. */
const withHint = (reply: Reply): Reply => {
  const numbers = reply.blocks.flatMap((block) =>
    block.kind === 'excerpt' && block.context ? [block.number] : [],
  )
  const context =
    numbers.length > 1 ? numbers.map((number) => `/context ${number}`) : numbers.map(() => '/context')
  const others = (reply.actions ?? []).flatMap(({ key }) =>
    key === 'more' || key === 'tell' ? [`/${key}`] : [],
  )
  const commands = [...context, ...others]
  if (commands.length === 0) return reply
  return { ...reply, blocks: [...reply.blocks, note(messagesFor(reply.language).nextHint(commands))] }
}

const NOTHING: Command = { kind: 'nothing-there' }

/** Prompts for each line. Ctrl-C clears what is typed; on an empty line it ends the session, as Ctrl-D does. */
async function* typedLines({ input, output }: Session, stop: AbortSignal): AsyncGenerator<string> {
  const reader = createInterface({ input, output, prompt: PROMPT, historySize: 200, signal: stop })
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
    // The shell's prompt must start on a line of its own.
    output.write('\n')
  } finally {
    reader.close()
  }
}

async function* pipedLines({ input }: Session, stop: AbortSignal): AsyncGenerator<string> {
  try {
    for await (const { text } of readLines(addAbortSignal(stop, input), MAX_LINE_LENGTH)) {
      if (stop.aborted) return
      yield text
    }
  } catch (error) {
    if (!stop.aborted) throw error
  }
}
