import { resolve } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { createDerivedWriter, readDerived } from '../../derived-file.ts'
import { AwayError, ClaimLostError, ConfigError } from '../../errors.ts'
import type { Store } from '../../store/port.ts'
import type { SourceStore } from '../../store/source-port.ts'
import type { Scratch } from '../../store/sqlite/scratch.ts'
import { walk } from '../read/walk.ts'
import type { ShelvesStore } from './added.ts'
import { CACHE_FORMAT, decodeCache, encodeCache, type ShelfCache } from './cache.ts'
import { follow } from './follow.ts'
import { createLease } from './lease.ts'
import { createPublisher, readerAt } from './publish.ts'
import { createReader } from './reader.ts'
import { type Shelved, shelve, shelveOnce } from './shelve.ts'
import { createTexts, type Texts } from './texts.ts'

/**
 * Reads the shelf of one folder or file repeatedly, and caches it in a file for the next start of the program. Of several processes on one store, one
 * reads the files, and the others take what it read from the store.
 */
export interface Shelving {
  /** What the store has the files under. */
  readonly root: string
  /** @param before the last result; what has not changed stays the same objects */
  read(before?: Shelved): Promise<Shelved>
  /** Whether this process reads the files, or follows another that does. */
  readonly role: () => Role
  /** Whether the store has something new for a process that follows, or nobody reads the files any more. Quick. */
  readonly isBehind: () => Promise<boolean>
  /** Lets another process read. Waits until the cache file is written. */
  close(): Promise<void>
}

export type Role = 'reads' | 'follows'

export interface ShelvingOptions {
  /** Whether to use the store and the cache; a command that asks one question does not. */
  readonly keeping: boolean
  /**
   * The name under which several machines have the folder in one store. Without it the store has the files under their path, and its processes are
   * on one machine.
   */
  readonly name?: string | undefined
  /** Whether this process goes on for long. One that does not leaves a shared folder to those that do. */
  readonly serving?: boolean
  /** Where the texts are kept in place of memory; without it they stay there. It is closed with the shelving. */
  readonly texts?: Scratch | undefined
  /** The cache file; undefined for none. */
  readonly file: string | undefined
  /** Called with errors of the store and of writing the file. */
  readonly report: (error: unknown) => void
  /** Called with a line that says why the cache file cannot be used, or what is waited for. */
  readonly note: (line: string) => void
}

/** The store, as far as shelving goes. */
type ShelvingStore = SourceStore & ShelvesStore & Pick<Store, 'claim' | 'renew' | 'isClaimed' | 'release'>

/** How often to look whether the first reading has ended, in milliseconds. */
const PATIENCE = 250

/**
 * Opens the shelving of a path. It writes the cache file when more than 2% of the sources are missing from it; fewer
 * are quickly read again at the next start. `read` throws as `shelve` does.
 */
export const openShelving = (path: string, store: ShelvingStore, options: ShelvingOptions): Shelving => {
  const { keeping, name, file, report, note } = options
  const root = name ?? resolve(path)
  const shared = name !== undefined
  if (!keeping)
    return {
      root,
      read: () => shelveOnce(path, store),
      role: () => 'reads',
      isBehind: async () => false,
      close: async () => {},
    }
  const format = `${CACHE_FORMAT} of ${path}`
  const writer = file === undefined ? undefined : createDerivedWriter(file, format, report)
  const texts = options.texts && createTexts(options.texts)
  const reader = createReader(undefined, texts)
  const lease = createLease(root, store)
  const newPublisher = () => createPublisher(root, readerAt(path), store, lease.key)
  let publisher = newPublisher()
  let written: ShelfCache['settled'] = new Map()
  /** Of the reading that was taken from the store last. */
  let taken: string | undefined

  /** Whether this process is one that would read the files if it may. */
  const isCandidate = async (isStart: boolean): Promise<boolean> => {
    if (lease.isOwn() || (isStart && !shared)) return true
    if (!(await lease.isFree())) return false
    const isFirst = (await store.reading(root)) === undefined
    if (shared && !options.serving) return isFirst
    // Who has no files would take them from everybody.
    return (
      (isFirst && isStart) ||
      walk(path)
        .then(({ files }) => files.length > 0)
        .catch(() => false)
    )
  }

  const readFiles = async (before: Shelved | undefined, cache: ShelfCache | undefined): Promise<Shelved> => {
    const { saveFile, deleteFile } = store
    const own: SourceStore & ShelvesStore = {
      ...store,
      saveFile: (at, one, content, now) => saveFile(at, one, content, now, lease.key),
      deleteFile: (at, one, now) => deleteFile(at, one, now, lease.key),
    }
    try {
      const reading = { report, before, cache, reader, root, shared, texts }
      const shelved = await shelve(path, own, Date.now, reading)
      await publisher.publish(shelved).catch((error) => {
        if (error instanceof ClaimLostError) throw error
        report(error)
      })
      return shelved
    } catch (error) {
      // A program that cannot start must not keep another from it. On other machines the folder may be there.
      if (!(error instanceof ClaimLostError) && (before === undefined || shared))
        await lease.giveBack().catch(report)
      throw error
    }
  }

  const readOrFollow = async (
    before: Shelved | undefined,
    cache: ShelfCache | undefined,
  ): Promise<Shelved> => {
    for (let waits = 0; ; waits += 1) {
      try {
        if ((await isCandidate(before === undefined)) && (await lease.take()))
          return await readFiles(before, cache)
        publisher = newPublisher()
        const followed = await follow(root, path, store, { before, cache, texts })
        taken = followed?.revision
        if (followed !== undefined) return followed.shelved
      } catch (error) {
        if (!(error instanceof ClaimLostError)) throw error
        lease.lose()
      }
      if (waits === 1) note('another process reads the sources for the first time: waiting for it')
      await setTimeout(PATIENCE)
    }
  }

  return {
    root,
    read: async (before) => {
      const cache =
        before === undefined && file !== undefined ? readCache(file, format, note, texts) : undefined
      if (cache !== undefined) written = cache.settled
      const shelved = await readOrFollow(before, cache).catch((error: unknown) => {
        if (before !== undefined || !(error instanceof AwayError) || error.what !== 'texts') throw error
        throw new ConfigError(
          `The sources’ texts cannot be kept on the disk (${error.message}): make room where DATABASE is.`,
        )
      })
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
    role: () => (lease.isOwn() ? 'reads' : 'follows'),
    isBehind: async () =>
      !lease.isOwn() && ((await store.reading(root))?.revision !== taken || (await isCandidate(false))),
    close: async () => {
      await lease.giveBack().catch(report)
      await writer?.close()
      texts?.close()
    },
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

const readCache = (
  file: string,
  format: string,
  note: (line: string) => void,
  texts: Texts | undefined,
): ShelfCache | undefined => {
  const cache = readDerived(file, format, (content) => decodeCache(content, texts))
  if (typeof cache !== 'string') return cache
  if (cache !== 'absent') note(`${file} is ${cache}: it will be rebuilt`)
  return undefined
}
