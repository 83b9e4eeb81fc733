import type { Steps } from '../../steps.ts'

/** What a term is looked for in: a passage's own words, and what stands above it. */
export const FIELDS = ['text', 'heading'] as const
export type Field = (typeof FIELDS)[number]

/** How many passages a segment holds at most, so that two bytes number them; a source of more has one of its own. */
export const SEGMENT_MOST = 0x1_0000

/** Four bytes each only where there are more than `SEGMENT_MOST` passages. */
export type Numbers = Uint16Array | Uint32Array
/** Four bytes each only where any term stands more than 255 times in a passage. */
export type Counts = Uint8Array | Uint32Array

/**
 * Which passages hold each term in one field. The postings of the term numbered `t` are those from `offsets[t]` up to
 * `offsets[t + 1]`, by the passages' numbers, which go up.
 */
export interface Postings {
  readonly offsets: Uint32Array
  /** Passages by their number in the segment. */
  readonly passages: Numbers
  /** How often the term stands there. */
  readonly counts: Counts
  /** Of each passage, how many different terms its field holds: its length in BM25, as MiniSearch counts it. */
  readonly lengths: Uint32Array
}

/** An inverted index of some sources' passages. It never changes; a passage that is gone stays in it until it is merged. */
export interface Segment extends Readonly<Record<Field, Postings>> {
  /** Every term of either field, by its number. */
  readonly terms: readonly string[]
  /** The number of each term. */
  readonly numbers: ReadonlyMap<string, number>
  /** Where each source's passages begin, by the source's number in the segment; at the end, how many passages there are. */
  readonly starts: Uint32Array
}

/** How many passages a segment holds, those that are gone too. */
export const sizeOf = ({ starts }: Segment): number => starts[starts.length - 1] as number

/** How many sources a segment holds, those that are gone too. */
export const sourcesOf = ({ starts }: Segment): number => starts.length - 1

/** The terms' numbers, by the terms. */
export function* numbered(terms: readonly string[]): Steps<Map<string, number>> {
  const numbers = new Map<string, number>()
  for (let number = 0; number < terms.length; number += 1) {
    if (number % 64 === 0) yield
    numbers.set(terms[number] as string, number)
  }
  return numbers
}

/** Room for postings of a segment with so many passages. */
export const numbersFor = (passages: number, postings: number): Numbers =>
  passages > SEGMENT_MOST ? new Uint32Array(postings) : new Uint16Array(postings)

/** Room for how often terms stand in a passage, where that is `most` at most. */
export const countsFor = (most: number, postings: number): Counts =>
  most > 0xff ? new Uint32Array(postings) : new Uint8Array(postings)

/** Where each term's postings begin, by how many each has; at the end, how many there are. */
export const offsetsOf = (frequencies: Uint32Array): Uint32Array => {
  const offsets = new Uint32Array(frequencies.length + 1)
  for (let term = 0; term < frequencies.length; term += 1)
    offsets[term + 1] = (offsets[term] as number) + (frequencies[term] as number)
  return offsets
}
