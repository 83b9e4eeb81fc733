import { fold } from '../../language/fold.ts'
import type { Steps } from '../../steps.ts'
import { bodyOf, eachShingles, hashOf, SHINGLE, SHORTEST, type Text } from './shingles.ts'

/** What two sources are compared by, as hashes: each once, ascending. */
interface Content {
  readonly shingles: Int32Array
  /** Its figures in digits, and its words with a capital that do not begin a sentence. */
  readonly figures: Int32Array
  readonly names: Int32Array
}

const FIGURE = /\p{N}+(?:[.,:]\p{N}+)*/gu
/** A capital behind a small letter, a figure or a comma. */
const NAME = /(?<=[\p{Ll}\p{N},;] )\p{Lu}[\p{L}\p{M}]+/gu

/** Each hash once, ascending. Sorts in place, which is quicker than to make a set of thousands of numbers. */
const sorted = (hashes: Int32Array): Int32Array => {
  hashes.sort()
  let count = 0
  for (const hash of hashes)
    if (count === 0 || hash !== hashes[count - 1]) {
      hashes[count] = hash
      count += 1
    }
  return hashes.slice(0, count)
}

function* readContent(source: Text): Steps<Content> {
  const parts: Int32Array[] = []
  yield* eachShingles(source, (some) => parts.push(some))
  const shingles = new Int32Array(parts.reduce((sum, { length }) => sum + length, 0))
  let filled = 0
  for (const part of parts) {
    shingles.set(part, filled)
    filled += part.length
  }
  const figures: number[] = []
  const names: number[] = []
  for (const part of bodyOf(source)) {
    for (const [figure] of part.matchAll(FIGURE)) figures.push(hashOf(figure))
    for (const [name] of part.matchAll(NAME)) names.push(hashOf(fold(name)))
    yield
  }
  return {
    shingles: sorted(shingles),
    figures: sorted(Int32Array.from(figures)),
    names: sorted(Int32Array.from(names)),
  }
}

/** How many numbers two lists have in common, both ascending. */
const sharedOf = (a: Int32Array, b: Int32Array): number => {
  let shared = 0
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const [one, other] = [a[i] as number, b[j] as number]
    if (one === other) shared += 1
    if (one <= other) i += 1
    if (other <= one) j += 1
  }
  return shared
}

/*
 * Set from pairs that were made of one article, and from pairs of different ones: see `bench/copies`.
 */
/** How much two texts must share to be copies of one article, as shares of their runs of four words. */
export interface Bar {
  /** Of the shorter text's, the other has at least this share. */
  readonly shorter: number
  /** Of the longer one's, at least this. */
  readonly longer: number
}
/** What a lead-in and a byline add is under a third, and a copy may be cut to less than half. */
const COPY: Bar = { shorter: 0.65, longer: 0.35 }
/** Of the names and figures of the one with fewer, the other has at least this share. A form that is filled in again keeps its words, not these. */
const FACTS = 0.6

/** Whether enough of the fewer facts are among the others. One that differs may be a correction. */
const agree = (shared: number, fewer: number): boolean => shared >= Math.min(FACTS * fewer, fewer - 1)

const areCopies = (a: Content, b: Content, bar: Bar): boolean => {
  const fewerOf = (field: keyof Content): number => Math.min(a[field].length, b[field].length)
  if (fewerOf('shingles') < SHORTEST - SHINGLE) return false
  const figures = sharedOf(a.figures, b.figures)
  const names = sharedOf(a.names, b.names)
  if (!agree(figures, fewerOf('figures')) || !agree(names, fewerOf('names'))) return false
  if (!agree(figures + names, fewerOf('figures') + fewerOf('names'))) return false
  const shared = sharedOf(a.shingles, b.shingles)
  const longer = Math.max(a.shingles.length, b.shingles.length)
  return shared >= bar.shorter * fewerOf('shingles') && shared >= bar.longer * longer
}

/** In shingles: how many stay read while pairs are compared. Each takes four bytes, until all are compared. */
const REMEMBERED = 12_000_000

/** Tells whether one of two sources is a near copy of the other. */
export type Compare = (a: Text, b: Text) => Steps<boolean>

/**
 * Creates a comparison that remembers what it read last. It looks at the two sources alone, whatever else is on the shelf, and in either
 * order it says the same.
 */
export const createCompare = (bar: Bar = COPY): Compare => {
  const read = new Map<Text, Content>()
  let size = 0
  function* contentOf(source: Text): Steps<Content> {
    const known = read.get(source)
    if (known !== undefined) return known
    const content = yield* readContent(source)
    size += content.shingles.length
    if (size > REMEMBERED) {
      read.clear()
      size = content.shingles.length
    }
    read.set(source, content)
    return content
  }
  return function* (a, b) {
    return areCopies(yield* contentOf(a), yield* contentOf(b), bar)
  }
}
