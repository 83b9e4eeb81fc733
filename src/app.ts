import type { Context, Report } from './commands/context.ts'
import { createDesk } from './commands/create-desk.ts'
import type { Asker, Desk } from './commands/desk.ts'
import { referTo } from './commands/references.ts'
import { COMMANDS } from './commands/table.ts'
import { askVerified } from './commands/verified.ts'
import type { Config } from './config.ts'
import type { Log } from './log.ts'
import { messagesFor } from './messages/catalogue.ts'
import type { Answer, Place, Speech } from './model.ts'
import type { Platform } from './platforms/platform.ts'
import { remember } from './remember.ts'
import { createRetrieval } from './retrieval/retrieval.ts'
import { sampleQuestions } from './retrieval/samples.ts'
import type { Problem } from './shelf.ts'
import { loadShelf } from './sources/load.ts'
import { openStore } from './store/sqlite.ts'

/** Footnote put together: its sources read and indexed, ready for commands from any platform. */
export interface App {
  readonly desk: Desk
  readonly figures: Figures
  /** What could not be read. */
  readonly problems: readonly Problem[]
  /** "4 sources, 112 passages, 90 ms" */
  readonly startLine: string
  /** The answer itself, with verified excerpts, for a program that reads it. */
  readonly answer: (question: string, options: { readonly place: Place; readonly top: number }) => Answer
  /** Forgets what is too old to be kept. */
  readonly forget: () => Promise<void>
  readonly close: () => Promise<void>
}

/** What was read, and how long it took, in milliseconds. */
export interface Figures {
  readonly sources: number
  readonly passages: number
  readonly readMs: number
  readonly indexMs: number
}

const SAMPLES = 3
/** How long questions are kept, in milliseconds: 90 days. */
const KEPT = 90 * 86_400_000

/**
 * Opens the store, reads the sources and indexes them. The only file where implementations are picked.
 * @throws UserError where there is nothing at the path of the sources; ConfigError where the store cannot be opened
 */
export const createApp = async (config: Config, report: Report): Promise<App> => {
  const begun = performance.now()
  const store = await openStore(config.database)
  const { shelf, problems } = await loadShelf(config.sources)
  const read = performance.now()
  const retrieval = createRetrieval(shelf)
  const indexed = performance.now()
  const sourceById = new Map(shelf.sources.map((source) => [source.id, source]))
  const references = referTo(shelf.sources)
  const { length: sources } = shelf.sources
  const { length: passages } = shelf.passages
  const ground = { shelf, sourceById, references, retrieval, store, report, now: Date.now }
  const place = { platform: 'none' }
  const samples = remember(2, (speech: Speech) =>
    sampleQuestions(shelf, (question) => askVerified(question, {}, { ...ground, place }), speech, SAMPLES),
  )
  const context = (from: Asker): Context => ({
    ...ground,
    samples,
    place: from.place,
    privately: from.privately ?? false,
    language: from.language ?? config.language,
    commands: [...COMMANDS, ...(from.own ?? [])],
  })
  return {
    desk: createDesk({ ...ground, language: config.language }, context),
    figures: { sources, passages, readMs: read - begun, indexMs: indexed - read },
    problems,
    startLine: messagesFor(config.language).read(sources, passages, indexed - begun),
    answer: (question, options) => askVerified(question, { top: options.top }, context(options)),
    forget: () => store.forget(Date.now(), Date.now() - KEPT),
    close: () => store.close(),
  }
}

/** The chat platforms whose settings are there. Each is loaded only where it is used: their libraries are large. */
export const createPlatforms = async (
  { slack, discord, language }: Config,
  desk: Desk,
  log: Log,
): Promise<readonly Platform[]> => [
  ...(slack
    ? [(await import('./platforms/slack/slack.ts')).createSlack({ ...slack, desk, language, log })]
    : []),
  ...(discord
    ? [(await import('./platforms/discord/discord.ts')).createDiscord({ ...discord, desk, language, log })]
    : []),
]
