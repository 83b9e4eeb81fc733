import { createSenderContext } from './commands/access/access.ts'
import { type Context, type Report, reportFault } from './commands/context.ts'
import { type Asker, createDesk, type Desk } from './commands/desk.ts'
import { createLibraryBuilder } from './commands/library.ts'
import { COMMANDS } from './commands/table.ts'
import { askVerified } from './commands/verify.ts'
import type { Config } from './config.ts'
import type { Poster } from './digest/deliver/poster.ts'
import { type Answer, type Place, sizeOf } from './model.ts'
import { openIndexing } from './retrieval/index/indexing.ts'
import type { LiveRetrieval } from './retrieval/retrieval.ts'
import type { Shelved } from './sources/shelf/shelve.ts'
import { cameSince, openShelving } from './sources/shelf/shelving.ts'
import type { Store } from './store/port.ts'
import { openStore, pathBesideStore } from './store/sqlite/store.ts'

/** The assembled program: its sources are read and indexed, and it is ready for commands from any platform. */
export interface App extends Pick<Shelved, 'problems' | 'passedOver'> {
  readonly desk: Desk
  readonly store: Store
  /** How much was read at the start, and how long that took, in milliseconds. */
  readonly figures: Readonly<Record<'sources' | 'passages' | 'readMs' | 'indexMs', number>>
  /** What commands from a place need, with the shelf as it is now. */
  readonly context: (place: Place) => Context
  /** Answers as data, with verified excerpts, for other programs. */
  readonly answer: (question: string, options: { readonly place: Place; readonly top: number }) => Answer
  /** Reads the sources that have changed. @returns the new and changed ones, with when they came */
  readonly refresh: () => Promise<ReadonlyMap<string, number>>
  /** Deletes what is older than the retention time. */
  readonly forget: () => Promise<void>
  readonly close: () => Promise<void>
}

export interface AppOptions {
  /** What posts on a platform, and knows its people. */
  readonly posterOf?: (platform: string) => Poster | undefined
  /** Whether to record in the store when sources came. A single question does not need it. */
  readonly keeping?: boolean
  /** Receives lines for the person who runs the program. */
  readonly note?: (line: string) => void
}

/**
 * Opens the store, reads the sources and indexes them. Only here and in serve-chats.ts are implementations chosen.
 * @throws UserError if the path of the sources does not exist; ConfigError if the store cannot be opened
 */
export const createApp = async (
  config: Config,
  report: Report,
  { posterOf = () => undefined, keeping = true, note = () => {} }: AppOptions = {},
): Promise<App> => {
  const start = performance.now()
  const store = await openStore(config.database)
  const reporting = { report: (error: unknown) => void reportFault(report, error), note }
  const fileFor = (name: string) => ({ file: pathBesideStore(config.database, name), ...reporting })
  const shelving = openShelving(config.sources, store, { keeping, ...fileFor('shelf') })
  const indexing = openIndexing(fileFor('index'))
  const toLibrary = createLibraryBuilder(report)
  const stateOf = async (shelved: Shelved, before?: LiveRetrieval) => {
    const retrieval = await indexing.index(shelved.shelf, before)
    return { shelved, retrieval, library: await toLibrary(shelved, retrieval) }
  }
  const shelved = await shelving.read()
  const readMs = performance.now() - start
  let state = await stateOf(shelved)
  const figures = { ...sizeOf(shelved.shelf), readMs, indexMs: performance.now() - start - readMs }
  const shared = { store, report, now: Date.now, language: config.language }
  const ofSender = createSenderContext(config, posterOf)
  const context = (from: Asker): Context => ({
    ...state.library,
    arrivals: state.shelved.arrivals,
    asOf: state.shelved.asOf,
    passedOver: state.shelved.passedOver,
    ...shared,
    ...ofSender(from),
    ...(from.language && { language: from.language }),
    commands: [...COMMANDS, ...(from.platformCommands ?? [])],
  })
  return {
    store,
    desk: createDesk(
      { ...shared, rules: config.access, suggest: (...typed) => state.library.suggest(...typed) },
      context,
    ),
    figures,
    problems: shelved.problems,
    passedOver: shelved.passedOver,
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
