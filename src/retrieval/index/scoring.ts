import type { Passage, Source } from '../../model.ts'
import { FIELDS, type Field, isPlace, type PassageEngine, type Snapshot } from './engine.ts'
import { rarity, type WeightedTerm } from './passage-index.ts'
import type { Postings } from './term-map.ts'
import { createTop } from './top.ts'

/** How passages are scored. */
export interface Scoring {
  /** BM25's `k`: how soon more of the same term stops counting. */
  readonly k: number
  /** BM25's `b`: how much long passages are held back. */
  readonly b: number
  /** What a term counts at least, however long the passage (BM25+). */
  readonly d: number
  /** What a term counts in each field. */
  readonly boosts: Readonly<Record<Field, number>>
  /** Whether a score is multiplied by how many of the question's terms the passage holds, as MiniSearch does. */
  readonly byMatches: boolean
}

/**
 * `k` is the usual value. Passages are about equally long, so `b` matters little and `d` not at all. Headings and titles are shared by all
 * passages below them: they say what a passage is about, not where the answer stands.
 */
export const BM25: Scoring = { k: 1.2, b: 0.9, d: 0, boosts: { text: 1, heading: 0.3 }, byMatches: true }

/** A passage by its position in its snapshot. */
export interface ScoredPlace {
  readonly score: number
  readonly place: number
}

/**
 * The snapshot's passages that hold any of the terms, best first, by BM25 as MiniSearch computes it: a passage's length is the number of
 * its different terms, and each field has its own average and its own frequencies. Equals stay in the order of the shelf.
 *
 * @param frequency how many passages of `counted` hold a term in a field
 * @param within the sources to look in; all without it
 * @param counted the snapshot that says how long and how many passages are; its own without it
 */
export const bestPlaces = (
  engine: PassageEngine,
  snapshot: Snapshot,
  terms: readonly WeightedTerm[],
  limit: number,
  { k, b, d, boosts, byMatches }: Scoring,
  frequency: (field: Field, term: string) => number,
  within?: ReadonlySet<Source>,
  counted: Snapshot = snapshot,
): ScoredPlace[] => {
  const { passages, places, lengths } = snapshot
  const weights = new Map(terms.map(({ term, weight }) => [term, weight]))
  makeRoom(passages.length)
  let reached = 0
  let number = 0
  for (const [term, weight] of weights) {
    number += 1
    for (const field of FIELDS) {
      const postings = engine.postings(term, field)
      if (postings === undefined) continue
      const worth = worthOf(weight, boosts[field], frequency(field, term), counted.passages.length)
      const norm = normOf({ k, b, d }, counted.averages[field])
      reached = addScores(
        postingsIn(snapshot, postings),
        places,
        lengths[field],
        worth,
        number,
        reached,
        norm,
      )
    }
  }
  return collect(passages, reached, limit, byMatches, within)
}

/** What a term counts in a field, however often it stands there. */
export const worthOf = (weight: number, boost: number, frequency: number, size: number): number =>
  weight * (boost * rarity(frequency, size))

/** How much long passages are held back. @param average the mean length of a field, in different terms */
export const normOf = ({ k, b, d }: Pick<Scoring, 'k' | 'b' | 'd'>, average: number): Norm => ({
  k,
  d,
  base: k * (1 - b),
  slope: (k * b) / average,
})

/** What a term that stands `count` times in a passage of some length adds to its score. */
export const scoreOf = (worth: number, count: number, length: number, { k, d, base, slope }: Norm): number =>
  worth * (d + (count * (k + 1)) / (count + base + slope * length))

/** The scores of one search by place; all zero between searches, which never overlap. */
let scores = new Float64Array(0)
/** How many terms each passage holds, and the number of the last one that was counted. */
let matches = new Uint32Array(0)
let latest = new Uint32Array(0)
/** The places that hold any term, in no order. */
let touched = new Uint32Array(0)

const makeRoom = (passages: number): void => {
  if (scores.length >= passages) return
  scores = new Float64Array(passages)
  matches = new Uint32Array(passages)
  latest = new Uint32Array(passages)
  touched = new Uint32Array(passages)
}

interface Norm {
  readonly k: number
  readonly d: number
  readonly base: number
  readonly slope: number
}

/** A snapshot with so many times fewer passages than a term has postings is looked through in their place. */
const MUCH_FEWER = 4

/** The postings of a snapshot's passages, and maybe of others. */
const postingsIn = ({ ids }: Snapshot, postings: Postings): Postings => {
  if (ids.length * MUCH_FEWER > postings.size) return postings
  const own: Postings = new Map()
  for (const id of ids) {
    const count = postings.get(id)
    if (count !== undefined) own.set(id, count)
  }
  return own
}

/** Adds what a term is worth to each passage that holds it. @returns how many places are touched now */
const addScores = (
  postings: Postings,
  places: Uint32Array,
  lengths: Uint32Array,
  worth: number,
  termNumber: number,
  before: number,
  norm: Norm,
): number => {
  const [allScores, allMatches, allLatest, allTouched] = [scores, matches, latest, touched]
  let reached = before
  for (const [id, count] of postings) {
    const place = places[id]
    if (!isPlace(place)) continue
    allScores[place] = (allScores[place] as number) + scoreOf(worth, count, lengths[place] as number, norm)
    const last = allLatest[place] as number
    if (last === termNumber) continue
    if (last === 0) {
      allTouched[reached] = place
      reached += 1
    }
    allLatest[place] = termNumber
    allMatches[place] = (allMatches[place] as number) + 1
  }
  return reached
}

/** The best of the touched places. Clears the arrays for the next search. */
const collect = (
  passages: readonly Passage[],
  reached: number,
  limit: number,
  byMatches: boolean,
  within: ReadonlySet<Source> | undefined,
): ScoredPlace[] => {
  const top = createTop(limit)
  let floor = top.floor()
  for (let at = 0; at < reached; at += 1) {
    const place = touched[at] as number
    const score = (scores[place] as number) * (byMatches ? (matches[place] as number) : 1)
    scores[place] = 0
    matches[place] = 0
    latest[place] = 0
    if (score < floor) continue
    if (within !== undefined && !within.has((passages[place] as Passage).source)) continue
    top.offer(score, place)
    floor = top.floor()
  }
  return top.take()
}
