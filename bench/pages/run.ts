/**
 * Asks what people type in a chat over real pages, four shelves of them, where two questions in five have no answer although their topic is
 * there. Prints how many are answered by the first excerpt, and how many of the others are claimed.
 *
 *     npm run bench:pages [-- --verbose]
 *
 * Shelves `c` and `d` were written after the signals that those before them led to, by people who had not seen the code.
 */
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createRetrieval } from '../../src/retrieval/retrieval.ts'
import { loadShelf } from '../../src/sources/shelf/shelve.ts'
import { readLines, requireCollections, shared } from '../collections.ts'
import { auroc } from '../learn/figures.ts'

interface PageQuestion {
  readonly id: string
  readonly q: string
  readonly shelf: string
  readonly page: string
  /** Words that any right excerpt has; none where the page has no answer. */
  readonly answers: readonly string[]
}

const squash = (text: string): string =>
  text.toLowerCase().replace(/[‘’]/g, "'").replace(/[“”]/g, '"').replace(/\s+/g, ' ')

requireCollections()
const verbose = process.argv.includes('--verbose')
const questions = await readLines<PageQuestion>(join(import.meta.dirname, 'questions.jsonl'))
const work = mkdtempSync(join(tmpdir(), 'footnote-pages-'))
try {
  execFileSync('tar', ['xzf', shared('pages', 'pages.tar.gz'), '-C', work])
  console.log('| shelf | first excerpt | within three | right, not claimed | no answer, claimed | AUROC |')
  console.log('| --- | --- | --- | --- | --- | --- |')
  for (const [name, asked] of Map.groupBy(questions, ({ shelf }) => shelf)) {
    const folder = join(work, `shelf-${name}`)
    mkdirSync(folder)
    for (const page of new Set(asked.map((one) => one.page)))
      renameSync(join(work, page, 'source.html'), join(folder, `${page}.html`))
    const { shelf } = await loadShelf(folder)
    const retrieval = createRetrieval(shelf)
    const outcomes = asked.map((question) => {
      const answer = retrieval.ask(question.q, { place: { platform: 'bench' }, now: 0 })
      const holds = (text: string) => question.answers.some((one) => squash(text).includes(squash(one)))
      const right = answer.excerpts.map(({ text }) => holds(text))
      return { question, answer, right, claimed: answer.status === 'answered' }
    })
    const told = outcomes.filter(({ question }) => question.answers.length > 0)
    const untold = outcomes.filter(({ question }) => question.answers.length === 0)
    const sure = (list: typeof outcomes) => list.map(({ answer }) => answer.confidence)
    const first = told.filter(({ right }) => right[0])
    const row = [
      name,
      `${first.length} of ${told.length}`,
      told.filter(({ right }) => right.includes(true)).length,
      first.filter(({ claimed }) => !claimed).length,
      `${untold.filter(({ claimed }) => claimed).length} of ${untold.length}`,
      auroc(sure(told), sure(untold)),
    ]
    console.log(`| ${row.join(' | ')} |`)
    if (!verbose) continue
    for (const { question, answer, right, claimed } of outcomes)
      if (question.answers.length === 0 ? claimed : !right[0] || !claimed)
        console.log(
          `  ${question.id} ${answer.confidence.toFixed(2)} ${question.q}\n      ${answer.excerpts[0]?.text.slice(0, 200) ?? ''}`,
        )
  }
} finally {
  rmSync(work, { recursive: true, force: true })
}
