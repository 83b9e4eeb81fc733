import { createHash } from 'node:crypto'
import { resolve } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import type { Problem, Shelf, ShelfInMemory, Source } from '../../model.ts'
import { createPace, eachInTurn, NEVER_YIELD, type Pace } from '../../pace.ts'
import type { Arrival, SourceStore } from '../../store/source-port.ts'
import type { Document } from '../document.ts'
import { passagesOf } from '../passages/passages.ts'
import { HEAVY_KINDS } from '../read/kinds.ts'
import { documentsOf, type IdOwners, readFound } from '../read/read.ts'
import { type FoundFile, type FoundFiles, TIMESTAMP_STEP, walk } from '../read/walk.ts'
import { groupByShelf, NOTHING_ADDED, readAdded, type ShelvesStore } from './added.ts'
import { arrange, withStamp } from './arrange.ts'
import type { ShelfCache } from './cache.ts'
import { createKeeper } from './keeper.ts'
import { type Reader, readAll } from './reader.ts'
import { settle } from './settle.ts'
import type { Texts } from './texts.ts'

/*
 * `shelf` reads a folder into a shelf of sources and passages. It keeps what it read in the store and in a cache file,
 * reads again only the files that changed, and reads large pages in a thread.
 */

/** A shelf, and how it differs from the last time it was read. */
export interface Shelved {
  readonly shelf: Shelf
  /** The id of the shelf that each source stands on, by the source's id. */
  readonly shelfOf: ReadonlyMap<string, string>
  readonly problems: readonly Problem[]
  /** The files that are not read: “3 .mp4, 1 .jpg”. Empty if there are none. */
  readonly passedOver: string
  /** When each source arrived, by id. Lacks sources that the store could not be asked about. */
  readonly arrivals: ReadonlyMap<string, Arrival>
  /**
   * All that any process had recorded by then is in the shelf and its arrivals: the last moment, in milliseconds since
   * 1970, at which the files looked as they were read. A process records a source only after it has found the file.
   * Undefined if the store could not be asked.
   */
  readonly asOf: number | undefined
  /** Whether the shelf or its problems differ from `before`; without `before`, whether any file differs from the store. */
  readonly changed: boolean
  /** How many files were read. */
  readonly read: number
  /** How many files were not read because they are the same as in the store. */
  readonly reused: number
  /** Identifies the state of all files; undefined if a file has to be read again anyway. */
  readonly fingerprint: string | undefined
  readonly cache: ShelfCache
}

export interface ShelveOptions {
  /** Called once with the store's first error. The shelf is still read, without the store. */
  readonly report: (error: unknown) => void
  /** The last result for the same path. It is returned as it is if no file has changed since. */
  readonly before?: Shelved | undefined
  /** A cache of the same path, if there is no `before`. */
  readonly cache?: ShelfCache | undefined
  /** Reads files in a thread; without it they are read in this one. */
  readonly reader?: Reader | undefined
  /** What the store has the files under. By default the path. */
  readonly root?: string
  /** Whether others take the sources from the store: then it has all that is read, of collections too. */
  readonly shared?: boolean
  /** Where the texts are, if they are not in memory. */
  readonly texts?: Texts | undefined
  /** Called between steps. No step takes longer than the largest file. */
  readonly pace?: Pace
}

/**
 * Reads a folder or file into a shelf, as `loadShelf` does, but takes unchanged files from the store and writes the
 * others to it. Sources that come out as before are the same objects, and so are their passages.
 *
 * @param now in milliseconds since 1970: when new sources arrive
 * @throws UserError if there is nothing at `path`, or it may not be read; the store's error if it does not say who may read what, so that
 * nobody is shown what they may not see
 */
export const shelve = async (
  path: string,
  store: SourceStore & ShelvesStore,
  now: () => number,
  options: ShelveOptions,
): Promise<Shelved> => {
  const { report, before, cache = before?.cache ?? EMPTY_CACHE, reader, texts } = options
  const { pace = createPace() } = options
  const begun = now()
  const found = await walkAtRest(path)
  const added = await readAdded(store, cache.files, pace, texts)
  const fingerprint = withStamp(await fingerprintOf(found, pace), added)
  if (before !== undefined && fingerprint !== undefined && fingerprint === before.fingerprint)
    return { ...before, asOf: begun, changed: false, read: 0, reused: found.files.length }

  const { root = resolve(path), shared = false } = options
  const keeper = await createKeeper(root, store, now, {
    report,
    before: cache.files,
    pace,
    shared,
    texts,
    error: added.error,
  })
  const fresh = found.files.filter((file) => !keeper.isSaved(file))
  // At the start of the program a thread pays only for what takes long to read, or may never end.
  const pages = fresh.filter(({ kind }) => kind === '.html' || kind === '.htm')
  const isHeavy = pages.length > FEW_PAGES || fresh.some(({ kind }) => HEAVY_KINDS.has(kind))
  const inThread = reader !== undefined && (before !== undefined || isHeavy)
  if (inThread) reader.prefetch(fresh)
  const open = inThread ? reader.open : documentsOf
  const read = (file: FoundFile, owners: IdOwners) => keeper.read(file, owners, open)
  const { documents, problems, passedOver } = await readFound(path, found, read, pace)
  const known = (document: Document) => cache.settled.get(document) ?? reader?.settled(document)
  const { shelf, shelfOf, settled, same } = await arrange(documents, problems, added, {
    before,
    known,
    pace,
    texts,
  })
  await reader?.stop()
  await keeper.finish()
  const arrivals = await keeper.arrivals(shelf.sources, added)
  const { changed, cacheable, storeWorks, ...counts } = keeper.stats()
  // What this reading has recorded came after it began. It counts too, if the files still look the same.
  const ended = now()
  const isCurrent =
    changed &&
    fingerprint !== undefined &&
    fingerprint === withStamp(await fingerprintOf(await walk(path), pace), added)
  return {
    shelf,
    shelfOf,
    problems,
    passedOver,
    arrivals,
    asOf: !storeWorks ? undefined : isCurrent ? ended : begun,
    changed: before === undefined ? changed : !same,
    ...counts,
    fingerprint: cacheable ? fingerprint : undefined,
    cache: { files: new Map([...keeper.cachedFiles(), ...added.files]), settled },
  }
}

const FEW_PAGES = 20

export const EMPTY_CACHE: ShelfCache = { files: new Map(), settled: new Map() }

/** Walks the files. If one was written a moment ago, waits once, so that its next change will show in its stamp. */
const walkAtRest = async (path: string): Promise<FoundFiles> => {
  const found = await walk(path)
  if (found.files.every(({ stamp }) => stamp !== undefined)) return found
  await setTimeout(TIMESTAMP_STEP)
  return walk(path)
}

const fingerprintOf = async (
  { files, ignored, problems }: FoundFiles,
  pace: Pace,
): Promise<string | undefined> => {
  if (files.some(({ stamp }) => stamp === undefined)) return undefined
  const hash = createHash('sha256').update(JSON.stringify([problems, [...ignored].sort()]))
  await eachInTurn(files, pace, ({ name, stamp }) => hash.update(JSON.stringify([name, stamp])))
  return hash.digest('hex')
}

/**
 * Reads a folder or file into a shelf: its sources in the order of their paths, their passages, and the problems.
 *
 * @param store whose added sources are on the shelf too
 * @throws UserError if there is nothing at `path`, or it may not be read
 */
export const loadShelf = async (
  path: string,
  store?: ShelvesStore,
): Promise<Pick<Shelved, 'shelfOf' | 'problems' | 'passedOver'> & { readonly shelf: ShelfInMemory }> => {
  const { sources, ...rest } = await readSources(path, store)
  return { shelf: { sources, passages: sources.flatMap((source) => passagesOf(source)) }, ...rest }
}

/** A function of its own, so that the documents are freed before the passages are cut. */
const readSources = async (path: string, store: ShelvesStore | undefined) => {
  const { documents, ...rest } = await readAll(path)
  const added = store === undefined ? NOTHING_ADDED : await readAdded(store, new Map(), NEVER_YIELD)
  const sources: Source[] = []
  const shelfOf = new Map<string, string>()
  for (const [shelf, group] of groupByShelf(documents, added))
    for (const source of settle(group)) {
      sources.push(source)
      shelfOf.set(source.id, shelf)
    }
  return { sources, shelfOf, ...rest }
}

/** `loadShelf` as a `Shelved`, for a shelf that is read once: when its sources arrived is not known. */
export const shelveOnce = async (path: string, store?: ShelvesStore): Promise<Shelved> => ({
  ...(await loadShelf(path, store)),
  arrivals: new Map(),
  asOf: undefined,
  changed: true,
  read: 0,
  reused: 0,
  fingerprint: undefined,
  cache: EMPTY_CACHE,
})
