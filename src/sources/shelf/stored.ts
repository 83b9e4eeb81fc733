import { hash } from 'node:crypto'
import type { Pace } from '../../pace.ts'
import type { SavedDocument } from '../../store/port.ts'
import type { Document } from '../document.ts'
import type { Content } from '../read/read.ts'
import type { FoundFile } from '../read/walk.ts'

/** What a store keeps of a file. */
export interface KeptContent {
  readonly documents: readonly SavedDocument[]
  /** As JSON. */
  readonly problems: string
}

/** Whether a file's documents are kept whole. A collection is read as fast as its documents come back from a store. */
export const isKeptWhole = ({ kind }: FoundFile): boolean => kind !== '.jsonl'

/** What was read of a file, for a store to keep. Of a collection's documents only their lines are kept, and what tells a change. */
export const keptContent = async (
  file: FoundFile,
  { documents, problems }: Content,
  pace: Pace,
): Promise<KeptContent> => {
  const kept: SavedDocument[] = []
  for (const document of documents) {
    const data = isKeptWhole(file) ? JSON.stringify(document) : (document.file ?? '')
    kept.push({ id: document.id, hash: hashOf(document), data })
    const turn = pace()
    if (turn) await turn
  }
  return { documents: kept, problems: JSON.stringify(problems) }
}

/**
 * SHA-256, in hexadecimal, of all that a source says: its text, and what it says of itself. Where it stands in its file and where its
 * blocks lie is no part of it: a line that moves down has not changed, nor has a page that is read better.
 */
const hashOf = (document: Document): string => {
  const known = HASHES.get(document)
  if (known !== undefined) return known
  const { title, publisher, author, published, language, url, text } = document
  const made = hash('sha256', JSON.stringify([title, publisher, author, published, language, url, text]))
  HASHES.set(document, made)
  return made
}

/** Of a collection, all lines are compared when one came; those that stayed are the same objects. */
const HASHES = new WeakMap<Document, string>()

/** The content that was kept whole. @throws SyntaxError where it isn't JSON */
export const restored = ({ documents, problems }: KeptContent): Content => ({
  documents: documents.map(({ data }) => JSON.parse(data) as Document),
  problems: JSON.parse(problems) as Content['problems'],
  holds: 'file',
})

export const sameContent = (a: KeptContent, b: KeptContent): boolean =>
  a.problems === b.problems &&
  a.documents.length === b.documents.length &&
  a.documents.every(({ id, hash, data }, index) => {
    const other = b.documents[index]
    return other?.id === id && other.hash === hash && other.data === data
  })
