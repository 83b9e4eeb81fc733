import type { Context, Report } from './commands/context.ts'
import { reportFault } from './commands/context.ts'
import { type Asker, createDesk, type Desk } from './commands/desk.ts'
import { createLibraryBuilder } from './commands/library.ts'
import { COMMANDS } from './commands/table.ts'
import { askVerified } from './commands/verify.ts'
import type { Config } from './config.ts'
import { type Answer, type Place, type Problem, sizeOf } from './model.ts'
import { openIndexing } from './retrieval/index/indexing.ts'
import type { LiveRetrieval } from './retrieval/retrieval.ts'
import type { Shelved } from './sources/shelf/shelve.ts'
import { cameSince, openShelving } from './sources/shelf/shelving.ts'
import type { Store } from './store/port.ts'
import { openStore, pathBesideStore } from './store/sqlite/store.ts'

/** Footnote put together: its sources read and indexed, ready for commands from any platform. */
export interface App {
  readonly desk: Desk
  readonly store: Store
  /** What was read at the start, and how long it took, in milliseconds. */
  readonly figures: Readonly<Record<'sources' | 'passages' | 'readMs' | 'indexMs', number>>
  /** What could not be read. */
  readonly problems: readonly Problem[]
  /** What commands from nobody in particular are carried out with, at this moment. */
  readonly context: (place: Place) => Context
  /** The answer itself, with verified excerpts, for a program that reads it. */
  readonly answer: (question: string, options: { readonly place: Place; readonly top: number }) => Answer
  /** Reads what has changed of the sources. @returns those that came or changed, with when */
  readonly refresh: () => Promise<ReadonlyMap<string, number>>
  /** Forgets what is too old to be kept. */
  readonly forget: () => Promise<void>
  readonly close: () => Promise<void>
}

export interface AppOptions {
  /** The time zone that a platform knows of a person. */
  readonly zoneOf?: (place: Place) => Promise<string | undefined>
  /** Whether the store is to know of the sources: it need not where a question is asked once. */
  readonly keeping?: boolean
  /** Takes down a line that whoever runs the program may want to know. */
  readonly note?: (line: string) => void
}

/**
 * Opens the store, reads the sources and indexes them. Here and in chats.ts implementations are picked, and nowhere else.
 * @throws UserError where there is nothing at the path of the sources; ConfigError where the store cannot be opened
 */
export const createApp = async (
  config: Config,
  report: Report,
  { zoneOf = async () => undefined, keeping = true, note = () => {} }: AppOptions = {},
): Promise<App> => {
  const begun = performance.now()
  const store = await openStore(config.database)
  const besides = { report: (error: unknown) => void reportFault(report, error), note }
  const kept = (name: string) => ({ file: pathBesideStore(config.database, name), ...besides })
  const shelving = openShelving(config.sources, store, { keeping, ...kept('shelf') })
  const indexing = openIndexing(kept('index'))
  const toLibrary = createLibraryBuilder(report)
  const stateOf = async (shelved: Shelved, before?: LiveRetrieval) => {
    const retrieval = await indexing.index(shelved.shelf, before)
    return { shelved, retrieval, library: await toLibrary(shelved, retrieval) }
  }
  const shelved = await shelving.read()
  const between = performance.now()
  let state = await stateOf(shelved)
  const times = { readMs: between - begun, indexMs: performance.now() - between }
  const ground = { store, report, now: Date.now }
  const context = (from: Asker): Context => ({
    ...state.library,
    arrivals: state.shelved.arrivals,
    asOf: state.shelved.asOf,
    ...ground,
    place: from.place,
    privately: from.privately ?? false,
    language: from.language ?? config.language,
    commands: [...COMMANDS, ...(from.platformCommands ?? [])],
    zoneOf: async (place) => (await zoneOf(place)) ?? config.zone,
  })
  return {
    store,
    desk: createDesk(
      { ...ground, language: config.language, suggest: (...typed) => state.library.suggest(...typed) },
      context,
    ),
    figures: { ...sizeOf(shelved.shelf), ...times },
    problems: shelved.problems,
    context: (place) => context({ place }),
    answer: (question, options) => askVerified(question, { top: options.top }, context(options)),
    refresh: async () => {
      const before = state
      const now = await shelving.read(before.shelved)
      state = now.changed ? await stateOf(now, before.retrieval) : { ...before, shelved: now }
      return cameSince(before.shelved, now)
    },
    forget: () => store.forget(Date.now(), Date.now() - config.retentionDays * 86_400_000),
    close: () => Promise.all([shelving.close(), indexing.close()]).then(store.close),
  }
}
