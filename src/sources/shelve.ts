import { createHash } from 'node:crypto'
import { resolve } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import type { Problem, Shelf } from '../shelf.ts'
import type { Arrival, SourceStore } from '../store/port-sources.ts'
import { createKeeper, type Keeper } from './keep.ts'
import { loadShelf } from './load.ts'
import { passagesOf } from './passages.ts'
import { readFound } from './read.ts'
import { settle } from './settle.ts'
import { FINE, type Found, walk } from './walk.ts'

/** A shelf, with what became of it since it was last read. */
export interface Shelved {
  readonly shelf: Shelf
  readonly problems: readonly Problem[]
  /** By source id, of the sources that are there. Without those that the store could not be asked about. */
  readonly arrivals: ReadonlyMap<string, Arrival>
  /** Whether the shelf or its problems differ from `before`, or without that, any file from what the store had of it. */
  readonly changed: boolean
  /** How many files were read. */
  readonly read: number
  /** How many were not read, because they are as the store has them. */
  readonly kept: number
  /** What all the files looked like; undefined where one has to be looked at again. */
  readonly seen: string | undefined
}

export interface ShelveOptions {
  /** Told once what the store failed with; the shelf is read all the same, without it. */
  readonly report: (error: unknown) => void
  /** What was shelved of the same path before. Where no file has changed since, nothing is read and its shelf is given back. */
  readonly before?: Shelved | undefined
}

/**
 * Reads a folder or file into the shelf that `loadShelf` makes of it, but takes from the store what was read before of files that are the
 * same, and leaves there what was read now. Collections are always read: that is as fast. Sources are compared with each other anew.
 *
 * @param now in milliseconds since 1970: when sources that are new arrive
 * @throws UserError where there is nothing to read at `path`, or it may not be read
 */
export const shelve = async (
  path: string,
  store: SourceStore,
  now: () => number,
  { report, before }: ShelveOptions,
): Promise<Shelved> => {
  const found = await walkAtRest(path)
  const seen = looksOf(found)
  if (before !== undefined && seen !== undefined && seen === before.seen)
    return { ...before, changed: false, read: 0, kept: found.files.length }

  const keeper = await createKeeper(resolve(path), store, now, report)
  const { sources, problems } = await readSources(path, found, keeper)
  const same =
    before !== undefined &&
    isDeepStrictEqual(before.problems, problems) &&
    isDeepStrictEqual(before.shelf.sources, sources)
  const shelf = same ? before.shelf : { sources, passages: sources.flatMap((source) => passagesOf(source)) }
  await keeper.finish()
  const arrivals = await keeper.arrivals(shelf.sources)
  const { read, kept, changed, holds } = keeper.figures()
  return {
    shelf,
    problems,
    arrivals,
    changed: before === undefined ? changed : !same,
    read,
    kept,
    seen: holds ? seen : undefined,
  }
}

/** The documents are let go before the passages are cut. */
const readSources = async (path: string, found: Found, keeper: Keeper) => {
  const { documents, problems } = await readFound(path, found, keeper.read)
  return { sources: settle(documents), problems }
}

/** What lies there. A file that was written a moment ago is waited for, once, so that its next change will show. */
const walkAtRest = async (path: string): Promise<Found> => {
  const found = await walk(path)
  if (found.files.every(({ stamp }) => stamp !== undefined)) return found
  await setTimeout(FINE)
  return walk(path)
}

const looksOf = ({ files, ignored, problems }: Found): string | undefined => {
  if (files.some(({ stamp }) => stamp === undefined)) return undefined
  const looks = [
    files.map(({ name, stamp }) => [name, stamp]),
    problems,
    files.length > 0 ? [] : [...ignored],
  ]
  return createHash('sha256').update(JSON.stringify(looks)).digest('hex')
}

/**
 * The shelf of a folder or file that is read once and not kept: when its sources came is not known.
 * @throws UserError where there is nothing to read at `path`, or it may not be read
 */
export const shelveOnce = async (path: string): Promise<Shelved> => {
  const { shelf, problems } = await loadShelf(path)
  return { shelf, problems, arrivals: new Map(), changed: true, read: 0, kept: 0, seen: undefined }
}
