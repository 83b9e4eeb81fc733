import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Problem } from '../../model.ts'
import { createPace, eachInTurn, type Pace } from '../../pace.ts'
import type { SavedFile, SourceStore } from '../../store/source-port.ts'
import type { Document } from '../document.ts'
import { kindOf } from '../read/kinds.ts'
import { documentsOf, type FileContent, type IdOwners, readOneFile } from '../read/read.ts'
import { readAdded, type ShelvesStore } from './added.ts'
import { arrange, arrivalsAmong, withStamp } from './arrange.ts'
import type { CachedFile, ShelfCache } from './cache.ts'
import { NO_STAMP, withSameObjects } from './keeper.ts'
import { fromSaved, fromShared, isSavedWhole, type SavedContent, sameContent, toSaved } from './saved.ts'
import { EMPTY_CACHE, type Shelved } from './shelve.ts'
import type { Texts } from './texts.ts'

export interface FollowOptions {
  /** The last result for the same root, however it was read. */
  readonly before: Shelved | undefined
  /** A cache of the same root, if there is no `before`. */
  readonly cache?: ShelfCache | undefined
  readonly pace?: Pace
  /** Where the texts are, if they are not in memory. */
  readonly texts?: Texts | undefined
}

interface Followed {
  readonly shelved: Shelved
  /** Of the reading that it comes from. */
  readonly revision: string
}

/**
 * Takes the shelf from the store as the process that reads the files left it: it comes out as there, to the letter. Only a collection whose lines the
 * store merely names is read here, if it is the same.
 *
 * @param path where this process has the files, if it has them
 * @returns undefined if nobody has read all files yet
 * @throws the store's error
 */
export const follow = async (
  root: string,
  path: string,
  store: SourceStore & ShelvesStore,
  { before, cache = before?.cache ?? EMPTY_CACHE, pace = createPace(), texts }: FollowOptions,
): Promise<Followed | undefined> => {
  // Before the files: what it says that is there is found.
  const reading = await store.reading(root)
  if (reading === undefined) return undefined
  const added = await readAdded(store, cache.files, pace, texts)
  if (added.error !== undefined) throw added.error
  const fingerprint = withStamp(`as ${reading.revision}`, added)
  const { asOf, revision } = reading
  if (before !== undefined && before.fingerprint === fingerprint) {
    const reused = before.read + before.reused
    return { shelved: { ...before, asOf, changed: false, read: 0, reused }, revision }
  }

  const files = (await store.savedFiles(root)).toSorted((a, b) => (a.name < b.name ? -1 : 1))
  const problems = JSON.parse(reading.problems) as Problem[]
  const contents = await contentsOf(root, path, store, files, cache, pace, texts)
  const documents: Document[] = []
  const ids = new Set<string>()
  for (const { content } of contents.files.values())
    await eachInTurn(content.documents, pace, (document) => {
      // A file may be saved that the reader has not compared with the others yet.
      if (!ids.has(document.id)) documents.push(document)
      ids.add(document.id)
    })
  const known = (document: Document) => cache.settled.get(document)
  const all = [...problems, ...contents.problems]
  const { shelf, shelfOf, settled, same } = await arrange(documents, all, added, {
    before,
    known,
    pace,
    texts,
  })
  const arrivals = await arrivalsAmong(shelf.sources, root, added, store.arrivals, pace)
  const isWhole = contents.problems.length === 0
  const shelved = {
    shelf,
    shelfOf,
    problems: all,
    passedOver: reading.passedOver,
    arrivals,
    asOf: isWhole ? asOf : before?.asOf,
    changed: before === undefined ? contents.read > 0 : !same,
    read: contents.read,
    reused: files.length - contents.read,
    fingerprint: isWhole ? fingerprint : undefined,
    cache: { files: new Map([...contents.files, ...added.files]), settled },
  }
  return { shelved, revision }
}

interface Contents {
  /** By name, in order. */
  readonly files: ReadonlyMap<string, CachedFile>
  /** Of files that this process could not take. */
  readonly problems: readonly Problem[]
  /** How many files the cache did not have. */
  readonly read: number
}

/** How many files are taken from the store by one question. */
const AT_ONCE = 200

/** The contents of files: from the cache where they are the same, otherwise from the store. */
const contentsOf = async (
  root: string,
  path: string,
  store: SourceStore,
  files: readonly SavedFile[],
  cache: ShelfCache,
  pace: Pace,
  texts: Texts | undefined,
): Promise<Contents> => {
  const isKnown = ({ name, stamp }: SavedFile) => stamp !== NO_STAMP && cache.files.get(name)?.stamp === stamp
  const fresh = files.filter((file) => !isKnown(file))
  const small = fresh.map(({ name }) => name).filter((name) => !isCollection(name))
  let saved: ReadonlyMap<string, SavedContent> = new Map()
  let asked = 0
  /** Asked for each of `small` in order. Some are fetched at a time: all of them together may be more than fits into memory. */
  const savedOf = async (name: string): Promise<SavedContent> => {
    if (asked % AT_ONCE === 0) saved = await store.savedContents(root, small.slice(asked, asked + AT_ONCE))
    asked += 1
    return saved.get(name) ?? { documents: [], problems: '[]' }
  }
  const found = new Map<string, CachedFile>()
  const problems: Problem[] = []
  const owners: IdOwners = new Map()
  for (const { name, stamp } of files) {
    const before = cache.files.get(name)
    let content = isKnown({ name, stamp }) ? before?.content : undefined
    if (content === undefined) {
      const own = isCollection(name)
        ? await collectionOf(path, name, await store.savedDocuments(root, name), owners, pace)
        : fromSaved(await savedOf(name))
      if (own === undefined) problems.push({ file: name, message: differs(name) })
      content = own && (await withSameObjects(own, before?.content, pace, texts))
    }
    // What was taken earlier is better than nothing.
    content ??= before?.content ?? { documents: [], problems: [], cacheScope: 'none' }
    await eachInTurn(content.documents, pace, (document) => owners.set(document.id, document.file ?? name))
    found.set(name, { stamp: problems.at(-1)?.file === name ? NO_STAMP : stamp, content })
  }
  return { files: found, problems, read: fresh.length }
}

const isCollection = (name: string): boolean => {
  const kind = kindOf(name)
  return kind !== undefined && !isSavedWhole({ kind })
}

/** A collection from the store, or from the file if the store has only its lines. Undefined if the file is missing or differs. */
const collectionOf = async (
  path: string,
  name: string,
  saved: SavedContent,
  owners: IdOwners,
  pace: Pace,
): Promise<FileContent | undefined> => {
  const shared = fromShared(saved)
  if (shared !== undefined) return shared
  const top = await stat(path).catch(() => undefined)
  const file = {
    path: top?.isDirectory() ? join(path, name) : path,
    name,
    kind: '.jsonl',
    size: 1,
    stamp: undefined,
  } as const
  const content = await readOneFile(file, new Map(owners), documentsOf)
  return sameContent(await toSaved(file, content, false, pace), saved) ? content : undefined
}

const differs = (name: string): string =>
  `${name} is not as the process that reads the sources has it: its sources are left out until both have the same file.`
