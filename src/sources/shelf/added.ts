import { AwayError } from '../../errors.ts'
import type { Pace } from '../../pace.ts'
import type { Store } from '../../store/port.ts'
import type { Document } from '../document.ts'
import type { CachedFile } from './cache.ts'
import type { Texts } from './texts.ts'

/** The shelf of the folder, and of what is added in a terminal. Every place reads it unless it is unbound there. */
export const MAIN_SHELF = 'main'

/** Where the store has the documents that people added to a shelf. Each is saved as a file of its own, under its id. */
export const rootOfShelf = (shelf: string): string => `shelf:${shelf}`

/** The store, as far as reading the shelves goes. */
export type ShelvesStore = Pick<Store, 'shelves' | 'placements' | 'savedFiles' | 'savedDocuments'>

/** What people added to the shelves, as the store has it. */
export interface AddedDocuments {
  /** By shelf, the main one first; each in the order of their ids. */
  readonly byShelf: ReadonlyMap<string, readonly Document[]>
  readonly placements: ReadonlyMap<string, string>
  /** For the cache, by a name that no file of a folder has. */
  readonly files: ReadonlyMap<string, CachedFile>
  /** Tells whether anything of it has changed. */
  readonly stamp: string
  /** The store's first error, after which the cached documents were taken. */
  readonly error: unknown
}

/** Where nothing was added and nothing placed. */
export const NOTHING_ADDED: Pick<AddedDocuments, 'byShelf' | 'placements'> = {
  byShelf: new Map(),
  placements: new Map(),
}

/**
 * Reads the added documents of all shelves. Those whose stamps are the same as before stay the same objects.
 * @param before the cached files of the last reading
 * @param texts takes the texts out of memory
 * @throws the store's error if it does not say which shelves there are and what stands on them
 */
export const readAdded = async (
  store: ShelvesStore,
  before: ReadonlyMap<string, CachedFile>,
  pace: Pace,
  texts?: Texts,
): Promise<AddedDocuments> => {
  const shelves = [MAIN_SHELF, ...(await store.shelves()).map(({ id }) => id)]
  const placements = await store.placements()
  const byShelf = new Map<string, Document[]>()
  const files = new Map<string, CachedFile>()
  const stamps: unknown[] = [...placements]
  let failure: unknown
  for (const shelf of shelves) {
    const root = rootOfShelf(shelf)
    const own = new Map<string, CachedFile>()
    try {
      if (failure !== undefined) throw failure
      for (const { name, stamp } of await store.savedFiles(root)) {
        const key = keyOf(root, name)
        const known = before.get(key)
        own.set(key, known?.stamp === stamp ? known : await readFile(store, root, name, stamp, texts))
        const turn = pace()
        if (turn) await turn
      }
    } catch (error) {
      if (error instanceof AwayError && error.what === 'texts') throw error
      failure ??= error
      for (const [key, file] of before) if (key.startsWith(keyOf(root, ''))) own.set(key, file)
    }
    const documents: Document[] = []
    for (const [key, file] of own) {
      files.set(key, file)
      stamps.push(key, file.stamp)
      documents.push(...file.content.documents)
    }
    byShelf.set(shelf, documents)
  }
  return { byShelf, placements, files, stamp: JSON.stringify(stamps), error: failure }
}

/** No file of a folder has such a name. */
const keyOf = (root: string, name: string): string => `\0${root}\0${name}`

const readFile = async (
  store: ShelvesStore,
  root: string,
  name: string,
  stamp: string,
  texts: Texts | undefined,
): Promise<CachedFile> => {
  const { documents } = await store.savedDocuments(root, name)
  const plain = documents.map(({ data }) => JSON.parse(data) as Document)
  const content = texts === undefined ? plain : plain.map(texts.document)
  return { stamp, content: { documents: content, problems: [], cacheScope: 'file' } }
}

/** The documents of each shelf: those of the folder where they were placed, and before what was added there. */
export const groupByShelf = (
  folder: readonly Document[],
  { byShelf, placements }: Pick<AddedDocuments, 'byShelf' | 'placements'>,
): ReadonlyMap<string, readonly Document[]> => {
  const groups = new Map<string, Document[]>([
    [MAIN_SHELF, []],
    ...[...byShelf.keys()].map((shelf) => [shelf, []] as [string, Document[]]),
  ])
  const ids = new Set<string>()
  for (const document of folder) {
    ids.add(document.id)
    // A shelf that was deleted leaves its sources to nobody, rather than to everybody.
    const shelf = placements.get(document.id) ?? MAIN_SHELF
    const group = groups.get(shelf) ?? []
    groups.set(shelf, group)
    group.push(document)
  }
  for (const [shelf, documents] of byShelf)
    for (const document of documents) if (!ids.has(document.id)) groups.get(shelf)?.push(document)
  return groups
}
