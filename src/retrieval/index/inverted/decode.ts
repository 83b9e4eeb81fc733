import type { Source } from '../../../model.ts'
import type { Steps } from '../../steps.ts'
import {
  ALIGNMENT,
  BEGINNING,
  BETWEEN,
  CHECKSUM,
  checksumOf,
  HEADER,
  PART_FIELDS,
  type PartHeader,
  padded,
} from './layout.ts'
import { type Counts, type Numbers, numbered, type Postings, SEGMENT_MOST, type Segment } from './segment.ts'
import type { Stored } from './update.ts'

/** Takes one section after the other, as views of the bytes. */
const createCursor = (bytes: Uint8Array, from: number) => {
  let at = bytes.byteOffset + from
  const take = (length: number): number => {
    const start = at
    at += padded(length)
    return start
  }
  return {
    byte: (length: number) => new Uint8Array(bytes.buffer, take(length), length),
    short: (length: number) => new Uint16Array(bytes.buffer, take(2 * length), length),
    long: (length: number) => new Uint32Array(bytes.buffer, take(4 * length), length),
  }
}

/** How many bytes a part's sections have. */
const lengthOf = (part: PartHeader): number => {
  const { sources, passages, terms, textPostings, textWide, headingPostings, headingWide } = part
  const number = passages > SEGMENT_MOST ? 4 : 2
  const field = (postings: number, wide: number): number =>
    padded(4 * (terms + 1)) +
    padded(number * postings) +
    padded((wide === 0 ? 1 : 4) * postings) +
    padded(4 * passages)
  return (
    padded(4 * (sources + 1)) +
    field(textPostings, textWide) +
    field(headingPostings, headingWide) +
    padded(part.termsLength) +
    padded(part.keysLength)
  )
}

/** The parts' headers, or undefined where the bytes are no such file, of another version, or cut short. */
const readHeaders = (bytes: Uint8Array): PartHeader[] | undefined => {
  if (bytes.length < 4 * HEADER || bytes.length % ALIGNMENT !== 0) return undefined
  const all = new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4)
  if (BEGINNING.some((number, at) => all[at] !== number)) return undefined
  const [parts = 0, high = 0, low = 0] = all.subarray(BEGINNING.length)
  const numbers = HEADER + parts * PART_FIELDS.length
  if (high * 2 ** 32 + low !== bytes.length || 4 * numbers > bytes.length) return undefined
  const headers = Array.from({ length: parts }, (_, part) => {
    const from = HEADER + part * PART_FIELDS.length
    return Object.fromEntries(
      PART_FIELDS.map((name, at) => [name, all[from + at] ?? 0]),
    ) as unknown as PartHeader
  })
  const length = headers.reduce((sum, header) => sum + lengthOf(header), padded(4 * numbers) + CHECKSUM)
  return length === bytes.length ? headers : undefined
}

/** Whether the entries go up from 0 to `last`, so that each is where something begins. */
const isRising = (entries: Uint32Array, last: number): boolean => {
  let before = 0
  for (const entry of entries) {
    if (entry < before) return false
    before = entry
  }
  return entries[0] === 0 && before === last
}

const areBelow = (entries: Numbers, limit: number): boolean => {
  for (let at = 0; at < entries.length; at += 1) if ((entries[at] as number) >= limit) return false
  return true
}

/** Whether all numbers of a part point to something: a checksum tells damage, and not who wrote it. */
const isSound = (
  { text, heading, starts, terms, numbers }: Segment,
  keys: readonly string[],
  header: PartHeader,
): boolean =>
  isRising(starts, header.passages) &&
  [text, heading].every(
    ({ offsets, passages }) => isRising(offsets, passages.length) && areBelow(passages, header.passages),
  ) &&
  terms.length === header.terms &&
  numbers.size === terms.length &&
  keys.length === header.sources

const textOf = ({ buffer, byteOffset, byteLength }: Uint8Array, encoding: 'utf8' | 'utf16le'): string =>
  Buffer.from(buffer as ArrayBuffer, byteOffset, byteLength).toString(encoding)

/** Text joined by line breaks; none at all has no length. */
const split = (text: string, expected: number): string[] =>
  expected === 0 && text === '' ? [] : text.split(BETWEEN)

/**
 * Reads what `encoded` wrote, as views of the bytes: only terms and keys are taken apart. Bytes of another version, damaged in any way or
 * cut short give undefined; nothing larger than the bytes is made of them.
 *
 * @param sourceOf the source with a key, where there is one
 */
export function* decoded(
  file: Uint8Array,
  sourceOf: (key: string) => Source | undefined,
): Steps<Stored | undefined> {
  const bytes = file.byteOffset % ALIGNMENT === 0 ? file : new Uint8Array(file)
  const headers = readHeaders(bytes)
  if (headers === undefined) return undefined
  const end = bytes.length - CHECKSUM
  const checksum = yield* checksumOf([bytes.subarray(0, end)])
  if (checksum.some((byte, at) => byte !== bytes[end + at])) return undefined
  const cursor = createCursor(bytes, padded(4 * (HEADER + headers.length * PART_FIELDS.length)))
  const parts: Stored['parts'][number][] = []
  for (const header of headers) {
    const { sources, passages, terms } = header
    const field = (postings: number, wide: number): Postings => ({
      offsets: cursor.long(terms + 1),
      passages: (passages > SEGMENT_MOST ? cursor.long(postings) : cursor.short(postings)) satisfies Numbers,
      counts: (wide === 0 ? cursor.byte(postings) : cursor.long(postings)) satisfies Counts,
      lengths: cursor.long(passages),
    })
    const starts = cursor.long(sources + 1)
    const text = field(header.textPostings, header.textWide)
    const heading = field(header.headingPostings, header.headingWide)
    const words = split(textOf(cursor.byte(header.termsLength), 'utf16le'), terms)
    yield
    const keys = split(textOf(cursor.byte(header.keysLength), 'utf8'), sources)
    yield
    const segment = { terms: words, numbers: yield* numbered(words), starts, text, heading }
    yield
    if (!isSound(segment, keys, header)) return undefined
    yield
    const held: (Source | undefined)[] = []
    for (const key of keys) {
      if (held.length % 64 === 0) yield
      held.push(key === '' ? undefined : sourceOf(key))
    }
    parts.push({ segment, sources: held })
  }
  return { parts }
}
