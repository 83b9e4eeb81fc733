import { createHash } from 'node:crypto'
import { resolve } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import type { Passage } from '../../model.ts'
import { createPace, type Pace } from '../../pace.ts'
import type { Problem, Shelf } from '../../shelf.ts'
import type { Arrival, SourceStore } from '../../store/port.ts'
import type { Document } from '../document.ts'
import { documentsOf, type Places, readFound } from '../read/read.ts'
import { FINE, type Found, type FoundFile, walk } from '../read/walk.ts'
import { createKeeper } from './keeper.ts'
import { loadShelf } from './load.ts'
import type { Memory } from './memory.ts'
import type { Reader } from './reader.ts'
import { type Settled, settleAgain } from './settle.ts'

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
  readonly memory: Memory
}

export interface ShelveOptions {
  /** Told once what the store failed with; the shelf is read all the same, without it. */
  readonly report: (error: unknown) => void
  /** What was shelved of the same path before. Where no file has changed since, nothing is read and its shelf is given back. */
  readonly before?: Shelved | undefined
  /** Where there is no `before`: what is remembered of the same path. Files that changed since are read anew. */
  readonly memory?: Memory | undefined
  /** Reads files aside; without it they are read here. */
  readonly reader?: Reader | undefined
  /** Asked between two steps, none of which takes longer than the largest file. */
  readonly pace?: Pace
}

/**
 * Reads a folder or file into the shelf that `loadShelf` makes of it, but takes from the store what was read before of files that are the
 * same, and leaves there what was read now. Sources that come out as they did before are the same objects, as are their passages.
 *
 * @param now in milliseconds since 1970: when sources that are new arrive
 * @throws UserError where there is nothing to read at `path`, or it may not be read
 */
export const shelve = async (
  path: string,
  store: SourceStore,
  now: () => number,
  { report, before, memory = before?.memory ?? FORGOTTEN, reader, pace = createPace() }: ShelveOptions,
): Promise<Shelved> => {
  const found = await walkAtRest(path)
  const seen = await looksOf(found, pace)
  if (before !== undefined && seen !== undefined && seen === before.seen)
    return { ...before, changed: false, read: 0, kept: found.files.length }

  const keeper = await createKeeper(resolve(path), store, now, { report, before: memory.files, pace })
  const fresh = found.files.filter((file) => !keeper.has(file))
  // Before the program is there for anybody, a thread is worth its while only for pages, which take long to read.
  const pages = fresh.filter(({ kind }) => kind === '.html' || kind === '.htm')
  const aside = reader !== undefined && (before !== undefined || pages.length > FEW)
  if (aside) reader.expect(fresh)
  const open = aside ? reader.open : documentsOf
  const read = (file: FoundFile, places: Places) => keeper.read(file, places, open)
  const { documents, problems } = await readFound(path, found, read, pace)
  const settled = await settleAgain(
    documents,
    (document) => memory.settled.get(document) ?? reader?.settled(document),
    pace,
  )
  await reader?.rest()
  const sources = Array.from(settled.values(), ({ source }) => source)
  const same =
    before !== undefined &&
    isDeepStrictEqual(before.problems, problems) &&
    before.shelf.sources.length === sources.length &&
    before.shelf.sources.every((source, index) => source === sources[index])
  const shelf = same ? before.shelf : { sources, passages: await passagesOf(settled, pace) }
  await keeper.finish()
  const arrivals = await keeper.arrivals(shelf.sources)
  const { changed, holds, ...figures } = keeper.figures()
  return {
    shelf,
    problems,
    arrivals,
    changed: before === undefined ? changed : !same,
    ...figures,
    seen: holds ? seen : undefined,
    memory: { files: keeper.held(), settled },
  }
}

/** In files. */
const FEW = 20

const FORGOTTEN: Memory = { files: new Map(), settled: new Map() }

const passagesOf = async (settled: ReadonlyMap<Document, Settled>, pace: Pace): Promise<Passage[]> => {
  const all: Passage[] = []
  for (const { passages } of settled.values()) {
    for (const passage of passages) all.push(passage)
    const turn = pace()
    if (turn) await turn
  }
  return all
}

/** What lies there. A file that was written a moment ago is waited for, once, so that its next change will show. */
const walkAtRest = async (path: string): Promise<Found> => {
  const found = await walk(path)
  if (found.files.every(({ stamp }) => stamp !== undefined)) return found
  await setTimeout(FINE)
  return walk(path)
}

const looksOf = async ({ files, ignored, problems }: Found, pace: Pace): Promise<string | undefined> => {
  const hash = createHash('sha256').update(JSON.stringify([problems, files.length > 0 ? [] : [...ignored]]))
  for (const { name, stamp } of files) {
    if (stamp === undefined) return undefined
    hash.update(JSON.stringify([name, stamp]))
    const turn = pace()
    if (turn) await turn
  }
  return hash.digest('hex')
}

/**
 * The shelf of a folder or file that is read once and not kept: when its sources came is not known.
 * @throws UserError where there is nothing to read at `path`, or it may not be read
 */
export const shelveOnce = async (path: string): Promise<Shelved> => {
  const { shelf, problems } = await loadShelf(path)
  return {
    shelf,
    problems,
    arrivals: new Map(),
    changed: true,
    read: 0,
    kept: 0,
    seen: undefined,
    memory: FORGOTTEN,
  }
}
