import MiniSearch, { type SearchResult } from 'minisearch'
import { termsOf } from '../../src/language/tokens.ts'
import type { Language, Shelf, Source } from '../../src/model.ts'
import type { WeightedTerm } from '../../src/retrieval/index/passage-index.ts'
import type { Peer } from './peer.ts'

/** The best of a few settings for this collection. R@1 changes by some points with `b`, and by less with the others. */
const BM25 = { k: 1.2, b: 0.9, d: 0 }
const TITLE_WEIGHT = 0.3

const split = (terms: string): string[] => (terms === '' ? [] : terms.split(' '))

/** All passages that hold any of the terms, best first. */
export type TermSearch = (terms: readonly WeightedTerm[]) => SearchResult[]

/** Plain MiniSearch over Footnote's terms: what its own search costs for the same results. */
export const indexTerms = ({ sources }: Shelf, language: Language): TermSearch => {
  const index = new MiniSearch<{ id: string; title: string; text: string }>({
    fields: ['title', 'text'],
    tokenize: split,
    processTerm: (term) => term,
    searchOptions: { bm25: BM25, boost: { title: TITLE_WEIGHT } },
  })
  for (const { id, title, text } of sources)
    index.add({ id, title: termsOf(title, language).join(' '), text: termsOf(text, language).join(' ') })
  return (terms) => {
    const weights = new Map(terms.map(({ term, weight }) => [term, weight]))
    return index.search([...weights.keys()].join(' '), { boostTerm: (term) => weights.get(term) ?? 1 })
  }
}

/** MiniSearch with stems, without stop words, and with BM25 that normalises lengths. */
export const miniSearchTuned: Peer = {
  name: 'MiniSearch, tuned',
  index: (shelf, language) => {
    const find = indexTerms(shelf, language)
    return {
      search: (question, most) =>
        find(termsOf(question, language).map((term) => ({ term, weight: 1 })))
          .slice(0, most)
          .map(({ id, score }) => ({ id: id as string, score })),
    }
  },
}

/** Every default: words as they are written, any of them may match, no stop words. */
export const miniSearchAsItComes: Peer = {
  name: 'MiniSearch as it comes',
  index: ({ sources }) => {
    const index = new MiniSearch<Source>({ fields: ['title', 'text'] })
    for (const source of sources) index.add(source)
    return {
      search: (question, most) =>
        index
          .search(question)
          .slice(0, most)
          .map(({ id, score }) => ({ id: id as string, score })),
    }
  },
}
