import { termsOf, tokenize } from '../language/tokens.ts'
import type { Passage, Source } from '../model.ts'
import type { TermRarity } from './compose/term-rarity.ts'

/** What a source tells, as far as its title and its beginning say. */
export interface Profile {
  readonly source: Source
  /** Each term with its weight. */
  readonly terms: ReadonlyMap<string, number>
  /** Those of them that are names or figures: the same in any language. */
  readonly exact: ReadonlySet<string>
  /** The square root of the sum of all weights squared, and of the exact ones'. */
  readonly norm: number
  readonly exactNorm: number
  /** When it was published at the earliest and at the latest, in milliseconds since 1970. */
  readonly published?: readonly [earliest: number, latest: number]
}

/** In UTF-16 code units. A story is told at the beginning; what follows is background, which other stories share. */
const BEGINNING = 1_500
/** Names and figures tell stories apart better than words do. */
const EXACT_WEIGHT = 1.6
const DAY = 86_400_000

/** A capital there begins a sentence or a quotation. */
const AFTER_STOP = /(?:^|[.!?:…“"«»”\n])\s*["“«]?$/

export const profileOf = (source: Source, passages: readonly Passage[], telling: TermRarity): Profile => {
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
  const terms = new Map([...all].map((term) => [term, telling(term) * (exact.has(term) ? EXACT_WEIGHT : 1)]))
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

/** A month's or a year's first and last day; undefined for what is no date. */
const spanOf = (published: string | undefined): readonly [number, number] | undefined => {
  if (published === undefined) return undefined
  const start = Date.parse(published)
  if (Number.isNaN(start)) return undefined
  const length = published.length <= 4 ? 366 : published.length <= 7 ? 31 : 1
  return [start, start + length * DAY]
}
