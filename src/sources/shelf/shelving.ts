import { createDerivedWriter, readDerived } from '../../derived-file.ts'
import type { SourceStore } from '../../store/source-port.ts'
import type { ShelvesStore } from './added.ts'
import { CACHE_FORMAT, decodeCache, encodeCache, type ShelfCache } from './cache.ts'
import { createReader } from './reader.ts'
import { type Shelved, shelve, shelveOnce } from './shelve.ts'

/** Reads the shelf of one folder or file repeatedly, and caches it in a file for the next start of the program. */
export interface Shelving {
  /** @param before the last result; what has not changed stays the same objects */
  read(before?: Shelved): Promise<Shelved>
  /** Waits until the cache file is written. */
  close(): Promise<void>
}

export interface ShelvingOptions {
  /** Whether to use the store and the cache; a command that asks one question does not. */
  readonly keeping: boolean
  /** The cache file; undefined for none. */
  readonly file: string | undefined
  /** Called with errors of the store and of writing the file. */
  readonly report: (error: unknown) => void
  /** Called with a line that says why the cache file cannot be used. */
  readonly note: (line: string) => void
}

/**
 * Opens the shelving of a path. It writes the cache file when more than 2% of the sources are missing from it; fewer
 * are quickly read again at the next start. `read` throws as `shelve` does.
 */
export const openShelving = (
  path: string,
  store: SourceStore & ShelvesStore,
  { keeping, file, report, note }: ShelvingOptions,
): Shelving => {
  if (!keeping) return { read: () => shelveOnce(path, store), close: async () => {} }
  const format = `${CACHE_FORMAT} of ${path}`
  const writer = file === undefined ? undefined : createDerivedWriter(file, format, report)
  const reader = createReader()
  let written: ShelfCache['settled'] = new Map()
  return {
    read: async (before) => {
      const cache = before === undefined && file !== undefined ? readCache(file, format, note) : undefined
      if (cache !== undefined) written = cache.settled
      const shelved = await shelve(path, store, Date.now, { report, before, cache, reader })
      const { settled } = shelved.cache
      if (shelved.changed || (before ?? cache) === undefined) {
        let missing = 0
        for (const document of settled.keys()) if (!written.has(document)) missing += 1
        if (missing * 50 > settled.size) {
          written = settled
          writer?.write(() => encodeCache(shelved.cache))
        }
      }
      return shelved
    },
    close: async () => writer?.close(),
  }
}

/**
 * The sources that arrived or changed between two readings, by id, with the time in milliseconds since 1970. A source of an earlier time than
 * the first reading is one that was moved or copied.
 */
export const cameSince = (before: Shelved, { arrivals }: Shelved): ReadonlyMap<string, number> => {
  const came = new Map<string, number>()
  if (arrivals === before.arrivals) return came
  for (const [id, { changed }] of arrivals)
    if (before.arrivals.get(id)?.changed !== changed && changed > (before.asOf ?? 0)) came.set(id, changed)
  return came
}

const readCache = (file: string, format: string, note: (line: string) => void): ShelfCache | undefined => {
  const cache = readDerived(file, format, decodeCache)
  if (typeof cache !== 'string') return cache
  if (cache !== 'absent') note(`${file} is ${cache}: it will be rebuilt`)
  return undefined
}
