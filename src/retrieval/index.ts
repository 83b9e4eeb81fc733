import MiniSearch from 'minisearch'
import { termsOf } from '../language/tokens.ts'
import type { Passage, Source } from '../model.ts'
import { headingTerms } from './heading.ts'

/** A passage that shares terms with a question. `score` orders the candidates of one search and means nothing else. */
export interface Candidate {
  readonly passage: Passage
  readonly score: number
}

/** A term to look for, with how much it counts. */
export interface WeightedTerm {
  readonly term: string
  readonly weight: number
}

/** What stands where: passages by their terms. */
export interface PassageIndex {
  readonly size: number
  /** The passages that hold any of the terms, best first, at most `limit`; of the sources `within`, where given. */
  search(terms: readonly WeightedTerm[], limit: number, within?: ReadonlySet<Source>): Candidate[]
  /** How many passages hold the term in their own words. */
  frequency(term: string): number
  /** Whether the term stands anywhere: in a passage's words or above it. */
  has(term: string): boolean
  /** Every term that any passage holds. */
  terms(): Iterable<string>
}

/**
 * BM25 as MiniSearch computes it. `k` is the usual saturation. Passages are all of a length, so `b`, which evens lengths out, matters
 * little, and `d`, a floor for long documents, not at all.
 */
const BM25 = { k: 1.2, b: 0.9, d: 0 }

/** Headings and titles are shared by all the passages below them: they say what it is about, not where it is said. */
const HEADING_WEIGHT = 0.3

const split = (terms: string): string[] => (terms === '' ? [] : terms.split(' '))

/** Indexes passages; the order they are given in decides between equals. */
export const indexPassages = (passages: readonly Passage[]): PassageIndex => {
  const frequencies = new Map<string, number>()
  const above = new Set<string>()
  const index = new MiniSearch<{ id: number; text: string; heading: string }>({
    fields: ['text', 'heading'],
    tokenize: split,
    processTerm: (term) => term,
    searchOptions: { bm25: BM25, boost: { heading: HEADING_WEIGHT } },
  })
  passages.forEach((passage, id) => {
    const { source, start, end } = passage
    const terms = termsOf(source.text.slice(start, end), source.language)
    for (const term of new Set(terms)) frequencies.set(term, (frequencies.get(term) ?? 0) + 1)
    const heading = headingTerms(passage)
    for (const term of heading) above.add(term)
    index.add({ id, text: terms.join(' '), heading: heading.join(' ') })
  })
  return {
    size: passages.length,
    frequency: (term) => frequencies.get(term) ?? 0,
    has: (term) => frequencies.has(term) || above.has(term),
    terms: () => frequencies.keys(),
    search: (terms, limit, within) => {
      const weights = new Map(terms.map(({ term, weight }) => [term, weight]))
      const found = index.search([...weights.keys()].join(' '), {
        boostTerm: (term) => weights.get(term) ?? 1,
        ...(within !== undefined && {
          filter: ({ id }) => within.has((passages[id as number] as Passage).source),
        }),
      })
      return found.slice(0, limit).flatMap(({ id, score }) => {
        const passage = passages[id as number]
        return passage === undefined ? [] : [{ passage, score }]
      })
    },
  }
}
