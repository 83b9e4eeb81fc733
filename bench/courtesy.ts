/**
 * Measures what courtesies around a question change.
 *
 *     npm run bench:courtesy
 *     npm run bench:courtesy -- QUESTIONS SOURCES
 *
 * Asks every question plainly, and those that are answered again with each courtesy of `courtesies.ts`. Prints, for each, how many stay
 * answered and the most that a confidence moved.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createApp } from '../src/app.ts'
import { readConfig } from '../src/config.ts'
import { type BenchQuestion, readLines, requireCollections, shared } from './collections.ts'
import { measureCourtesies } from './courtesies.ts'

const [file, sources] = process.argv.slice(2)
if (file === undefined || sources === undefined) requireCollections()
const questions = await readLines<BenchQuestion>(file ?? shared('eval', 'questions.dev.jsonl'))
const folder = mkdtempSync(join(tmpdir(), 'footnote-courtesy-'))
const app = await createApp(
  readConfig({ SOURCES_DIR: sources ?? shared('seeds'), DATABASE: join(folder, 'courtesy.sqlite') }),
  (_id, error) => console.error(error),
)
const { plain, dressed } = measureCourtesies(
  (question) => app.answer(question, { place: { platform: 'bench' }, top: 1 }),
  questions.map(({ q }) => q),
)
console.log(`answered plainly: ${plain}`)
console.table(dressed)
await app.close()
rmSync(folder, { recursive: true })
