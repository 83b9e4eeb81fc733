/**
 * Measures answers and the event loop during the first poll of a feed of 1,000 items.
 *
 *     npm run bench:feed [-- --paced]
 *
 * On a shelf of some 10,000 passages in 200 Markdown files, a question is put every 20 ms, as a platform puts it, while nothing else goes on; then
 * while a feed of 1,000 items is polled for the first time, each article fetched, read and taken in. The site is a thread of this program. The
 * pause of half a second between two requests is left out, which presses more; with `--paced` it is kept, as in a running bot, and the poll takes
 * nine minutes.
 */
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { createApp } from '../src/app.ts'
import { readConfig } from '../src/config.ts'
import { createItemAdder } from '../src/sources/added/feed-items.ts'
import { openReaders } from '../src/sources/added/readers.ts'
import { newFeed, startFollowing } from '../src/sources/web/feeds/follow.ts'
import { createWeb } from '../src/sources/web/fetch/web.ts'
import { readLines, requireCollections, shared } from './collections.ts'
import type { SiteTask } from './feed-site.ts'
import { mixedParagraphs } from './mixed-text.ts'
import { watchLoop } from './watch-loop.ts'

const ITEMS = 1_000
const FILES = 200
const PARAGRAPHS = 44
const QUIET = 10_000
/** The shelf is looked through after so many items, as it is once a minute. */
const LOOK_AFTER = 100

requireCollections()
const corpus = await readLines<{ readonly text: string }>(shared('bench', 'squad2.corpus.jsonl'))
const texts = corpus.map(({ text }) => text)
const paragraph = mixedParagraphs(texts)
const asked = await readLines<{ readonly q: string }>(shared('bench', 'squad2.questions.jsonl'))
const questions = asked
  .filter((_, at) => at % 7 === 0)
  .map(({ q }) => q)
  .slice(0, 500)

const folder = mkdtempSync(join(tmpdir(), 'footnote-feed-'))
const shelf = join(folder, 'shelf')
mkdirSync(shelf)
for (let file = 0; file < FILES; file += 1) {
  const parts = Array.from(
    { length: PARAGRAPHS },
    (_, at) => `## Part ${at}\n\n${paragraph(file * PARAGRAPHS + at)}`,
  )
  writeFileSync(join(shelf, `${file}.md`), `# Reading ${file}\n\n${parts.join('\n\n')}`)
}
const isPaced = process.argv.includes('--paced')
const readers = openReaders(createWeb({ allowLoopback: true, ...(!isPaced && { wait: async () => {} }) }))
const app = await createApp(
  readConfig({ SOURCES_DIR: shelf, DATABASE: join(folder, 'feed.sqlite') }),
  (_id, error) => console.error(error),
  { readers },
)
await app.desk.handle({ kind: 'greet' }, { place: { platform: 'bench' } })
const task: SiteTask = { items: ITEMS, texts, from: FILES * PARAGRAPHS }
const site = new Worker(new URL('./feed-site.ts', import.meta.url), { workerData: task })
const [port] = await once(site, 'message')
// What the start leaves to be written in the background is not what is measured.
await setTimeout(5_000)

const firstPoll = async (): Promise<void> => {
  const { promise: ended, resolve } = Promise.withResolvers<void>()
  let added = 0
  const { store } = app
  const refresh = async (): Promise<void> => void (await app.refresh())
  await store.saveFeed(newFeed({ url: `http://127.0.0.1:${port}/feed`, shelf: 'main' }, Date.now()))
  const add = createItemAdder({ ...readers, store, now: Date.now })
  const following = startFollowing({
    store,
    web: readers.web,
    add: async (...item) => {
      await add(...item)
      added += 1
      if (added % LOOK_AFTER === 0) await refresh()
    },
    now: Date.now,
    random: Math.random,
    setTimer: (run, milliseconds) => {
      const timer = globalThis.setTimeout(run, milliseconds)
      return () => clearTimeout(timer)
    },
    report: (error) => console.error(error),
    onOutcome: (outcome) => {
      if (outcome.added !== ITEMS) console.error(outcome)
      resolve()
    },
  })
  await ended
  await refresh()
  await following.stop()
}

const figures = {
  'nothing else': await watchLoop(app, questions, () => setTimeout(QUIET)),
  [`the first poll of ${ITEMS} items`]: await watchLoop(app, questions, firstPoll),
}
console.table(figures)
mkdirSync(join(import.meta.dirname, 'out'), { recursive: true })
writeFileSync(
  join(import.meta.dirname, 'out/feed.json'),
  `${JSON.stringify({ passages: app.figures.passages, figures }, undefined, 2)}\n`,
)
await site.terminate()
await app.close()
rmSync(folder, { recursive: true })
