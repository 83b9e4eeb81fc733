import { type FSWatcher, watch as watchNatively } from 'node:fs'
import { opendir, realpath, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { kindOf } from '../read/kinds.ts'
import { isPassedBy } from '../read/walk.ts'

/** Tells when files of a folder change. What it misses is found when the folder is looked at in any case. */
export interface FolderWatch {
  /** Watches what could not be watched before. */
  renew(): Promise<void>
  stop(): void
}

export interface WatchOptions {
  /** Called once all has been quiet for a while. */
  readonly onChange: () => void
  /** Called with the first error that keeps a folder from being watched. */
  readonly report: (error: unknown) => void
  /** @returns cancels it */
  readonly setTimer: (run: () => void, milliseconds: number) => () => void
  /** Watches the entries of one folder, as Node does. */
  readonly watch?: (folder: string, onEvent: (name: string | null) => void) => Watched
}

/** What Node gives for a folder that it watches. */
interface Watched {
  close(): void
  on(event: 'error', listener: (error: Error) => void): unknown
}

/**
 * In milliseconds without any change: then a file that was being written is whole. A program that writes in pieces further apart is rare, and
 * its file is read again after the next piece.
 */
const QUIET = 700
/** In folders. The system allows so many watches, of all programs together. */
const MOST_FOLDERS = 5_000

/**
 * Watches a folder with all folders below it, or a file. Each folder has a watch of its own: Node's recursive watch has one for each file
 * on Linux, and takes a second to start on 20,000 files, in which nothing else runs.
 */
export const watchFolder = async (path: string, options: WatchOptions): Promise<FolderWatch> => {
  const { onChange, report, setTimer, watch = watchEntries } = options
  const watches = new Map<string, Watched>()
  let stopped = false
  let isWhole = true
  let cancel: () => void = () => {}
  const changed = (): void => {
    if (stopped) return
    cancel()
    cancel = setTimer(onChange, QUIET)
  }
  const fail = (error: unknown): void => {
    if (isWhole && !stopped) report(error)
    isWhole = false
  }
  const drop = (folder: string): void => {
    watches.get(folder)?.close()
    watches.delete(folder)
  }
  /** What is neither a file that is read nor a folder, such as a data base among the sources, changes nothing. */
  const onEvent = async (folder: string, name: string | null): Promise<void> => {
    if (name !== null && isPassedBy(name)) return
    if (name === null || kindOf(name) !== undefined) {
      changed()
      return
    }
    const at = join(folder, name)
    const isFolder = (await stat(at).catch(() => undefined))?.isDirectory() === true
    if (!isFolder && !watches.has(at)) return
    if (!isFolder) drop(at)
    await watchBelow(at)
    changed()
  }
  const watchOne = (folder: string, only?: string): void => {
    if (stopped || watches.has(folder)) return
    try {
      if (watches.size >= MOST_FOLDERS) throw new Error(`There are more than ${MOST_FOLDERS} folders.`)
      const own = watch(folder, (name) => {
        if (only === undefined || name === null || name === only) onEvent(folder, name).catch(fail)
      })
      own.on('error', (error) => {
        drop(folder)
        fail(error)
      })
      watches.set(folder, own)
    } catch (error) {
      fail(error)
    }
  }
  const watchBelow = async (folder: string): Promise<void> => {
    for await (const each of foldersIn(folder)) watchOne(each)
  }
  const watchAll = async (): Promise<void> => {
    try {
      // An editor replaces a file, so its folder is watched.
      if ((await stat(path)).isDirectory()) await watchBelow(path)
      else watchOne(dirname(path), basename(path))
    } catch (error) {
      fail(error)
    }
  }
  await watchAll()
  // What came before it was watched is not told of.
  changed()
  return {
    renew: async () => {
      if (isWhole) return
      const before = watches.size
      await watchAll()
      if (watches.size > before) changed()
    },
    stop: () => {
      stopped = true
      cancel()
      for (const folder of [...watches.keys()]) drop(folder)
    },
  }
}

const watchEntries = (folder: string, onEvent: (name: string | null) => void): FSWatcher =>
  watchNatively(folder, { persistent: false }, (_, name) => onEvent(name))

/** A folder and those below it, as they are walked. A folder that goes meanwhile is left out. */
async function* foldersIn(top: string): AsyncGenerator<string> {
  const seen = new Set<string>()
  const folders = [top]
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    const real = await realpath(folder).catch(() => undefined)
    if (real === undefined || seen.has(real)) continue
    seen.add(real)
    yield folder
    try {
      for await (const entry of await opendir(folder)) {
        if (isPassedBy(entry.name)) continue
        const at = join(folder, entry.name)
        const isFolder = entry.isSymbolicLink()
          ? (await stat(at).catch(() => undefined))?.isDirectory() === true
          : entry.isDirectory()
        if (isFolder) folders.push(at)
      }
    } catch {
      // It went, or may not be read: then there is nothing to watch below it.
    }
  }
}
