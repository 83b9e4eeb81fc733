import { termsOf, tokenize } from '../../language/tokens.ts'
import type { Passage, Source } from '../../model.ts'
import type { TermRarity } from './term-rarity.ts'

/** What a source tells, from its title and its beginning. */
export interface Profile {
  readonly source: Source
  /** The weight of each term. */
  readonly terms: ReadonlyMap<string, number>
  /** The terms that are names or figures: the same in any language. */
  readonly exact: ReadonlySet<string>
  /** The Euclidean norm of all weights, and of those of the exact terms. */
  readonly norm: number
  readonly exactNorm: number
  /** The earliest and latest moment it may have been published, in milliseconds since 1970. */
  readonly published?: readonly [earliest: number, latest: number]
}

/** In UTF-16 code units. The beginning tells the story; the rest is background that other stories share. */
const BEGINNING = 1_500
/** Names and figures tell stories apart better than other words. */
const EXACT_WEIGHT = 1.6
const DAY = 86_400_000

/** A capital after this begins a sentence or a quotation. */
const AFTER_STOP = /(?:^|[.!?:…“"«»”\n])\s*["“«]?$/

export const profileOf = (source: Source, passages: readonly Passage[], rarityOf: TermRarity): Profile => {
  const exact = new Set<string>()
  const all = new Set(termsOf(source.title, source.language))
  const from = passages[0]?.start ?? 0
  for (const { start, end } of passages) {
    if (start - from >= BEGINNING) break
    const text = source.text.slice(start, Math.min(end, from + BEGINNING))
    for (const { term, capital, number, start: at } of tokenize(text, source.language)) {
      if (term === '') continue
      all.add(term)
      if (number || (capital && !AFTER_STOP.test(text.slice(Math.max(0, at - 4), at)))) exact.add(term)
    }
  }
  const terms = new Map([...all].map((term) => [term, rarityOf(term) * (exact.has(term) ? EXACT_WEIGHT : 1)]))
  const published = spanOf(source.published)
  return {
    source,
    terms,
    exact,
    norm: Math.sqrt(squares(terms, all)),
    exactNorm: Math.sqrt(squares(terms, exact)),
    ...(published && { published }),
  }
}

const squares = (terms: ReadonlyMap<string, number>, of: ReadonlySet<string>): number => {
  let sum = 0
  for (const term of of) sum += (terms.get(term) ?? 0) ** 2
  return sum
}

/** The span of a published day, month or year; undefined if it is no date. */
const spanOf = (published: string | undefined): readonly [number, number] | undefined => {
  if (published === undefined) return undefined
  const start = Date.parse(published)
  if (Number.isNaN(start)) return undefined
  const length = published.length <= 4 ? 366 : published.length <= 7 ? 31 : 1
  return [start, start + length * DAY]
}

/** How similar two sources must be to tell the same story. Set by hand, from pairs that do and pairs that only share a subject. */
interface Bar {
  /** The cosine of all their terms, from 0 to 1. */
  readonly terms: number
  /** The cosine of their names and figures. */
  readonly exact: number
  /** How many names and figures they share. */
  readonly shared: number
}
/** Close dates suggest one event. Without dates, the words must show it alone. */
const NEAR: Bar = { terms: 0.33, exact: 0.42, shared: 4 }
const UNDATED: Bar = { terms: 0.48, exact: 0.6, shared: 6 }
/** Between two languages, only names and figures can be compared. */
const ABROAD: Bar = { terms: 0, exact: 0.42, shared: 5 }
const ABROAD_UNDATED: Bar = { terms: 0, exact: 0.65, shared: 7 }

/** Milliseconds (four days): sources further apart tell another story, or its next chapter. */
const APART = 4 * 86_400_000

const gap = (a: readonly [number, number], b: readonly [number, number]): number =>
  Math.max(0, a[0] - b[1], b[0] - a[1])

const cosine = (dot: number, a: number, b: number): number => (a === 0 || b === 0 ? 0 : dot / (a * b))

/** How similar two sources are, from 0 to 1; 0 unless they surely tell the same story. Symmetric. */
export const likeness = (one: Profile, other: Profile): number => {
  // In a fixed order, because floating-point sums depend on it.
  const [a, b] = one.source.id < other.source.id ? [one, other] : [other, one]
  const dated = a.published !== undefined && b.published !== undefined
  if (dated && gap(a.published, b.published) > APART) return 0
  let dot = 0
  let exactDot = 0
  let shared = 0
  for (const [term, weight] of a.terms) {
    const theirs = b.terms.get(term)
    if (theirs === undefined) continue
    dot += weight * theirs
    if (!a.exact.has(term) || !b.exact.has(term)) continue
    exactDot += weight * theirs
    shared += 1
  }
  const terms = cosine(dot, a.norm, b.norm)
  const exact = cosine(exactDot, a.exactNorm, b.exactNorm)
  const abroad = a.source.language !== b.source.language
  const bar = abroad ? (dated ? ABROAD : ABROAD_UNDATED) : dated ? NEAR : UNDATED
  return terms >= bar.terms && exact >= bar.exact && shared >= bar.shared ? (terms + exact) / 2 : 0
}
