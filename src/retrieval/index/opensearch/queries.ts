import { createHash } from 'node:crypto'
import type { Source } from '../../../model.ts'
import { FIELDS, type Field } from '../engine.ts'
import { rarity, type WeightedTerm } from '../passage-index.ts'
import { BM25 } from '../scoring.ts'
import { writtenTerm } from './definition.ts'
import { type Filter, groupOf } from './views.ts'
import type { Frequency, Wanted } from './wants.ts'

/**
 * It proposes at least so many, and a fifth more than are wanted; the core scores them itself. OpenSearch rounds the lengths of passages, so where many
 * are about as good, the best 30 are not its best 30: of 300 questions over 100,000 passages, 100 proposals lost a passage of one.
 */
const LEAST = 200
const MORE = 1.2
/** OpenSearch takes no query of more than 1,024 parts. The rarest terms decide. */
const MOST_TERMS = 300

/** How common terms are among the passages of a view, and among all that OpenSearch counts. */
export interface Commonness {
  readonly size: number
  readonly sizeOfAll: number
  readonly frequencyOf: (term: string) => Frequency
}

/** The request that proposes passages: those with the best scores by OpenSearch, which the core scores again. */
export const searchBody = (
  { terms, limit, within }: Pick<Wanted, 'terms' | 'limit' | 'within'>,
  filters: readonly Filter[],
  view: Commonness,
): object => {
  const worth = weighed(terms, view).slice(0, MOST_TERMS)
  const should = worth.flatMap(({ term, weight }) =>
    FIELDS.flatMap((field) => {
      const boost = weight * BM25.boosts[field] * correction(view, term, field)
      return boost > 0 ? [{ term: { [field]: { value: writtenTerm(term), boost } } }] : []
    }),
  )
  const size = Math.max(LEAST, Math.ceil(limit * MORE))
  const only: readonly Filter[] = within
    ? [...filters, { terms: { group: [...within].map(groupOf) } }]
    : filters
  return {
    size,
    track_total_hits: false,
    query: {
      // The core multiplies by how many of the terms a passage holds, too. Doing that for the best 1,500 alone takes no less time.
      function_score: {
        query: { bool: { should, minimum_should_match: 1, filter: only } },
        functions: worth.map(({ term }) => ({ filter: holding(term), weight: 1 })),
        score_mode: 'sum',
        boost_mode: 'multiply',
      },
    },
  }
}

/**
 * OpenSearch weighs a term by how rare it is among all that is indexed: by this much too lightly or heavily for the view. What other programs have written
 * again since it was measured counts twice, so more passages may have a term than there were.
 */
const correction = ({ size, sizeOfAll, frequencyOf }: Commonness, term: string, field: Field): number => {
  const { own, all } = frequencyOf(term)
  if (all[field] === 0) return 0
  return rarity(own[field], size) / rarity(all[field], Math.max(sizeOfAll, all[field]))
}

/** The terms that any passage holds, the rarest first. */
const weighed = (
  terms: readonly WeightedTerm[],
  { size, frequencyOf }: Commonness,
): readonly WeightedTerm[] =>
  terms
    .filter(({ term }) => FIELDS.some((field) => frequencyOf(term).all[field] > 0))
    .map(({ term, weight }) => ({ term, weight, rare: weight * rarity(frequencyOf(term).own.text, size) }))
    .sort((a, b) => b.rare - a.rare)

const holding = (term: string): Filter => ({
  bool: { should: FIELDS.map((field) => ({ term: { [field]: writtenTerm(term) } })) },
})

/** The request that counts the passages with a term, one of several in one trip. */
export const countBody = (field: Field, term: string, filters: readonly Filter[]): object => ({
  size: 0,
  track_total_hits: true,
  query: { bool: { filter: [...filters, { term: { [field]: writtenTerm(term) } }] } },
})

/** Names a search. The same search has the same name, whatever object its sources are in. */
export const searchName = ({ part, terms, limit, within }: Wanted): string => {
  const hash = createHash('sha1').update(JSON.stringify([part, terms, limit, within === undefined]))
  for (const source of within ?? ([] as readonly Source[])) hash.update(groupOf(source))
  return hash.digest('base64')
}
