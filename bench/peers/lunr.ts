import lunr from 'lunr'
import { termsOf } from '../../src/language/tokens.ts'
import type { Peer } from './peer.ts'

/** lunr over Footnote's terms: R@1 is 82, and 72 with its own stems and stop words. */
export const lunrOverTerms: Peer = {
  name: 'lunr',
  index: ({ sources }, language) => {
    const builder = new lunr.Builder()
    builder.tokenizer = (text) => termsOf(text, language).map((term) => new lunr.Token(term, {}))
    builder.ref('id')
    builder.field('title')
    builder.field('text')
    for (const source of sources) builder.add(source)
    const index = builder.build()
    return {
      search: (question, most) =>
        index
          .query((query) => void query.term(termsOf(question, language), {}))
          .slice(0, most)
          .map(({ ref, score }) => ({ id: ref, score })),
    }
  },
}
