import { termsOf } from '../../../language/tokens.ts'
import type { Passage } from '../../../model.ts'
import type { Steps } from '../../steps.ts'
import { headingTerms } from '../heading.ts'
import { createGrowing } from './growing.ts'
import { countsFor, numbersFor, offsetsOf, type Postings, type Segment } from './segment.ts'

/** Takes the terms of one passage after the other, and turns them round into postings. */
interface FieldBuilder {
  add(terms: readonly string[]): void
  /** @param terms how many terms there are */
  finish(terms: number): Steps<Postings>
}

/** The same, twice as large or until it has an entry `at`. */
const larger = (entries: Uint32Array<ArrayBuffer>, at: number): Uint32Array<ArrayBuffer> => {
  if (at < entries.length) return entries
  const more = new Uint32Array(Math.max(at + 1, 2 * entries.length))
  more.set(entries)
  return more
}

/** @param numberOf the number of a term, a new one where it has none */
const createField = (numberOf: (term: string) => number): FieldBuilder => {
  // Passage by passage: its terms, each once, and how often each stands there.
  const [held, often, lengths] = [createGrowing(), createGrowing(), createGrowing()]
  /** By a term's number: how many passages hold it, and how often it stood in the passage at hand so far. */
  let frequencies = new Uint32Array(1024)
  let here = new Uint32Array(1024)
  let most = 0
  return {
    add: (terms) => {
      const distinct: number[] = []
      for (const term of terms) {
        const number = numberOf(term)
        if (number >= here.length) {
          frequencies = larger(frequencies, number)
          here = larger(here, number)
        }
        const count = here[number] as number
        here[number] = count + 1
        if (count === 0) distinct.push(number)
      }
      for (const number of distinct) {
        const count = here[number] as number
        here[number] = 0
        frequencies[number] = (frequencies[number] as number) + 1
        held.push(number)
        often.push(count)
        if (count > most) most = count
      }
      lengths.push(distinct.length)
    },
    finish: (terms) => turnedRound(held, often, lengths, larger(frequencies, terms), terms, most),
  }
}

/** A counting sort: passages by term instead of terms by passage. */
function* turnedRound(
  held: ReturnType<typeof createGrowing>,
  often: ReturnType<typeof createGrowing>,
  lengths: ReturnType<typeof createGrowing>,
  frequencies: Uint32Array,
  terms: number,
  most: number,
): Steps<Postings> {
  const offsets = offsetsOf(frequencies.subarray(0, terms))
  yield
  const next = offsets.slice()
  const passages = numbersFor(lengths.length, held.length)
  const counts = countsFor(most, held.length)
  const distinct = new Uint32Array(lengths.length)
  let entry = 0
  for (let passage = 0; passage < lengths.length; passage += 1) {
    const length = lengths.at(passage)
    distinct[passage] = length
    for (const end = entry + length; entry < end; entry += 1) {
      const term = held.at(entry)
      const at = next[term] as number
      next[term] = at + 1
      passages[at] = passage
      counts[at] = often.at(entry)
    }
    if (passage % 64 === 0) yield
  }
  return { offsets, passages, counts, lengths: distinct }
}

/** Passages that stand beside each other: where the first one does, and how many they are. */
export interface Stretch {
  readonly place: number
  readonly length: number
}

/**
 * Indexes the passages of some sources.
 *
 * @param stretches where the passages of each source stand among all `passages`
 */
export function* buildSegment(stretches: readonly Stretch[], passages: readonly Passage[]): Steps<Segment> {
  const terms: string[] = []
  const numbers = new Map<string, number>()
  const numberOf = (term: string): number => {
    const known = numbers.get(term)
    if (known !== undefined) return known
    numbers.set(term, terms.length)
    return terms.push(term) - 1
  }
  const [text, heading] = [createField(numberOf), createField(numberOf)]
  const starts = new Uint32Array(stretches.length + 1)
  for (const [at, { place, length }] of stretches.entries()) {
    starts[at + 1] = (starts[at] as number) + length
    for (let from = place; from < place + length; from += 1) {
      const passage = passages[from] as Passage
      const { source, start, end } = passage
      text.add(termsOf(source.text.slice(start, end), source.language))
      heading.add(headingTerms(passage))
      yield
    }
  }
  return {
    terms,
    numbers,
    starts,
    text: yield* text.finish(terms.length),
    heading: yield* heading.finish(terms.length),
  }
}
