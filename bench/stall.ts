/**
 * Measures how long the event loop stands still while questions are answered and sources arrive.
 *
 *     npm run bench:stall
 *
 * On a shelf of some 100,000 passages in 2,000 Markdown files, a question is put every 20 ms, as a platform puts it, while nothing else
 * goes on; then while 1,000 new Markdown files arrive and are taken in; then while 20 web pages do, one of them of 2 MB.
 */
import { copyFileSync, globSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { createApp } from '../src/app.ts'
import { readConfig } from '../src/config.ts'
import { readLines, requireCollections, shared } from './collections.ts'
import { createArticles, fillShelf } from './long-shelf.ts'
import { watchLoop } from './watch-loop.ts'

const NEW_FILES = 1_000
const PAGES = 20
const QUIET = 10_000

/** A page of about 2 MB, of some thousand paragraphs. */
const longPage = (article: string): string => {
  const paragraphs: string[] = []
  for (let length = 0; length < 2_000_000; ) {
    for (const text of article.split('\n\n')) {
      const paragraph = `<p class="text"><span>${text.replaceAll(/[<&]/g, ' ')}</span> <a href="/more">more</a></p>`
      paragraphs.push(paragraph)
      length += paragraph.length
    }
  }
  return `<!doctype html><html lang="en"><head><title>A long page</title></head><body><main><article><h1>A long page</h1>${paragraphs.join('\n')}</article></main></body></html>`
}

requireCollections()
const article = await createArticles()
const asked = await readLines<{ readonly q: string }>(shared('bench', 'squad2.questions.jsonl'))
const questions = asked
  .filter((_, at) => at % 7 === 0)
  .map(({ q }) => q)
  .slice(0, 500)
const folder = mkdtempSync(join(tmpdir(), 'footnote-stall-'))
const shelf = join(folder, 'shelf')
fillShelf(shelf, article)
const app = await createApp(
  readConfig({ SOURCES_DIR: shelf, DATABASE: join(folder, 'stall.sqlite') }),
  (_id, error) => console.error(error),
)
await app.desk.handle({ kind: 'greet' }, { place: { platform: 'bench' } })
// What the start leaves to be written in the background is not what is measured.
await setTimeout(5_000)

const refresh = async (): Promise<void> => {
  const came = await app.refresh()
  if (came.size === 0) throw new Error('nothing came')
}
const arriving = async (): Promise<void> => {
  for (let file = 0; file < NEW_FILES; file += 1) {
    writeFileSync(join(shelf, `new-${file}.md`), article(10_000 + file, 6))
    if (file % 10 === 0) await setTimeout(1)
  }
  await refresh()
}
const pages = async (): Promise<void> => {
  const saved = globSync(join(import.meta.dirname, '../test/pages/*.html')).sort()
  for (let at = 0; at < PAGES - 1; at += 1) {
    const page = saved[at % saved.length] ?? ''
    copyFileSync(page, join(shelf, `page-${at}-${basename(page)}`))
  }
  writeFileSync(join(shelf, 'page-long.html'), longPage(article(20_000, 40)))
  await refresh()
}

const figures = {
  'nothing else': await watchLoop(app, questions, () => setTimeout(QUIET)),
  [`${NEW_FILES} files arrive`]: await watchLoop(app, questions, arriving),
  [`${PAGES} pages arrive`]: await watchLoop(app, questions, pages),
}
console.table(figures)
mkdirSync(join(import.meta.dirname, 'out'), { recursive: true })
writeFileSync(
  join(import.meta.dirname, 'out/stall.json'),
  `${JSON.stringify({ passages: app.figures.passages, figures }, undefined, 2)}\n`,
)
await app.close()
rmSync(folder, { recursive: true })
