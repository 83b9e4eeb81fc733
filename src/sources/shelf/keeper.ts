import { isDeepStrictEqual } from 'node:util'
import { AwayError, ClaimLostError } from '../../errors.ts'
import type { Source } from '../../model.ts'
import { eachInTurn, type Pace } from '../../pace.ts'
import type { Arrival, SourceStore } from '../../store/source-port.ts'
import type { Document } from '../document.ts'
import { type FileContent, type IdOwners, type OpenFile, READER_VERSION, readOneFile } from '../read/read.ts'
import type { FoundFile } from '../read/walk.ts'
import type { AddedDocuments } from './added.ts'
import { arrivalsAmong } from './arrange.ts'
import type { CachedFile } from './cache.ts'
import { fromSaved, isSavedWhole, type SavedContent, sameContent, toSaved } from './saved.ts'
import type { Texts } from './texts.ts'

/** Reads the files of one root. Takes unchanged files from the cache or the store, and stores the others. */
export interface Keeper {
  readonly read: (file: FoundFile, owners: IdOwners, open: OpenFile) => Promise<FileContent>
  /** Whether the store has the file as it is now. */
  readonly isSaved: (file: FoundFile) => boolean
  /** Stores what has to wait until all files are read: sources that left a file, and files that are gone. */
  readonly finish: () => Promise<void>
  /** @param added documents, whose sources are among these too */
  readonly arrivals: (
    sources: readonly Source[],
    added: AddedDocuments,
  ) => Promise<ReadonlyMap<string, Arrival>>
  readonly stats: () => KeeperStats
  /** The content of all files, by name. A file without a stamp has to be read again. */
  readonly cachedFiles: () => ReadonlyMap<string, CachedFile>
}

export interface KeeperOptions {
  /** Called with the store's first error. The store is not used after it, because each try may wait. */
  readonly report: (error: unknown) => void
  /** The cached files of the last reading: documents that are the same stay the same objects. */
  readonly before: ReadonlyMap<string, CachedFile>
  readonly pace: Pace
  /** Whether the store gets the documents of collections whole. */
  readonly shared?: boolean
  /** Where the texts are, if they are not in memory. */
  readonly texts?: Texts | undefined
  /** An error that the store has had already. */
  readonly error?: unknown
}

interface KeeperStats {
  /** How many files were read. */
  readonly read: number
  /** How many files were taken from the cache or the store. */
  readonly reused: number
  /** Whether any file differs from what the store had. */
  readonly changed: boolean
  /** Whether everything would come out the same while all files are the same. */
  readonly cacheable: boolean
  /** Whether the store has answered each time. */
  readonly storeWorks: boolean
}

/** @param now in milliseconds since 1970 */
export const createKeeper = async (
  root: string,
  store: SourceStore,
  now: () => number,
  { report, before, pace, shared = false, texts, error: failure }: KeeperOptions,
): Promise<Keeper> => {
  let storeWorks = failure === undefined
  if (!storeWorks) report(failure)
  /** The store's answer, or undefined once it has failed. */
  const ask = async <T>(question: () => Promise<T>): Promise<T | undefined> => {
    if (!storeWorks) return undefined
    try {
      return await question()
    } catch (error) {
      if (error instanceof ClaimLostError) throw error
      storeWorks = false
      report(error)
      return undefined
    }
  }
  const savedFiles = (await ask(() => store.savedFiles(root))) ?? []
  const stamps = new Map(savedFiles.map(({ name, stamp }) => [name, stamp]))
  const gone = new Set(stamps.keys())
  const later: (() => Promise<unknown>)[] = []
  const cached = new Map<string, CachedFile>()
  const stats = { read: 0, reused: 0, changed: false, cacheable: true }

  /** The earlier content of an unchanged file, unless another file has one of its ids now. */
  const restore = async (
    file: FoundFile,
    stamp: string,
    owners: IdOwners,
  ): Promise<FileContent | undefined> => {
    const { name } = file
    let content = before.get(name)?.stamp === stamp ? before.get(name)?.content : undefined
    if (content === undefined && isSavedWhole(file)) {
      const saved = await ask(() => store.savedDocuments(root, name))
      content = saved && readSaved(saved, report, texts)
    }
    if (content === undefined || content.documents.some(({ id }) => owners.has(id))) return undefined
    await eachInTurn(content.documents, pace, (document) => owners.set(document.id, document.file ?? name))
    return content
  }

  /** What the store has of a file. Collections are compared with the cache where that is what was saved. */
  const savedBefore = async (file: FoundFile): Promise<SavedContent | undefined> => {
    const stamp = stamps.get(file.name)
    if (stamp === undefined) return { documents: [], problems: '' }
    const known = before.get(file.name)
    if (known !== undefined && stamp !== NO_STAMP && known.stamp === stamp && !isSavedWhole(file))
      return toSaved(file, known.content, shared, pace)
    return ask(() => store.savedDocuments(root, file.name))
  }

  const save = async (file: FoundFile, stamp: string, content: SavedContent): Promise<void> => {
    const { name } = file
    const earlier = await savedBefore(file)
    const same = earlier !== undefined && sameContent(earlier, content)
    if (!same) stats.changed = true
    if (same && stamps.get(name) === stamp) return
    const write = () => ask(() => store.saveFile(root, { name, stamp }, content, now()))
    const ids = new Set(content.documents.map(({ id }) => id))
    // A source that left this file may have moved to a later one, so it is withdrawn only after all are read.
    if (earlier?.documents.some(({ id }) => !ids.has(id))) later.push(write)
    else await write()
  }

  const stampOf = ({ stamp }: FoundFile): string =>
    stamp === undefined ? NO_STAMP : `${READER_VERSION}:${stamp}`
  const isSaved = (file: FoundFile): boolean =>
    stampOf(file) !== NO_STAMP && stamps.get(file.name) === stampOf(file)

  return {
    isSaved,
    read: async (file, owners, open) => {
      gone.delete(file.name)
      const stamp = stampOf(file)
      const same = isSaved(file)
      const restored = same ? await restore(file, stamp, owners) : undefined
      if (restored !== undefined) {
        stats.reused += 1
        cached.set(file.name, { stamp, content: restored })
        return restored
      }
      stats.read += 1
      const content = await withSameObjects(
        await readOneFile(file, owners, texts === undefined ? open : keptFrom(open, texts)),
        before.get(file.name)?.content,
        pace,
        texts,
      )
      const { cacheScope } = content
      const ownStamp = cacheScope === 'file' ? stamp : NO_STAMP
      cached.set(file.name, { stamp: ownStamp, content })
      if (cacheScope === 'none' || stamp === NO_STAMP) stats.cacheable = false
      if (!same || cacheScope !== 'file' || isSavedWhole(file))
        await save(file, ownStamp, await toSaved(file, content, shared, pace))
      return content
    },
    finish: async () => {
      for (const write of later) await write()
      for (const name of gone) {
        stats.changed = true
        await ask(() => store.deleteFile(root, name, now()))
      }
    },
    arrivals: (sources, added) =>
      arrivalsAmong(sources, root, added, async (one) => (await ask(() => store.arrivals(one))) ?? [], pace),
    cachedFiles: () => cached,
    stats: () => ({
      ...stats,
      cacheable: stats.cacheable && storeWorks,
      changed: stats.changed || !storeWorks,
      storeWorks,
    }),
  }
}

/** Yields documents whose texts are out of memory before the next one is read. */
const keptFrom = (open: OpenFile, texts: Texts): OpenFile =>
  async function* (file, log) {
    for await (const document of open(file, log)) yield texts.document(document)
  }

/** Puts the earlier objects in place of documents that have not changed. @param texts takes the texts of the others out of memory */
export const withSameObjects = async (
  content: FileContent,
  before: FileContent | undefined,
  pace: Pace,
  texts: Texts | undefined,
): Promise<FileContent> => {
  if (before === undefined && texts === undefined) return content
  const known = new Map(before?.documents.map((document) => [document.id, document]))
  const documents: Document[] = []
  await eachInTurn(content.documents, pace, (document) => {
    const old = known.get(document.id)
    const isSame = old !== undefined && isDeepStrictEqual(old, document)
    documents.push(isSame ? old : (texts?.document(document) ?? document))
  })
  return { ...content, documents }
}

/** The saved content; undefined if it is damaged, which is reported. Then the file is read again. */
const readSaved = (
  saved: SavedContent,
  report: (error: unknown) => void,
  texts: Texts | undefined,
): FileContent | undefined => {
  try {
    const content = fromSaved(saved)
    return texts === undefined ? content : { ...content, documents: content.documents.map(texts.document) }
  } catch (error) {
    if (error instanceof AwayError) throw error
    report(error)
    return undefined
  }
}

/** Not the stamp of any file: what is saved under it is read again each time. */
export const NO_STAMP = ''
