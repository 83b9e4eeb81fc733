import type { Source } from '../../../model.ts'
import type { Steps } from '../../steps.ts'
import { frequencyIn, GONE, type Part, partOf } from './part.ts'
import {
  type Counts,
  countsFor,
  FIELDS,
  type Field,
  numbersFor,
  offsetsOf,
  type Postings,
  SEGMENT_MOST,
  type Segment,
} from './segment.ts'

/** So many of about a size are made one. */
const MANY = 8
/** More than this share gone, and a segment is written anew without them. */
const STALE = 0.3

/** Which parts to make one, as groups; a stale one may be alone. Those in no group stay as they are. */
export const planMerges = (parts: readonly Part[]): Part[][] => {
  const isStale = ({ size, segment }: Part): boolean => size < segment.text.lengths.length * (1 - STALE)
  const tier = ({ size }: Part): number => Math.floor(Math.log2(size) / Math.log2(MANY))
  const small = parts.filter(({ size }) => size <= SEGMENT_MOST / 2)
  const groups: Part[][] = []
  for (const alike of Map.groupBy(small, tier).values()) {
    if (alike.length < MANY) continue
    let group: Part[] = []
    let sum = 0
    for (const part of alike) {
      if (sum + part.size > SEGMENT_MOST) {
        groups.push(group)
        group = []
        sum = 0
      }
      group.push(part)
      sum += part.size
    }
    groups.push(group)
  }
  const taken = new Set(groups.flat())
  for (const part of parts) if (isStale(part) && !taken.has(part)) groups.push([part])
  return groups.filter((group) => group.length > 1 || group.some(isStale))
}

/** The new number of each passage of a part; passages that are gone have none. */
const renumbered = ({ gone, segment }: Part, from: number): Uint32Array => {
  const numbers = new Uint32Array(segment.text.lengths.length)
  let next = from
  for (let passage = 0; passage < numbers.length; passage += 1)
    numbers[passage] = gone?.[passage] === 1 ? GONE : next++
  return numbers
}

/** What becomes of the terms: the new ones, and of each part the new number of each of its own, or `GONE`. */
function* mergeTerms(parts: readonly Part[]) {
  const terms: string[] = []
  const numbers = new Map<string, number>()
  const frequencies = { text: [] as number[], heading: [] as number[] }
  const now: Uint32Array[] = []
  for (const part of parts) {
    const own = new Uint32Array(part.segment.terms.length)
    for (const [at, term] of part.segment.terms.entries()) {
      const held = { text: frequencyIn(part, 'text', at), heading: frequencyIn(part, 'heading', at) }
      if (at % 64 === 0) yield
      own[at] = GONE
      if (held.text + held.heading === 0) continue
      const number = numbers.get(term) ?? terms.push(term) - 1
      numbers.set(term, number)
      own[at] = number
      for (const field of FIELDS) frequencies[field][number] = (frequencies[field][number] ?? 0) + held[field]
    }
    now.push(own)
  }
  return { terms, numbers, frequencies, now }
}

/** The postings of all parts in one field, under their new numbers. */
function* mergeField(
  parts: readonly Part[],
  field: Field,
  frequencies: readonly number[],
  now: readonly Uint32Array[],
  size: number,
): Steps<Postings> {
  const offsets = offsetsOf(Uint32Array.from(frequencies))
  const postings = offsets[offsets.length - 1] as number
  const next = offsets.slice()
  const passages = numbersFor(size, postings)
  const wide = parts.some(({ segment }) => segment[field].counts instanceof Uint32Array)
  const counts: Counts = countsFor(wide ? Number.POSITIVE_INFINITY : 0, postings)
  const lengths = new Uint32Array(size)
  let first = 0
  for (const [which, part] of parts.entries()) {
    const old = part.segment[field]
    const renumber = renumbered(part, first)
    for (let passage = 0; passage < renumber.length; passage += 1)
      if (renumber[passage] !== GONE) lengths[renumber[passage] as number] = old.lengths[passage] as number
    const terms = now[which] as Uint32Array
    for (let term = 0; term < terms.length; term += 1) {
      const number = terms[term] as number
      if (term % 16 === 0) yield
      if (number === GONE) continue
      let to = next[number] as number
      const end = old.offsets[term + 1] as number
      for (let at = old.offsets[term] as number; at < end; at += 1) {
        const passage = renumber[old.passages[at] as number] as number
        if (passage === GONE) continue
        passages[to] = passage
        counts[to] = old.counts[at] as number
        to += 1
      }
      next[number] = to
    }
    first += part.size
  }
  return { offsets, passages, counts, lengths }
}

/** One part instead of several, without what is gone. No text is read again. */
export function* mergeParts(parts: readonly Part[]): Steps<Part> {
  const { terms, numbers, frequencies, now } = yield* mergeTerms(parts)
  const size = parts.reduce((sum, part) => sum + part.size, 0)
  const sources: (Source | undefined)[] = []
  const [places, counts]: [number[], number[]] = [[], []]
  for (const { segment, ...part } of parts) {
    for (const [at, source] of part.sources.entries()) {
      if (at % 64 === 0) yield
      if (part.places[at] === GONE) continue
      sources.push(source)
      places.push(part.places[at] as number)
      counts.push((segment.starts[at + 1] as number) - (segment.starts[at] as number))
    }
  }
  const segment: Segment = {
    terms,
    numbers,
    starts: offsetsOf(Uint32Array.from(counts)),
    text: yield* mergeField(parts, 'text', frequencies.text, now, size),
    heading: yield* mergeField(parts, 'heading', frequencies.heading, now, size),
  }
  return partOf(segment, sources, Uint32Array.from(places))
}
