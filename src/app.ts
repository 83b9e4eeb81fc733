import { createSenderContext } from './commands/access/access.ts'
import { type Context, type Report, reportFault } from './commands/context.ts'
import { type Asker, createDesk, type Desk } from './commands/desk.ts'
import { openLibraries } from './commands/libraries.ts'
import { COMMANDS } from './commands/table.ts'
import { askVerified } from './commands/verify.ts'
import type { Config } from './config.ts'
import type { Poster } from './digest/deliver/poster.ts'
import { type Answer, type Place, type Shelf, sizeOf } from './model.ts'
import { openIndexing } from './retrieval/index/open.ts'
import type { AskOptions } from './retrieval/retrieval.ts'
import { type OpenReaders, openReaders } from './sources/added/readers.ts'
import type { Shelved } from './sources/shelf/shelve.ts'
import { openShelving, type Shelving } from './sources/shelf/shelving.ts'
import { openScratch, openStore, pathBesideStore, sharedFolder } from './store/open.ts'
import type { Store } from './store/port.ts'

/** The assembled program: its sources are read and indexed, and it is ready for commands from any platform. */
export interface App extends Pick<Shelved, 'problems' | 'passedOver'> {
  readonly desk: Desk
  readonly store: Store
  /** How much was read at the start, and how long that took, in milliseconds. */
  readonly figures: Readonly<Record<'sources' | 'passages' | 'readMs' | 'indexMs', number>>
  /** What commands from a place need, with the shelf as it is now. */
  readonly context: (place: Place) => Context
  /** Answers as data, with verified excerpts, for other programs. */
  readonly answer: (question: string, options: AskOptions) => Promise<Answer>
  /** All sources, whoever may read them. */
  readonly shelf: () => Shelf
  /** Reads the sources that have changed. @returns the new and changed ones, with when they came */
  readonly refresh: () => Promise<ReadonlyMap<string, number>>
  /** Whether this process reads the folder of sources, or follows another that does. */
  readonly sources: Pick<Shelving, 'role' | 'isBehind'>
  /** Deletes what is older than the retention time. */
  readonly forget: () => Promise<void>
  readonly close: () => Promise<void>
}

export interface AppOptions extends Pick<Context, 'reader'> {
  /** What posts on a platform, and knows its people. */
  readonly posterOf?: (platform: string) => Poster | undefined
  /** Whether to record in the store when sources came. A single question does not need it. */
  readonly keeping?: boolean
  /** Receives lines for the person who runs the program. */
  readonly note?: (line: string) => void
  /** The store whose added sources are read, where the app keeps nothing itself. */
  readonly added?: string | undefined
  /** Whether the program goes on for long, and may read the folder for other replicas. */
  readonly serving?: boolean
  /** What reads links and files that people give. */
  readonly readers?: OpenReaders
}

/**
 * Opens the store, reads the sources and indexes them. Only here and in serve-chats.ts are implementations chosen.
 * @throws UserError if the path of the sources does not exist; ConfigError if the store cannot be opened
 */
export const createApp = async (config: Config, report: Report, options: AppOptions = {}): Promise<App> => {
  const { posterOf = () => undefined, keeping = true, serving = false, note = () => {} } = options
  const { readers = openReaders(), added, reader } = options
  const store = await openStore(config.database)
  const reporting = { report: (error: unknown) => void reportFault(report, error), note }
  const fileFor = (name: string) => ({ file: pathBesideStore(config.database, name), ...reporting })
  const kept = added === undefined ? store : await openStore(added)
  const name = config.ownSources ? undefined : sharedFolder(config.database)
  const search = serving ? config.search : undefined
  const texts = search && openScratch(config.database, 'texts')
  const shelving = openShelving(config.sources, kept, { keeping, name, serving, texts, ...fileFor('shelf') })
  const indexing = await openIndexing(search, { ...fileFor('index'), role: shelving.role })
  const libraries = await openLibraries({ shelving, indexing, store, folder: shelving.root, report })
  const { problems, passedOver, shelf } = libraries.shelved()
  const { language, retentionDays } = config
  const shared = { store, report, now: Date.now, language, retentionDays, ...(reader && { reader }) }
  const ofSender = createSenderContext(config, posterOf)
  const context = (from: Asker): Context => ({
    ...libraries.of(from.place),
    ...libraries.here(from.place),
    refresh: () => libraries.refresh().then(() => libraries.of(from.place)),
    readers,
    ...shared,
    ...ofSender(from),
    ...(from.language && { language: from.language }),
    commands: [...COMMANDS, ...(from.platformCommands ?? [])],
  })
  return {
    store,
    desk: createDesk({ ...shared, rules: config.access }, context),
    figures: { ...sizeOf(shelf), ...libraries.times },
    problems,
    passedOver,
    context: (place) => context({ place }),
    answer: (question, { place, ...asked }) => askVerified(question, asked, context({ place })),
    shelf: () => libraries.shelved().shelf,
    refresh: libraries.readNews,
    sources: shelving,
    forget: () => store.forget(Date.now(), Date.now() - retentionDays * 86_400_000),
    close: () => Promise.all([shelving.close(), indexing.close(), readers.close()]).then(store.close),
  }
}
