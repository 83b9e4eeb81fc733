/**
 * Measures OpenSearch as the index of the passages beside the one in memory, taking turns in one process, on a shelf of recombined sentences.
 *
 *     npm run bench:scale                                      100,000 passages, on a node of its own
 *     npm run bench:scale -- --passages 1000000 --questions 100 --url http://localhost:9200
 */
import { isDeepStrictEqual, parseArgs } from 'node:util'
import type { Answer } from '../src/model.ts'
import { openRemoteIndexing } from '../src/retrieval/index/opensearch/indexing.ts'
import { createRetrieval, type ShelfSearch } from '../src/retrieval/retrieval.ts'
import { startOpenSearch } from '../test/retrieval/index/opensearch/server.ts'
import { growingGround, growShelf } from './scale/grow.ts'
import { percentile } from './table.ts'

const { values } = parseArgs({
  options: {
    passages: { type: 'string', default: '100000' },
    questions: { type: 'string', default: '300' },
    url: { type: 'string' },
  },
})
/** Until then OpenSearch still compiles the code that searches, as it does in the first minute of a node’s life alone. */
const WARM_UP = 100

const { passages, questions } = await growingGround()
const shelf = growShelf(passages, Number(values.passages))
const node = values.url === undefined ? await startOpenSearch() : undefined
const url = values.url ?? node?.url ?? ''
let writing = 0
const indexing = openRemoteIndexing(
  { urls: [url], name: `bench-${process.pid}` },
  {
    note: (line) => {
      writing = Number(/in (\d+) ms/.exec(line)?.[1])
    },
  },
)
try {
  const filling = performance.now()
  const [search] = (await indexing.index([{ key: 'all', shelf, reads: undefined }], new Map())) as [
    ShelfSearch,
  ]
  const filled = performance.now() - filling
  const indexed = performance.now()
  const retrieval = createRetrieval(shelf)
  const inMemory = performance.now() - indexed
  const asked = { place: { platform: 'bench' }, now: Date.parse('2026-01-01') }
  const timed = async <T>(work: () => T | Promise<T>): Promise<readonly [T, number]> => {
    const before = performance.now()
    return [await work(), performance.now() - before]
  }
  const every = Math.max(1, Math.floor(questions.length / Number(values.questions)))
  const chosen = questions.filter((_, at) => at % every === 0).slice(0, Number(values.questions))
  for (const question of questions.slice(-WARM_UP)) {
    retrieval.ask(question, asked)
    await search.ask(question, asked)
  }
  const rounds: Record<'cold' | 'warm', number[]> = { cold: [], warm: [] }
  const memory: number[] = []
  let same = 0
  for (const question of chosen) {
    const [expected, own] = await timed<Answer>(() => retrieval.ask(question, asked))
    const [answer, cold] = await timed<Answer>(() => search.ask(question, asked))
    const [, warm] = await timed<Answer>(() => search.ask(question, asked))
    memory.push(own)
    rounds.cold.push(cold - own)
    rounds.warm.push(warm - own)
    if (isDeepStrictEqual(answer, expected)) same += 1
    else console.error(`not the same: ${question}`)
  }
  const spread = (times: readonly number[]): string =>
    `${percentile(times, 0.5).toFixed(1)} / ${percentile(times, 0.99).toFixed(1)}`
  console.log(`passages: ${shelf.passages.length}`)
  console.log(`answers the same: ${same} of ${chosen.length}`)
  console.log(`an answer from memory, p50 / p99 ms: ${spread(memory)}`)
  console.log(`added by OpenSearch, asked for the first time: ${spread(rounds.cold)}`)
  console.log(`added by OpenSearch, asked again: ${spread(rounds.warm)}`)
  const rate = (ms: number): number => Math.round((shelf.passages.length / ms) * 1000)
  console.log(
    `passages a second: ${rate(writing)} written; ${rate(filled)} with what is read of the shelf in either case; in memory ${rate(inMemory)}`,
  )
} finally {
  await indexing.close()
  node?.dispose()
}
