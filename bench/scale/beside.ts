/**
 * Measures Footnote's index and its whole answer beside plain MiniSearch with the same terms, question by question in one process, and
 * prints one line of JSON.
 *
 *     node --expose-gc bench/scale/beside.ts PASSAGES
 */

import { indexPassages } from '../../src/retrieval/index.ts'
import { createRetrieval } from '../../src/retrieval/retrieval.ts'
import { termsFor } from '../peers/footnote.ts'
import { indexTerms } from '../peers/minisearch-tuned.ts'
import { percentile } from '../percentile.ts'
import { growingGround } from './ground.ts'
import { growShelf } from './grow.ts'
import type { Beside } from './runs.ts'

/** Candidates that are asked for. */
const MOST = 100
const WARM_UP = 50

const { passages, questions } = await growingGround()
const shelf = growShelf(passages, Number(process.argv[2]))
const plain = indexTerms(shelf, 'en')
const index = indexPassages(shelf.passages)
const termsOf = termsFor(shelf, 'en', index)
const retrieval = createRetrieval(shelf)
const works = {
  plain: plain,
  candidates: (terms: Parameters<typeof plain>[0]) => index.search(terms, MOST),
}
const times = { plain: [] as number[], candidates: [] as number[], answer: [] as number[] }
const timed = (into: number[] | undefined, work: () => unknown): void => {
  const before = performance.now()
  work()
  into?.push(performance.now() - before)
}
const ask = (question: string, into: Partial<typeof times>): void => {
  const terms = termsOf(question)
  timed(into.plain, () => works.plain(terms))
  timed(into.candidates, () => works.candidates(terms))
  timed(into.answer, () => retrieval.ask(question, { place: { platform: 'bench' } }))
}
for (const question of questions.slice(0, WARM_UP)) ask(question, {})
for (const question of questions.toReversed()) ask(question, times)

const spread = (values: readonly number[]) => ({
  p50: percentile(values, 0.5),
  p99: percentile(values, 0.99),
})
const beside: Beside = {
  passages: shelf.passages.length,
  questions: questions.length,
  plain: spread(times.plain),
  candidates: spread(times.candidates),
  answer: spread(times.answer),
}
console.log(JSON.stringify(beside))
