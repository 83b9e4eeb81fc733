/**
 * Measures what courtesies around a question change.
 *
 *     npm run bench:courtesy
 *     npm run bench:courtesy -- QUESTIONS SOURCES
 *
 * Asks every question plainly, and those that are answered again with each courtesy of `courtesies.ts`. Prints, for each, how many stay
 * answered and the most that a confidence moved.
 */
import { createRetrieval } from '../src/retrieval/retrieval.ts'
import { loadShelf } from '../src/sources/shelf/shelve.ts'
import { type BenchQuestion, readLines, requireCollections, shared } from './collections.ts'
import { measureCourtesies } from './courtesies.ts'

const [file, sources] = process.argv.slice(2)
if (file === undefined || sources === undefined) requireCollections()
const questions = await readLines<BenchQuestion>(file ?? shared('eval', 'questions.dev.jsonl'))
const retrieval = createRetrieval((await loadShelf(sources ?? shared('seeds'))).shelf)
const { plain, dressed } = measureCourtesies(
  (question) => retrieval.ask(question, { place: { platform: 'bench' }, top: 1 }),
  questions.map(({ q }) => q),
)
console.log(`answered plainly: ${plain}`)
console.table(dressed)
