import { fold } from '../../language/fold.ts'
import type { Source } from '../../model.ts'
import type { Steps } from '../../steps.ts'

/** In words. Two texts share so many words in a row by chance far less often than three, and an edited word costs no more than four. */
export const SHINGLE = 4
/** In words. Shorter texts agree by chance, or by a form that many fill in. */
export const SHORTEST = 30
/** In UTF-16 code units. Sources are compared by so much of their beginning: a hundred pages of print. */
const LONGEST = 300_000
/** In UTF-16 code units: how much is read between two turns. */
const PORTION = 20_000

/** A run of letters and digits. Where words are written without spaces, each character is a word. */
const WORD =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|[[\p{L}\p{M}\p{N}]--[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]]+/gv

/** Any large odd number: multiplying by it tells a word from the same word one place later. */
const ODD = 0x9e3779b1

/** Mixes 32 bits so that each bit of the result depends on all of them (the finish of MurmurHash3). */
export const mixed = (bits: number): number => {
  let hash = bits
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return hash ^ (hash >>> 16)
}

/** FNV-1a’s. */
const FIRST = 0x811c9dc5
const PRIME = 0x01000193

/** A hash of a word, a number of 32 bits (FNV-1a). */
export const hashOf = (word: string): number => {
  let hash = FIRST
  for (let at = 0; at < word.length; at += 1) hash = Math.imul(hash ^ word.charCodeAt(at), PRIME)
  return hash
}

/** The words of a text, as they are compared: without capitals, accents and marks between them. */
export const plainWords = (text: string): readonly string[] => fold(text).match(WORD) ?? []

/** What a character stands for where words are hashed: a letter or digit by its code, or one of these. */
const PARTS = 0
const SILENT = -1
/** Only the pattern can tell: it folds into several characters, or each of its kind is a word. */
const UNSURE = -2

const plainCode = (code: number): number => {
  const folded = fold(String.fromCharCode(code))
  if (folded === '') return SILENT
  if (folded.match(WORD) === null) return PARTS
  return folded.length === 1 ? folded.charCodeAt(0) : UNSURE
}

/** Latin letters and general punctuation, which cover nearly all of an English or Spanish text. */
const LATIN = Int16Array.from({ length: 0x250 }, (_, code) => plainCode(code))
const PUNCTUATION = Int16Array.from({ length: 0x100 }, (_, at) => plainCode(0x2000 + at))

/** The hashes of `plainWords`, without these where no character needs the pattern: almost three times as fast. */
export const wordHashes = (text: string): Int32Array => {
  const hashes = new Int32Array((text.length + 1) >> 1)
  let count = 0
  let hash = FIRST
  let isWord = false
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    const plain = code < 0x250 ? LATIN[code] : PUNCTUATION[code - 0x2000]
    if (plain === undefined || plain === UNSURE) return Int32Array.from(plainWords(text), hashOf)
    if (plain > PARTS) {
      hash = Math.imul(hash ^ plain, PRIME)
      isWord = true
    } else if (plain === PARTS && isWord) {
      hashes[count] = hash
      count += 1
      hash = FIRST
      isWord = false
    }
  }
  if (isWord) hashes[count] = hash
  return hashes.subarray(0, count + (isWord ? 1 : 0))
}

/** What is compared: a source, or a document that will be one. */
export type Text = Pick<Source, 'text' | 'blocks'>

/** The parts of a source that are its article's own words, without titles and headings: each place that prints it writes its own. */
export function* bodyOf({ text, blocks }: Text): Generator<string> {
  let left = LONGEST
  for (const { kind, start, end } of blocks) {
    if (kind === 'title' || kind === 'heading' || kind === 'furniture') continue
    for (let at = start; at < end && left > 0; at += PORTION) {
      const part = text.slice(at, Math.min(end, at + PORTION))
      left -= part.length
      yield part
    }
  }
}

/**
 * Calls `take` with hashes of every four words in a row of a source's body, numbers of 32 bits, some thousands at a time. Where a run comes
 * twice, so does its hash.
 *
 * @returns how many words were read
 */
export function* eachShingles(source: Text, take: (shingles: Int32Array) => void): Steps<number> {
  let count = 0
  let [first, second, third, fourth] = [0, 0, 0, 0]
  for (const part of bodyOf(source)) {
    const hashes = wordHashes(part)
    const shingles = new Int32Array(hashes.length)
    let filled = 0
    for (const hash of hashes) {
      first = Math.imul(second, ODD)
      second = Math.imul(third, ODD)
      third = Math.imul(fourth, ODD)
      fourth = hash
      count += 1
      if (count < SHINGLE) continue
      shingles[filled] = mixed(first ^ second ^ third ^ fourth)
      filled += 1
    }
    take(shingles.subarray(0, filled))
    yield
  }
  return count
}
