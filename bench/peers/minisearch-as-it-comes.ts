import MiniSearch from 'minisearch'
import type { Source } from '../../src/model.ts'
import type { Peer } from './peer.ts'

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
