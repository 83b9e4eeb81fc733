import { hash } from 'node:crypto'
import { eachInTurn, type Pace } from '../../pace.ts'
import type { SavedDocument } from '../../store/source-port.ts'
import type { Document } from '../document.ts'
import type { FileContent } from '../read/read.ts'
import type { FoundFile } from '../read/walk.ts'

/** What the store has of a file. */
export interface SavedContent {
  readonly documents: readonly SavedDocument[]
  /** As JSON. */
  readonly problems: string
}

/**
 * Whether the store is asked for a file's documents before the file is. A collection is not: reading it again is as fast, and its documents are saved
 * only for processes that take them from the store.
 */
export const isSavedWhole = ({ kind }: Pick<FoundFile, 'kind'>): boolean => kind !== '.jsonl'

/**
 * The content of a file for the store. For the documents of a collection only their lines and hashes, unless they are shared. Then they are in
 * brackets, so that no versions of them are saved.
 */
export const toSaved = async (
  file: Pick<FoundFile, 'kind'>,
  { documents, problems }: Pick<FileContent, 'documents' | 'problems'>,
  shared: boolean,
  pace: Pace,
): Promise<SavedContent> => {
  const saved: SavedDocument[] = []
  await eachInTurn(documents, pace, (document) => {
    const line = shared ? JSON.stringify([document]) : (document.file ?? '')
    const data = isSavedWhole(file) ? JSON.stringify(document) : line
    saved.push({ id: document.id, hash: hashOf(document), data })
  })
  return { documents: saved, problems: JSON.stringify(problems) }
}

/**
 * The SHA-256, in hexadecimal, of a document's text and metadata. Its line in a collection and its blocks do not
 * count: a document that moves, or is read by a better reader, has not changed.
 */
const hashOf = (document: Document): string => {
  const known = HASHES.get(document)
  if (known !== undefined) return known
  const { title, publisher, author, published, language, url, text } = document
  const made = hash('sha256', JSON.stringify([title, publisher, author, published, language, url, text]))
  HASHES.set(document, made)
  return made
}

/** A new line in a collection makes all its documents be compared; the unchanged ones are the same objects. */
const HASHES = new WeakMap<Document, string>()

/** The content of a file that was saved whole. @throws SyntaxError if the JSON is damaged */
export const fromSaved = ({ documents, problems }: SavedContent): FileContent => ({
  documents: documents.map(({ data }) => JSON.parse(data) as Document),
  problems: JSON.parse(problems) as FileContent['problems'],
  cacheScope: 'file',
})

/** The documents of a collection that was saved for others; undefined if only their lines were. */
export const fromShared = ({ documents, problems }: SavedContent): FileContent | undefined => {
  try {
    const lines = documents.map(({ data }) => JSON.parse(data) as Document[])
    return {
      documents: lines.map(([document]) => document as Document),
      problems: JSON.parse(problems) as FileContent['problems'],
      cacheScope: 'file',
    }
  } catch {
    return undefined
  }
}

export const sameContent = (a: SavedContent, b: SavedContent): boolean =>
  a.problems === b.problems &&
  a.documents.length === b.documents.length &&
  a.documents.every(({ id, hash, data }, index) => {
    const other = b.documents[index]
    return other?.id === id && other.hash === hash && other.data === data
  })
