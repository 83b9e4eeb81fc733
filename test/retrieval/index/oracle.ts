import MiniSearch from 'minisearch'
import { termsOf } from '../../../src/language/tokens.ts'
import type { Passage } from '../../../src/model.ts'
import type { PassageEngine } from '../../../src/retrieval/index/engine.ts'
import { headingTerms } from '../../../src/retrieval/index/heading.ts'
import type { WeightedTerm } from '../../../src/retrieval/index/passage-index.ts'

interface Entry {
  readonly id: number
  readonly text: string
  readonly heading: string
}

const split = (terms: string): string[] => (terms === '' ? [] : terms.split(' '))

/** A plain MiniSearch over the same terms, joined and split again, with the same settings: what our index has to agree with. */
export const createOracle = () => {
  const engine = new MiniSearch<Entry>({
    fields: ['text', 'heading'],
    tokenize: split,
    processTerm: (term) => term,
    autoVacuum: false,
  })
  const ids = new Map<Passage, number>()
  const passages: Passage[] = []
  const entryOf = (passage: Passage, id: number): Entry => {
    const { source, start, end } = passage
    return {
      id,
      text: termsOf(source.text.slice(start, end), source.language).join(' '),
      heading: headingTerms(passage).join(' '),
    }
  }
  return {
    add: (passage: Passage): void => {
      const id = passages.push(passage) - 1
      ids.set(passage, id)
      engine.add(entryOf(passage, id))
    },
    discard: (passage: Passage): void => engine.discard(ids.get(passage)),
    replace: (passage: Passage, by: Passage): void => {
      const id = ids.get(passage) as number
      passages[id] = by
      ids.set(by, id)
      engine.replace(entryOf(by, id))
    },
    vacuum: (): Promise<void> => engine.vacuum(),
    /** All passages that hold any of the terms, with their scores, and how many of the terms each holds. */
    search: (terms: readonly WeightedTerm[]) =>
      resultsOf(engine, terms).map(({ id, ...rest }) => ({ passage: passages[id] as Passage, ...rest })),
  }
}

const SETTINGS = {
  bm25: { k: 1.2, b: 0.9, d: 0 },
  boost: { heading: 0.3 },
  tokenize: split,
  processTerm: (term: string) => term,
}

const resultsOf = (engine: Pick<MiniSearch, 'search'>, terms: readonly WeightedTerm[]) => {
  const weights = new Map(terms.map(({ term, weight }) => [term, weight]))
  return engine
    .search([...weights.keys()].join(' '), { ...SETTINGS, boostTerm: (term) => weights.get(term) ?? 1 })
    .map(({ id, score, queryTerms }) => ({ id, score, matches: queryTerms.length }))
}

/** What the search that an engine of ours inherits finds. */
export const searchPlainly = (
  engine: PassageEngine,
  terms: readonly WeightedTerm[],
): ReadonlyMap<Passage, { readonly score: number }> =>
  new Map(resultsOf(engine, terms).map(({ id, score }) => [id as Passage, { score }]))
