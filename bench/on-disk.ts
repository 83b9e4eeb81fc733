/**
 * Measures what it adds to an answer that the texts are on the disk. Two programs' worth of search over one index in OpenSearch take turns in one
 * process: one has the texts in memory, the other on the disk.
 *
 *     npm run bench:on-disk                                     200 long articles, on a node of its own
 *     npm run bench:on-disk -- --articles 2000 --questions 300 --url http://localhost:9200
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isDeepStrictEqual, parseArgs } from 'node:util'
import type { Shelf } from '../src/model.ts'
import { openRemoteIndexing } from '../src/retrieval/index/opensearch/indexing.ts'
import type { ShelfSearch } from '../src/retrieval/retrieval.ts'
import { NO_LINES } from '../src/sources/furniture/repeated-lines.ts'
import { ReadPassages } from '../src/sources/passages/lists.ts'
import { passagesOf } from '../src/sources/passages/passages.ts'
import { loadShelf } from '../src/sources/shelf/shelve.ts'
import { createTexts } from '../src/sources/shelf/texts.ts'
import { openScratch } from '../src/store/sqlite/scratch.ts'
import { startOpenSearch } from '../test/retrieval/index/opensearch/server.ts'
import { requireCollections } from './collections.ts'
import { createArticles, fillShelf } from './long-shelf.ts'
import { growingGround } from './scale/grow.ts'
import { percentile } from './table.ts'

const { values } = parseArgs({
  options: {
    articles: { type: 'string', default: '200' },
    questions: { type: 'string', default: '200' },
    url: { type: 'string' },
  },
})
const WARM_UP = 20

requireCollections()
const folder = mkdtempSync(join(tmpdir(), 'footnote-on-disk-'))
const scratch = openScratch(join(folder, 'texts'))
const node = values.url === undefined ? await startOpenSearch() : undefined
const config = { urls: [values.url ?? node?.url ?? ''], name: `on-disk-${process.pid}` }
const open = async (shelf: Shelf): Promise<readonly [ShelfSearch, () => Promise<void>]> => {
  const indexing = openRemoteIndexing(config, { note: (line) => console.error(line) })
  const [search] = await indexing.index([{ key: 'all', shelf, reads: undefined }], new Map())
  return [search as ShelfSearch, indexing.close]
}
try {
  fillShelf(join(folder, 'shelf'), await createArticles(), Number(values.articles))
  const { shelf } = await loadShelf(join(folder, 'shelf'))
  const texts = createTexts(scratch)
  const kept = shelf.sources.map((source) => {
    const passages = passagesOf(source)
    return texts.settled({ document: source, source, passages, lines: NO_LINES, lookups: NO_LINES }).source
  })
  const onDisk = { sources: kept, passages: new ReadPassages(kept, texts.passages) }
  const [memory, closeMemory] = await open(shelf)
  const [disk, closeDisk] = await open(onDisk)
  const { questions } = await growingGround()
  const asked = { place: { platform: 'bench' }, now: Date.parse('2026-01-01') }
  const times: Record<'memory' | 'disk', number[]> = { memory: [], disk: [] }
  let same = 0
  const chosen = questions.slice(0, Number(values.questions) + WARM_UP)
  for (const [at, question] of chosen.entries()) {
    const answers: unknown[] = []
    // Whoever is first warms what OpenSearch remembers for the other.
    for (const which of at % 2 === 0 ? (['memory', 'disk'] as const) : (['disk', 'memory'] as const)) {
      const before = performance.now()
      answers.push(await (which === 'memory' ? memory : disk).ask(question, asked))
      if (at >= WARM_UP) times[which].push(performance.now() - before)
    }
    if (isDeepStrictEqual(answers[0], answers[1])) same += 1
    else console.error(`not the same: ${question}`)
  }
  const spread = (all: readonly number[]): string =>
    `${percentile(all, 0.5).toFixed(1)} / ${percentile(all, 0.99).toFixed(1)}`
  console.log(`passages: ${shelf.passages.length}`)
  console.log(`answers the same: ${same} of ${chosen.length}`)
  console.log(`an answer with the texts in memory, p50 / p99 ms: ${spread(times.memory)}`)
  console.log(`an answer with the texts on the disk: ${spread(times.disk)}`)
  console.log(`on the disk, bytes a passage: ${Math.round(scratch.size() / shelf.passages.length)}`)
  await closeMemory()
  await closeDisk()
} finally {
  scratch.close()
  node?.dispose()
  rmSync(folder, { recursive: true })
}
