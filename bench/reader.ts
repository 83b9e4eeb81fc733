/**
 * Measures the reader: how long the server takes for a source of 200 kB, when a browser first paints it, and how long a person waits for an
 * answer in the browser, on a shelf of some 10,000 passages.
 *
 *     npm run bench:reader
 */
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { createApp } from '../src/app.ts'
import { readConfig } from '../src/config.ts'
import { startServer, stopServer } from '../src/platforms/http.ts'
import { localVisitors } from '../src/platforms/web/receive/protect.ts'
import { createWeb } from '../src/platforms/web/web.ts'
import { readLines, requireCollections, shared } from './collections.ts'
import { createArticles, fillShelf } from './long-shelf.ts'

const FILES = 200
/** In paragraphs: some 200 kB. */
const LONG = 255
const VISITS = 300
const PAINTS = 20
const QUESTIONS = 100

requireCollections()
const asked = await readLines<{ readonly q: string }>(shared('bench', 'squad2.questions.jsonl'))
const questions = asked
  .filter((_, at) => at % 29 === 0)
  .slice(0, QUESTIONS)
  .map(({ q }) => q)

const folder = mkdtempSync(join(tmpdir(), 'footnote-reader-'))
const shelf = join(folder, 'shelf')
const article = await createArticles()
fillShelf(shelf, article, FILES)
writeFileSync(join(shelf, 'long.md'), article(FILES, LONG))

const app = await createApp(
  readConfig({ SOURCES_DIR: shelf, DATABASE: join(folder, 'reader.sqlite') }),
  (_id, error) => console.error(error),
)
// A free port, because the pages answer only under the name that they are opened by.
const probe = createServer().listen(0)
await once(probe, 'listening')
const { port } = probe.address() as AddressInfo
probe.close()
const host = `127.0.0.1:${port}`
const web = createWeb({ desk: app.desk, language: 'en', visitors: localVisitors([host]), retentionDays: 90 })
const server = await startServer(port, [web], undefined, '127.0.0.1')
const { references, sourceById } = app.context({ platform: 'web', user: 'reader' })
const long = [...sourceById.values()].find(({ file }) => file?.endsWith('long.md'))
if (!long) throw new Error('The long source is not there.')
const path = `http://${host}/s/${references.textIdOf(long).slice(1)}`

const share = (all: readonly number[], of: number): number =>
  Math.round((all.toSorted((a, b) => a - b)[Math.floor(all.length * of)] ?? 0) * 10) / 10

const responses: number[] = []
let bytes = 0
for (let visit = 0; visit < VISITS + 20; visit += 1) {
  const begun = performance.now()
  bytes = (await (await fetch(path)).arrayBuffer()).byteLength
  if (visit >= 20) responses.push(performance.now() - begun)
}

const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-background-networking'],
})
const page = await browser.newPage()
const paints: number[] = []
for (let visit = 0; visit < PAINTS; visit += 1) {
  await page.goto('about:blank')
  await page.goto(`${path}#100000-100200`)
  await page.locator('mark.lit').first().waitFor()
  paints.push(
    await page.evaluate<number>(`new Promise((resolve) => new PerformanceObserver((list) => {
      const paint = list.getEntriesByName('first-contentful-paint')[0]
      if (paint) resolve(paint.startTime)
    }).observe({ type: 'paint', buffered: true }))`),
  )
}
await page.goto(`http://${host}/`)
/** From the key that sends a question until its answer is on the page. */
const waits = await page.evaluate<number[]>(`(async () => {
  const waits = []
  const form = document.querySelector('form.ask')
  const turns = document.querySelector('.turns')
  for (const question of ${JSON.stringify(questions)}) {
    form.querySelector('textarea').value = question
    const came = new Promise((resolve) => new MutationObserver((_, observer) => {
      observer.disconnect()
      requestAnimationFrame(() => setTimeout(resolve))
    }).observe(turns, { childList: true }))
    const begun = performance.now()
    form.requestSubmit()
    await came
    waits.push(performance.now() - begun)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  return waits
})()`)
await browser.close()

console.table({
  [`a source of ${Math.round(long.text.length / 1000)} kB (${Math.round(bytes / 1000)} kB of HTML): response, ms`]:
    {
      p50: share(responses, 0.5),
      p99: share(responses, 0.99),
    },
  'the same: first paint, ms': { p50: share(paints, 0.5), p99: share(paints, 0.99) },
  [`ask in the browser, end to end, ${app.figures.passages} passages, ms`]: {
    p50: share(waits.slice(10), 0.5),
    p99: share(waits.slice(10), 0.99),
  },
})
await stopServer(server)
await app.close()
rmSync(folder, { recursive: true })
