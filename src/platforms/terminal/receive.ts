/**
 * The terminal as a platform. A person types a question or a command on each line, or a pipe sends them; the reply follows. `typed-line.ts`
 * is the prompt, with `history.ts` and `complete.ts`; `input.ts` reads a pipe; `render.ts` and `wrap.ts` draw, `output.ts` writes.
 */

import { addAbortSignal } from 'node:stream'
import type { Command } from '../../command.ts'
import type { CommandEntry } from '../../commands/entry.ts'
import { parseLine } from '../../commands/parse.ts'
import { intentOf } from '../../language/intent/intent.ts'
import { messagesFor } from '../../messages/catalogue.ts'
import type { Speech } from '../../model.ts'
import { note, type Outcome, prose, type Reply } from '../../reply.ts'
import { MAX_LINE_LENGTH, readLines } from './input.ts'
import { formatReply, type Output, write } from './output.ts'
import type { TypedLine } from './typed-line.ts'

/** The commands that only a terminal has. Chats have buttons for them. */
export const TERMINAL_COMMANDS: readonly CommandEntry[] = [
  { name: 'more', key: 'more', arguments: [] },
  { name: 'context', key: 'context', arguments: [{ key: 'number', type: 'number', required: true }] },
  { name: 'tell', key: 'tell', arguments: [] },
  { name: 'quit', key: 'quit', arguments: [] },
]

/** One person's session: where they type, where the replies go, and what handles a command. */
export interface Session {
  /** What is read where nobody types. */
  readonly input: NodeJS.ReadStream
  /** Where somebody types. */
  readonly typed?: TypedLine | undefined
  readonly output: Output
  /** Whether escape sequences may be written to a terminal. */
  readonly styled: boolean
  /** @param language of the previous reply */
  readonly handle: (command: Command, language: Speech | undefined) => Promise<Reply>
  /** Aborting it ends the session after the current reply. */
  readonly stop?: AbortSignal
}

/**
 * Answers each line until `/quit`, a goodbye or the end of the input. From a pipe each line is a command, and an
 * empty line follows each reply.
 * @returns how the commands ended
 */
export const runTerminal = async (session: Session): Promise<ReadonlySet<Outcome>> => {
  const { typed, output, styled, handle, stop = new AbortController().signal } = session
  const outcomes = new Set<Outcome>()
  let language: Speech | undefined
  let last: Reply | undefined
  for await (const line of typed?.lines ?? pipedLines(session, stop)) {
    const text = line.trim()
    if (text === '') continue
    const wanted = intentOf(text)?.kind
    if (wanted === 'goodbye' || /^\/(?:quit|exit)$/i.test(text)) break
    if (wanted === 'clear' && typed && styled) {
      await write(output, CLEAR)
      continue
    }
    const offered = offeredCommand(wanted === 'more' ? '/more' : text, last)
    const reply = await handle(offered ?? parseLine(text), language)
    language = reply.language
    // After a list or a mistyped line, `/more` still refers to the answer before it.
    if (hasOffers(reply)) last = reply
    outcomes.add(reply.outcome)
    const shown = withQuestions(reply)
    await write(output, `${formatReply(typed ? withHint(shown) : shown, output, styled)}\n\n`)
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
  const context = block?.context ?? last?.actions?.find(({ key }) => key === 'context')
  return context?.command ?? NOTHING
}

const hasOffers = ({ actions, blocks }: Reply): boolean =>
  (actions ?? []).some(({ key }) => key === 'more' || key === 'tell') ||
  blocks.some((block) => block.kind === 'excerpt' && block.context !== undefined)

/** A greeting with the questions that a chat offers as buttons below it. */
const withQuestions = (reply: Reply): Reply => {
  if (reply.outcome !== 'done') return reply
  const offered = (reply.actions ?? []).filter(({ key }) => key === 'ask')
  return { ...reply, blocks: [...reply.blocks, ...offered.map(({ label }) => prose(label))] }
}

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

/** Clears the screen and what was scrolled off it, and goes to its top. */
const CLEAR = '\u001b[2J\u001b[3J\u001b[H'

const NOTHING: Command = { kind: 'nothing-there' }

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
