import type { Source } from '../../../model.ts'
import type { Steps } from '../../steps.ts'
import {
  BEGINNING,
  BETWEEN,
  CHECKSUM,
  checksumOf,
  HEADER,
  PART_FIELDS,
  type PartHeader,
  padded,
} from './layout.ts'
import { FIELDS } from './segment.ts'
import type { Stored } from './update.ts'

const bytesOf = ({ buffer, byteOffset, byteLength }: ArrayBufferView): Uint8Array =>
  new Uint8Array(buffer, byteOffset, byteLength)

/** A section and what fills it up. */
const sectionOf = (view: ArrayBufferView): Uint8Array[] => {
  const bytes = bytesOf(view)
  return [bytes, new Uint8Array(padded(bytes.length) - bytes.length)]
}

/**
 * An index as bytes, in pieces to be written one after the other. Most are the index's own memory, so nothing is copied; it never changes.
 * What is gone is written too, without a key.
 *
 * @param keyOf a source's key: well-formed, not empty, without line breaks
 */
export function* encoded({ parts }: Stored, keyOf: (source: Source) => string): Steps<Uint8Array[]> {
  const headers: PartHeader[] = []
  const body: Uint8Array[] = []
  for (const { segment, sources } of parts) {
    const keys: string[] = []
    for (const source of sources) {
      keys.push(source === undefined ? '' : keyOf(source))
      yield
    }
    // Two bytes a letter: a term may be cut inside a letter of two units, which UTF-8 cannot write.
    const terms = Buffer.from(segment.terms.join(BETWEEN), 'utf16le')
    yield
    const joined = Buffer.from(keys.join(BETWEEN))
    yield
    headers.push({
      sources: sources.length,
      passages: segment.text.lengths.length,
      terms: segment.terms.length,
      textPostings: segment.text.passages.length,
      textWide: Number(segment.text.counts instanceof Uint32Array),
      headingPostings: segment.heading.passages.length,
      headingWide: Number(segment.heading.counts instanceof Uint32Array),
      termsLength: terms.length,
      keysLength: joined.length,
    })
    const numbers = FIELDS.flatMap((field) => {
      const { offsets, passages, counts, lengths } = segment[field]
      return [offsets, passages, counts, lengths]
    })
    for (const view of [segment.starts, ...numbers, terms, joined]) body.push(...sectionOf(view))
  }
  const described = headers.flatMap((header) => PART_FIELDS.map((field) => header[field]))
  const numbers = HEADER + described.length
  const sum = (pieces: readonly Uint8Array[]): number =>
    pieces.reduce((total, { length }) => total + length, 0)
  const all = padded(4 * numbers) + sum(body) + CHECKSUM
  const head = [...BEGINNING, parts.length, Math.floor(all / 2 ** 32), all % 2 ** 32, ...described]
  const pieces = [...sectionOf(Uint32Array.from(head)), ...body].filter(({ length }) => length > 0)
  return [...pieces, yield* checksumOf(pieces)]
}
