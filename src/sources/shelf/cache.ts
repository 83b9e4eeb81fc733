import type { Bytes } from '../../derived-file.ts'
import type { Block, Passage } from '../../model.ts'
import type { Document } from '../document.ts'
import { NO_LINES } from '../furniture/repeated-lines.ts'
import { headingsAbove } from '../passages/passages.ts'
import type { FileContent } from '../read/read.ts'
import { blockOf, bytesOf, CODES, codeOf, copyOf, textBytes, textIn } from './encoding.ts'
import { type Findings, type Settled, sourceWith } from './settle.ts'
import type { Texts } from './texts.ts'

/** What does not have to be read or settled again. */
export interface ShelfCache {
  /** By name. */
  readonly files: ReadonlyMap<string, CachedFile>
  /** In the order of the shelf. */
  readonly settled: ReadonlyMap<Document, Settled>
}

export interface CachedFile {
  /** The version of the readers and the file's stamp. Empty if the content cannot be reused, only compared. */
  readonly stamp: string
  readonly content: FileContent
}

/** Change it with the format that `encodeCache` writes. */
export const CACHE_FORMAT = 'shelf cache 2'

/**
 * Encodes a cache as bytes: texts as they are, offsets as numbers, the rest as JSON. Each record holds at most 64
 * documents of one file, so that no part takes long.
 */
export function* encodeCache({ files, settled }: ShelfCache): Generator<Uint8Array> {
  for (const [name, { stamp, content }] of files) {
    const { documents } = content
    for (let from = 0; from === 0 || from < documents.length; from += MOST_DOCUMENTS) {
      // The first record of a file has its problems.
      const problems = from === 0 ? content.problems : []
      const some = documents.slice(from, from + MOST_DOCUMENTS)
      yield* encodeRecord(
        { name, stamp, problems },
        some.map((document) => settled.get(document) ?? unsettled(document)),
      )
    }
  }
}

const MOST_DOCUMENTS = 64

interface RecordFile extends Pick<CachedFile, 'stamp'>, Pick<FileContent, 'problems'> {
  readonly name: string
}

type Said = readonly [metadata: Omit<Document, 'text' | 'blocks'>, findings: Findings]

/** Cannot happen: every cached document was settled. */
const unsettled = (document: Document): never => {
  throw new Error(`${document.id} was never settled`)
}

function* encodeRecord(file: RecordFile, all: readonly Settled[]): Generator<Uint8Array> {
  const said: Said[] = []
  const numbers: number[] = []
  const hashes: number[] = []
  const texts: Buffer[] = []
  for (const { document, source, passages, lines, lookups } of all) {
    const { text, blocks, ...metadata } = document
    const { title, author, published, language } = source
    said.push([metadata, { title, author, published, language }])
    const { encoding, bytes } = textBytes(text)
    texts.push(bytes)
    numbers.push(encoding, bytes.length, blocks.length, passages.length, lines.length, lookups.length)
    for (const [index, block] of blocks.entries())
      numbers.push(block.start, block.end, codeOf(block) + CODES * codeOf(source.blocks[index] ?? block))
    for (const { start, end, paragraph, leadIn } of passages)
      numbers.push(start, end, paragraph, leadIn?.start ?? -1, leadIn?.end ?? -1)
    for (const hash of lines) hashes.push(hash)
    for (const hash of lookups) hashes.push(hash)
  }
  const json = Buffer.from(JSON.stringify([file, said]))
  yield bytesOf(Uint32Array.of(json.length, numbers.length, hashes.length, 0))
  yield json
  yield bytesOf(Int32Array.from(numbers))
  yield bytesOf(Float64Array.from(hashes))
  yield* texts
}

/** Decodes what `encodeCache` made. @param texts takes each text out of memory at once. @throws if it is anything else */
export const decodeCache = ({ take, remaining }: Bytes, texts?: Texts): ShelfCache => {
  const files = new Map<string, CachedFile & { readonly content: { readonly documents: Document[] } }>()
  const settled = new Map<Document, Settled>()
  while (remaining() > 0) {
    const [jsonLength = 0, numberCount = 0, hashCount = 0] = new Uint32Array(copyOf(take(16)))
    const [file, said] = JSON.parse(take(jsonLength).toString()) as [RecordFile, readonly Said[]]
    const numbers = new Int32Array(copyOf(take(numberCount * 4)))
    const hashes = new Float64Array(copyOf(take(hashCount * 8)))
    const documents: Document[] = files.get(file.name)?.content.documents ?? []
    if (!files.has(file.name)) {
      const { name, stamp, problems } = file
      files.set(name, { stamp, content: { documents, problems, cacheScope: 'file' } })
    }
    let at = 0
    const next = (): number => numbers[at++] ?? 0
    let hashAt = 0
    const nextHashes = (count: number): Float64Array => {
      hashAt += count
      return count === 0 ? NO_LINES : hashes.subarray(hashAt - count, hashAt)
    }
    for (const one of said) {
      const plain = decodeOne(one, take, next, nextHashes)
      const decoded = texts === undefined ? plain : texts.settled(plain)
      documents.push(decoded.document)
      settled.set(decoded.document, decoded)
    }
  }
  return { files, settled }
}

const decodeOne = (
  [metadata, findings]: Said,
  take: Bytes['take'],
  next: () => number,
  nextHashes: (count: number) => Float64Array,
): Settled => {
  const text = textIn({ encoding: next(), bytes: take(next()) })
  const counts = { blocks: next(), passages: next(), lines: next(), lookups: next() }
  const blocks: Block[] = []
  const marked: Block[] = []
  while (blocks.length < counts.blocks) {
    const [start, end, codes] = [next(), next(), next()]
    const block = blockOf(start, end, codes % CODES)
    blocks.push(block)
    const source = Math.floor(codes / CODES)
    marked.push(codes % CODES === source ? block : blockOf(start, end, source))
  }
  const document: Document = { ...metadata, text, blocks }
  const source = sourceWith(document, findings, marked)
  const spans = Array.from(
    { length: counts.passages },
    () => [next(), next(), next(), next(), next()] as const,
  )
  const starts = spans.map(([start]) => start)
  const passages = headingsAbove(source, starts).map((headings, index): Passage => {
    const [start = 0, end = 0, paragraph = 0, leadStart = -1, leadEnd = -1] = spans[index] ?? []
    const lead = leadStart < 0 ? {} : { leadIn: { start: leadStart, end: leadEnd } }
    return { source, start, end, paragraph, headings, ...lead }
  })
  return { document, source, passages, lines: nextHashes(counts.lines), lookups: nextHashes(counts.lookups) }
}
