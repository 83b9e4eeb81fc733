import { hash } from 'node:crypto'
import type { Span } from '../../model.ts'
import type { Steps } from '../../steps.ts'
import type { Document } from '../document.ts'
import { lineKey, proseKey, wordCount } from './line-roles.ts'

/**
 * The lines that a document is compared with others by, in order, as hashes; negative for a sentence. Empty for a
 * document of fewer than three blocks.
 */
export const comparedLines = ({ text, blocks }: Pick<Document, 'text' | 'blocks'>): Float64Array => {
  if (blocks.length < 3) return NO_LINES
  const hashes: number[] = []
  for (const { start, end } of blocks) {
    const own = text.slice(start, Math.min(end, start + LONG))
    const prose = isLong(own)
    const key = prose ? proseKey(own) : lineKey(own)
    const sentence = !prose && /[.!?]$/.test(text.slice(end - 1, end))
    if (key !== '') hashes.push(sentence ? -hashOf(key) : hashOf(key))
  }
  return Float64Array.from(hashes)
}

/** In characters: a line of so many is a paragraph of prose. */
const LONG = 400
/** In words: so is one of these. */
const LONG_WORDS = 30

const isLong = (text: string): boolean => text.length >= LONG || wordCount(text) >= LONG_WORDS

/** Whether a block is a paragraph of prose, or a sentence, be it a quotation. */
export const isProse = (text: string, { start, end }: Span): boolean =>
  /[.!?…]["'”’»)\]]*$/.test(text.slice(Math.max(start, end - 5), end)) ||
  isLong(text.slice(start, Math.min(end, start + LONG)))

/** One empty array for all documents that need one. */
export const NO_LINES = new Float64Array(0)

/** Tells whether two documents, by their places on the shelf, are copies of one article. */
export type AreCopies = (one: number, other: number) => Steps<boolean>

/**
 * The hashes of the lines that appear in several documents: in two, or in three for a sentence, which two writers
 * may share by chance. Copies of one article count as one document: what they share is the article. Considers at most
 * 100,000 different lines.
 * @param documents the `comparedLines` of each, in the order of the shelf
 * @param areCopies for documents that do not agree in all their lines
 */
export function* repeatedLines(
  documents: readonly Float64Array[],
  areCopies: AreCopies,
): Steps<ReadonlySet<number>> {
  /** Each line's last document, and the number of its documents in halves: a sentence counts half. */
  const seen = new Map<number, { last: number; halves: number }>()
  const repeated = new Set<number>()
  const counted = new Set<string>()
  for (const [index, lines] of documents.entries()) {
    yield
    if (lines.length === 0) continue
    const key = hash('sha1', new Uint8Array(lines.buffer, lines.byteOffset, lines.byteLength), 'base64')
    if (counted.has(key)) continue
    counted.add(key)
    /** What this document was found to be of another. */
    const copied = new Map<number, boolean>()
    for (const line of lines) {
      const id = Math.abs(line)
      const before = seen.get(id)
      if (before === undefined) {
        if (seen.size < MOST_LINES) seen.set(id, { last: index, halves: 2 })
        continue
      }
      if (before.last === index || before.halves >= REPEATED) continue
      const isCopied = copied.get(before.last) ?? (yield* areCopies(before.last, index))
      copied.set(before.last, isCopied)
      if (isCopied) continue
      before.last = index
      before.halves += line < 0 ? 1 : 2
      if (before.halves >= REPEATED) repeated.add(id)
    }
  }
  return repeated
}

/** From so many halves on, a line is repeated. */
const REPEATED = 4

const MOST_LINES = 100_000

/** Tells one document whether a line (as `lineKey` or `proseKey` writes it) is repeated in others. */
export interface LineLookup {
  has(line: string): boolean
}

/**
 * A lookup that records the questions and answers, for `lookupsHold`: the hash of each line, negative where the
 * line is repeated.
 */
export const trackLookups = (repeated: ReadonlySet<number>) => {
  const tracked: number[] = []
  const lookup: LineLookup = {
    has: (line) => {
      const hash = hashOf(line)
      const found = repeated.has(hash)
      tracked.push(found ? -hash : hash)
      return found
    },
  }
  return { lookup, tracked: () => (tracked.length === 0 ? NO_LINES : Float64Array.from(tracked)) }
}

/** Whether recorded lookups would get the same answers again. */
export const lookupsHold = (tracked: Float64Array, repeated: ReadonlySet<number>): boolean =>
  tracked.every((hash) => repeated.has(Math.abs(hash)) === hash < 0)

/**
 * A line as a 52-bit number, to keep memory and files small: two FNV-1a hashes side by side
 * (http://www.isthe.com/chongo/tech/comp/fnv/), each mixed at the end. Two of 100,000 lines collide once in a
 * million shelves; forging a collision gains no more than writing the line itself.
 */
const hashOf = (line: string): number => {
  let low = 0x811c9dc5
  let high = 0x01000193
  for (let at = 0; at < line.length; at++) {
    const unit = line.charCodeAt(at)
    low = Math.imul(low ^ unit, 0x01000193)
    high = Math.imul(high ^ unit ^ (low >>> 15), 0x01000193)
  }
  return (mixed(high) & 0xfffff) * 2 ** 32 + (mixed(low) >>> 0) + 1
}

const mixed = (hash: number): number => {
  const once = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  const twice = Math.imul(once ^ (once >>> 13), 0xc2b2ae35)
  return twice ^ (twice >>> 16)
}
