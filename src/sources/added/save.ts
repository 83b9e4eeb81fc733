import { hash, randomUUID } from 'node:crypto'
import { NEVER_YIELD } from '../../pace.ts'
import type { Store } from '../../store/port.ts'
import type { AddedSource, ShelfAction, ShelfChange } from '../../store/shelf-port.ts'
import type { Document } from '../document.ts'
import { rootOfShelf } from '../shelf/added.ts'
import { toSaved } from '../shelf/saved.ts'
import { linkKey } from '../web/pages/links.ts'

/*
 * `added` keeps the sources that people add: `article.ts` reads a link or a file, this file saves what was read, and `recheck.ts` looks again
 * at links that were read a while ago. The store has each as a file of its own, so that every process that shares the store reads it.
 */

/** The documents of one link or file, to be saved on a shelf. */
export interface Addition {
  readonly shelf: string
  /** The link that the article is known by, or the file's name. */
  readonly from: { readonly link: string } | { readonly name: string; readonly bytes: Uint8Array }
  readonly documents: readonly Document[]
  /** What the server said of this version. */
  readonly etag?: string
  readonly lastModified?: string
  readonly feed?: string
  /** Of a source that is there, if it has moved; `addedId` otherwise. */
  readonly id?: string
}

/** Who asked for a change; undefined for what the bot does by itself, and for somebody in a terminal. */
export type Actor = ShelfChange['by']

/**
 * The id of an added source: what it came from, readable, and a digest that differs on each shelf, because a source stands on one. A file's is
 * of its bytes: another file of the same name is another source.
 */
export const addedId = (shelf: string, from: Addition['from']): string => {
  const [readable, key] =
    'link' in from ? [linkKey(from.link), linkKey(from.link)] : [from.name, hash('sha256', from.bytes, 'hex')]
  const plain = readable
    .toLowerCase()
    .replace(/[^a-z0-9./_-]+/g, '-')
    .slice(0, 50)
    .replace(/[-./]+$/, '')
  return `${plain || 'source'}~${hash('sha256', JSON.stringify([shelf, key]), 'hex').slice(0, 12)}`
}

/** The id of the file that an added source is in, which may hold several sources. @returns undefined if it was not added */
export const addedFileOf = (source: string): string | undefined =>
  /^.*~[0-9a-f]{12}(?=$|\/)/.exec(source)?.[0]

/** What saving did: whether the shelf lacked it, had it with other words, or had it as it is. */
export type SavedAs = 'new' | 'changed' | 'same'

/**
 * Saves what was read. A source that was removed comes back.
 * @returns its row in the store, and what that changed
 */
export const saveAddition = async (
  store: Store,
  { shelf, from, documents, etag, lastModified, feed, id = addedId(shelf, from) }: Addition,
  now: number,
  by: Actor,
): Promise<{ readonly added: AddedSource; readonly as: SavedAs }> => {
  const before = await store.added(id)
  const isThere = before !== undefined && before.removed === undefined
  const numbered = documents.map((document, at) => ({ ...document, id: at === 0 ? id : `${id}/${at + 1}` }))
  const as = await saveDocuments(store, shelf, id, numbered, now)
  const added: AddedSource = {
    id,
    shelf,
    ...('link' in from && { link: from.link }),
    ...(feed !== undefined && { feed }),
    at: isThere ? before.at : now,
    checked: now,
    ...(etag !== undefined && { etag }),
    ...(lastModified !== undefined && { lastModified }),
    misses: 0,
  }
  await store.saveAdded(added)
  const saved = isThere ? as : 'new'
  if (saved !== 'same')
    await record(store, saved === 'new' ? 'add' : 'change', shelf, now, by, {
      source: id,
      what: titleIn(documents[0]),
    })
  return { added, as: saved }
}

/** Saves the documents of a file on a shelf. @returns `same` if their words are what the store had */
export const saveDocuments = async (
  store: Store,
  shelf: string,
  file: string,
  documents: readonly Document[],
  now: number,
): Promise<SavedAs> => {
  const root = rootOfShelf(shelf)
  const content = await toSaved({ kind: '.html' }, { documents, problems: [] }, false, NEVER_YIELD)
  const before = (await store.savedDocuments(root, file)).documents
  const hashesOf = (some: typeof before) => some.map((one) => one.hash).join()
  const stamp = hash('sha256', JSON.stringify(content.documents), 'hex').slice(0, 24)
  await store.saveFile(root, { name: file, stamp }, content, now)
  return before.length === 0 ? 'new' : hashesOf(before) === hashesOf(content.documents) ? 'same' : 'changed'
}

/** The documents of an added file, as they were saved. */
export const savedAddition = async (
  store: Store,
  shelf: string,
  file: string,
): Promise<readonly Document[]> =>
  (await store.savedDocuments(rootOfShelf(shelf), file)).documents.map(
    ({ data }) => JSON.parse(data) as Document,
  )

/** Takes an added file off its shelf. Its last version can be put back. */
export const removeAddition = async (
  store: Store,
  added: AddedSource,
  now: number,
  by: Actor,
): Promise<void> => {
  const [first] = await savedAddition(store, added.shelf, added.id)
  await store.deleteFile(rootOfShelf(added.shelf), added.id, now)
  await store.saveAdded({ ...added, removed: now })
  await record(store, 'remove', added.shelf, now, by, { source: added.id, what: titleIn(first) })
}

/** Puts a removed file back as it was. @returns false if the store no longer has its words */
export const restoreAddition = async (
  store: Store,
  added: AddedSource,
  now: number,
  by: Actor,
): Promise<boolean> => {
  const documents: Document[] = []
  for (let at = 1; ; at += 1) {
    const id = at === 1 ? added.id : `${added.id}/${at}`
    const [last] = await store.versions(rootOfShelf(added.shelf), id)
    if (last === undefined || last.until !== added.removed) break
    documents.push(JSON.parse(last.data) as Document)
  }
  const [first] = documents
  if (first === undefined) return false
  await saveDocuments(store, added.shelf, added.id, documents, now)
  const { removed: _, ...back } = added
  await store.saveAdded(back)
  await record(store, 'restore', added.shelf, now, by, { source: added.id, what: titleIn(first) })
  return true
}

/** Moves an added file to another shelf, where it gets another id. @returns that id */
export const moveAddition = async (
  store: Store,
  added: AddedSource,
  shelf: string,
  now: number,
  by: Actor,
): Promise<string> => {
  const documents = await savedAddition(store, added.shelf, added.id)
  const id = `${added.id.slice(0, -12)}${hash('sha256', JSON.stringify([shelf, added.id]), 'hex').slice(0, 12)}`
  const moved = documents.map((document, at) => ({ ...document, id: at === 0 ? id : `${id}/${at + 1}` }))
  await saveDocuments(store, shelf, id, moved, now)
  await store.saveAdded({ ...added, id, shelf })
  await store.deleteFile(rootOfShelf(added.shelf), added.id, now)
  // The old row says where it went: who may not read that does not hear of it any more.
  await store.saveAdded({ ...added, shelf, removed: now })
  const what = titleIn(documents[0])
  // Each shelf's trail tells of its own side.
  await record(store, 'remove', added.shelf, now, by, { source: added.id, what })
  await record(store, 'move', shelf, now, by, { source: id, what })
  return id
}

/** What the audit trail calls a document: its title, or how it begins. */
export const titleIn = (document: Document | undefined): string | undefined =>
  document?.title ?? /\S.{0,79}/u.exec(document?.text ?? '')?.[0].trim()

/** Writes an entry of the audit trail. */
export const record = (
  store: Pick<Store, 'recordChange'>,
  action: ShelfAction,
  shelf: string,
  now: number,
  by: Actor,
  { source, what }: { readonly source?: string | undefined; readonly what?: string | undefined },
): Promise<void> =>
  store.recordChange({
    id: randomUUID(),
    at: now,
    action,
    shelf,
    ...(source !== undefined && { source }),
    ...(what !== undefined && { what }),
    ...(by !== undefined && { by }),
  })
