/**
 * Measures Footnote's index and its whole answer beside plain MiniSearch with the same terms, taking turns in one process. Prints one line of JSON.
 *
 *     node --expose-gc bench/scale/beside.ts PASSAGES
 */

import { indexPassages } from '../../src/retrieval/index/live-index.ts'
import { createRetrieval } from '../../src/retrieval/retrieval.ts'
import { termsFor } from '../peers/footnote.ts'
import { indexTerms } from '../peers/minisearch.ts'
import { percentile } from '../table.ts'
import { growingGround, growShelf } from './grow.ts'
import type { Beside } from './runs.ts'
import { bytesHeld } from './timing.ts'

/** How many candidates are asked for. */
const MOST = 100
const WARM_UP = 50
/** How many questions one system gets in a turn. Garbage is collected between turns. */
const TURN = 100

const { passages, questions } = await growingGround()
const shelf = growShelf(passages, Number(process.argv[2]))
const plain = indexTerms(shelf, 'en')
const index = indexPassages(shelf.passages)
const termsOf = termsFor(shelf, 'en', index)
const retrieval = createRetrieval(shelf)
const asked = questions.map((question) => ({ question, terms: termsOf(question) }))
type Asked = (typeof asked)[number]

const works = {
  plain: ({ terms }: Asked): unknown => plain(terms),
  candidates: ({ terms }: Asked): unknown => index.search(terms, MOST),
  answer: ({ question }: Asked): unknown => retrieval.ask(question, { place: { platform: 'bench' } }),
}
const times: Readonly<Record<keyof typeof works, number[]>> = { plain: [], candidates: [], answer: [] }

for (const each of asked.slice(0, WARM_UP)) for (const work of Object.values(works)) work(each)
for (let from = 0; from < asked.length; from += TURN)
  for (const [name, work] of Object.entries(works)) {
    bytesHeld()
    for (const each of asked.slice(from, from + TURN)) {
      const before = performance.now()
      work(each)
      times[name as keyof typeof works].push(performance.now() - before)
    }
  }

const spread = (values: readonly number[]) => ({
  p50: percentile(values, 0.5),
  p99: percentile(values, 0.99),
})
const beside: Beside = {
  passages: shelf.passages.length,
  questions: asked.length,
  plain: spread(times.plain),
  candidates: spread(times.candidates),
  answer: spread(times.answer),
}
console.log(JSON.stringify(beside))
