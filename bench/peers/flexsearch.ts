import { Index } from 'flexsearch'
import { termsOf } from '../../src/language/tokens.ts'
import type { Found, Peer } from './peer.ts'

/** FlexSearch over Footnote's terms. With `suggest`, words may be missing. It gives an order and no scores. */
export const flexSearch: Peer = {
  name: 'FlexSearch',
  index: ({ sources }, language) => {
    const index = new Index({ tokenize: 'strict', encode: (text) => [...termsOf(text, language)] })
    sources.forEach(({ title, text }, at) => void index.add(at, `${title}\n${text}`))
    return {
      search: (question, most) =>
        index
          .search(question, { limit: most, suggest: true })
          .map((at, rank): Found => ({ id: sources[Number(at)]?.id ?? '', score: 1 / (rank + 1) })),
    }
  },
}
