import type { Source } from '../../../model.ts'
import { rarity } from '../../question/terms.ts'
import type { Inverted } from './inverted.ts'
import { frequencyIn, type Part, placeOf, sourceAt } from './part.ts'
import { FIELDS, type Field, type Postings } from './segment.ts'
import { createTop } from './top.ts'

/** What a search goes by; `k`, `b` and `d` are those of BM25. */
export interface Scoring {
  /** Saturation: how soon a term that is said again adds no more. */
  readonly k: number
  /** From 0 to 1: how much a long passage is held against. */
  readonly b: number
  /** What a term counts at least, in however long a passage (BM25+). */
  readonly d: number
  /** What a term counts in each field. */
  readonly boosts: Readonly<Record<Field, number>>
  /** Whether a score is multiplied by how many of the question's terms the passage holds, as MiniSearch does. */
  readonly byMatches: boolean
}

/** What is looked for, with how much it counts. */
interface Wanted {
  readonly term: string
  readonly weight: number
}

/** A term with its score's share that is the same in all passages. */
interface Sought {
  readonly term: string
  /** By field: its weight times its rarity. */
  readonly worth: Readonly<Record<Field, number>>
}

/** The scores at hand, by a passage's number; all zero between searches, which never overlap. Grown as need be. */
let scores = new Float64Array(0)
/** How many terms each passage holds, and the last that was counted (1 for the first). */
let matches = new Uint32Array(0)
let latest = new Uint32Array(0)
/** The passages that hold any, in no order. */
let touched = new Uint32Array(0)

const makeRoom = (passages: number): void => {
  if (scores.length >= passages) return
  scores = new Float64Array(passages)
  matches = new Uint32Array(passages)
  latest = new Uint32Array(passages)
  touched = new Uint32Array(passages)
}

const sumOf = (parts: readonly Part[], count: (part: Part) => number): number =>
  parts.reduce((sum, part) => sum + count(part), 0)

/** How many passages hold a term in a field. */
export const frequencyOf = ({ parts }: Pick<Inverted, 'parts'>, field: Field, term: string): number =>
  sumOf(parts, (part) => {
    const number = part.segment.numbers.get(term)
    return number === undefined ? 0 : frequencyIn(part, field, number)
  })

/**
 * The passages that hold any of the terms, best first, by BM25 as MiniSearch computes it: a passage's length is the number of its
 * different terms, each field has its own average, and rarity is counted in each field among all passages.
 *
 * @returns positions on the shelf
 */
export const searchInverted = (
  { parts, size }: Inverted,
  terms: readonly Wanted[],
  limit: number,
  { k, b, d, boosts, byMatches }: Scoring,
  within?: ReadonlySet<Source>,
): { readonly score: number; readonly place: number }[] => {
  const worthOf = (term: string, field: Field): number =>
    boosts[field] * rarity(frequencyOf({ parts }, field, term), size)
  const sought = [...new Map(terms.map(({ term, weight }) => [term, weight]))].map(
    ([term, weight]): Sought => ({
      term,
      worth: { text: weight * worthOf(term, 'text'), heading: weight * worthOf(term, 'heading') },
    }),
  )
  const average = {
    text: sumOf(parts, ({ lengths }) => lengths.text) / size,
    heading: sumOf(parts, ({ lengths }) => lengths.heading) / size,
  }
  const top = createTop(limit)
  for (const part of parts) {
    makeRoom(part.segment.text.lengths.length)
    let reached = 0
    sought.forEach(({ term, worth }, at) => {
      const number = part.segment.numbers.get(term)
      if (number === undefined) return
      for (const field of FIELDS) {
        const norm = { base: k * (1 - b), slope: (k * b) / average[field] }
        reached = add(part.segment[field], number, part.gone, worth[field], at + 1, reached, k, d, norm)
      }
    })
    collect(part, reached, byMatches, top, within)
  }
  return top.take()
}

/** Adds what a term is worth to each passage that holds it. @returns how many passages are touched now */
const add = (
  { offsets, passages, counts, lengths }: Postings,
  number: number,
  gone: Uint8Array | undefined,
  worth: number,
  asTerm: number,
  before: number,
  k: number,
  d: number,
  norm: { readonly base: number; readonly slope: number },
): number => {
  const to = offsets[number + 1] as number
  const [allScores, allMatches, allLatest, allTouched] = [scores, matches, latest, touched]
  const { base, slope } = norm
  let reached = before
  for (let at = offsets[number] as number; at < to; at += 1) {
    const passage = passages[at] as number
    if (gone !== undefined && gone[passage] === 1) continue
    const count = counts[at] as number
    const frequency = (count * (k + 1)) / (count + base + slope * (lengths[passage] as number))
    allScores[passage] = (allScores[passage] as number) + worth * (d + frequency)
    const last = allLatest[passage] as number
    if (last === asTerm) continue
    if (last === 0) {
      allTouched[reached] = passage
      reached += 1
    }
    allLatest[passage] = asTerm
    allMatches[passage] = (allMatches[passage] as number) + 1
  }
  return reached
}

/** Offers the touched passages to the best, and leaves no trace of them. */
const collect = (
  part: Part,
  reached: number,
  byMatches: boolean,
  top: ReturnType<typeof createTop>,
  within: ReadonlySet<Source> | undefined,
): void => {
  let floor = top.floor()
  for (let at = 0; at < reached; at += 1) {
    const passage = touched[at] as number
    const score = (scores[passage] as number) * (byMatches ? (matches[passage] as number) : 1)
    scores[passage] = 0
    matches[passage] = 0
    latest[passage] = 0
    if (score < floor) continue
    const source = sourceAt(part, passage)
    if (within !== undefined && !within.has(part.sources[source] as Source)) continue
    top.offer(score, placeOf(part, passage, source))
    floor = top.floor()
  }
}
