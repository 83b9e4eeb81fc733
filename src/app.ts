import { askVerified } from './commands/ask.ts'
import type { Command } from './commands/command.ts'
import type { Context, Report } from './commands/context.ts'
import { handle } from './commands/handle.ts'
import { COMMANDS, type CommandEntry } from './commands/table.ts'
import type { Config } from './config.ts'
import { messagesFor } from './messages/catalogue.ts'
import type { Answer, Place, Speech } from './model.ts'
import type { Reply } from './reply.ts'
import { createRetrieval } from './retrieval/retrieval.ts'
import type { Problem } from './shelf.ts'
import { loadShelf } from './sources/load.ts'

/** Footnote put together: its sources read and indexed, ready for commands from any platform. */
export interface App {
  readonly figures: Figures
  /** What could not be read. */
  readonly problems: readonly Problem[]
  /** "4 sources, 112 passages, 90 ms" */
  readonly startLine: string
  /** Never rejects: every command ends in a reply. */
  readonly handle: (command: Command, from: Asker) => Promise<Reply>
  /** The answer itself, with verified excerpts, for a program that reads it. */
  readonly answer: (question: string, options: { readonly place: Place; readonly top: number }) => Answer
}

/** Who a command is from. */
export interface Asker {
  readonly place: Place
  /** What they were last spoken to in; otherwise the bot's language. */
  readonly language?: Speech
  /** Commands that their platform has of its own. */
  readonly own?: readonly CommandEntry[]
}

/** What was read, and how long it took, in milliseconds. */
export interface Figures {
  readonly sources: number
  readonly passages: number
  readonly readMs: number
  readonly indexMs: number
}

/**
 * Reads the sources and indexes them. The only place where implementations are picked.
 * @throws UserError where there is nothing at the path
 */
export const createApp = async (config: Config, report: Report): Promise<App> => {
  const begun = performance.now()
  const { shelf, problems } = await loadShelf(config.sources)
  const read = performance.now()
  const retrieval = createRetrieval(shelf)
  const indexed = performance.now()
  const sourceById = new Map(shelf.sources.map((source) => [source.id, source]))
  const figures = {
    sources: shelf.sources.length,
    passages: shelf.passages.length,
    readMs: read - begun,
    indexMs: indexed - read,
  }
  const startLine = messagesFor(config.language).read(figures.sources, figures.passages, indexed - begun)
  const context = (from: Asker): Context => ({
    shelf,
    sourceById,
    retrieval,
    place: from.place,
    language: from.language ?? config.language,
    commands: [...COMMANDS, ...(from.own ?? [])],
    report,
  })
  return {
    figures,
    problems,
    startLine,
    handle: (command, from) => handle(command, context(from)),
    answer: (question, { place, top }) => askVerified(question, { top }, context({ place })),
  }
}
