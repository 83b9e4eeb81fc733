import { create, insert, search } from '@orama/orama'
import { termsOf } from '../../src/language/tokens.ts'
import type { Peer } from './peer.ts'

/** Orama finds every word that begins with a term, which costs 20 points of R@1. A mark at the end of each word prevents that. */
const END = '|'

/** Orama counts a term's frequency as its share of the field, about a hundredth, so `k` has to be as small. */
const BM25 = { k: 0.01, b: 0, d: 0 }
const TITLE_WEIGHT = 0.3

/** Orama over Footnote's terms: R@1 is 82, and 53 with every other default. */
export const orama: Peer = {
  name: 'Orama',
  index: ({ sources }, language) => {
    const index = create({
      schema: { id: 'string', title: 'string', text: 'string' } as const,
      components: {
        tokenizer: {
          language: 'english',
          normalizationCache: new Map(),
          tokenize: (text: string) => termsOf(text, language).map((term) => term + END),
        },
      },
    })
    for (const { id, title, text } of sources) void insert(index, { id, title, text })
    return {
      search: (question, most) => {
        const found = search(index, {
          term: question,
          properties: ['title', 'text'],
          limit: most,
          threshold: 1,
          boost: { title: TITLE_WEIGHT },
          relevance: BM25,
        })
        if (found instanceof Promise)
          throw new Error('Orama means to answer later: nothing here waits for it.')
        return found.hits.map(({ id, score }) => ({ id, score }))
      },
    }
  },
}
