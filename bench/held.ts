/**
 * Measures what a replica holds in memory for a shelf of some 100,000 passages, and how long it takes to answer: with the index in OpenSearch,
 * and with the index in memory.
 *
 *     npm run bench:held                                  2,000 files, on a node of its own
 *     npm run bench:held -- --files 4000 --questions 100 --snapshot held.heapsnapshot
 *     npm run bench:held -- --paragraphs 1000000 --only search --heap 2048      files of recombined sentences; the node's heap in MB
 *
 * Each program is a process of its own. It reads the shelf, answers all questions, and then says what is left on the heap after a full
 * collection; of that, what it holds over an empty shelf is the shelf's. `again` starts on what the first start left, and `follows` takes
 * the shelf from the store while another process reads the folder.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { writeHeapSnapshot } from 'node:v8'
import { createApp } from '../src/app.ts'
import { readConfig } from '../src/config.ts'
import { startOpenSearch } from '../test/retrieval/index/opensearch/server.ts'
import { requireCollections } from './collections.ts'
import { createArticles, fillGrownShelf, fillShelf } from './long-shelf.ts'
import { growingGround } from './scale/grow.ts'
import { percentile } from './table.ts'

const { values } = parseArgs({
  options: {
    files: { type: 'string', default: '2000' },
    paragraphs: { type: 'string' },
    heap: { type: 'string', default: '1024' },
    questions: { type: 'string', default: '200' },
    snapshot: { type: 'string' },
    url: { type: 'string' },
    only: { type: 'string' },
    once: { type: 'string' },
    shelf: { type: 'string', default: '' },
    search: { type: 'string' },
  },
})

/** What one process says of itself. */
type Figures = Readonly<Record<string, number>>

/** In milliseconds. */
const SETTLING = 5_000

const megabytes = (bytes: number): number => Math.round(bytes / 1e5) / 10

/** One program over a shelf, in the process that this file is run in with `--once`. It ends when its input does. */
const runOnce = async (folder: string): Promise<void> => {
  const config = readConfig({
    SOURCES_DIR: join(folder, values.shelf),
    DATABASE: join(folder, `${values.shelf}-${values.search === undefined ? 'memory' : 'search'}.sqlite`),
    ...(values.search !== undefined && { OPENSEARCH_URL: values.search }),
  })
  const app = await createApp(config, (_id, error) => console.error(error), { serving: true })
  const { questions } = await growingGround()
  const times: number[] = []
  for (const question of questions.slice(0, Number(values.questions))) {
    const before = performance.now()
    await app.answer(question, { place: { platform: 'bench' } })
    times.push(performance.now() - before)
  }
  const { passages, readMs, indexMs } = app.figures
  // By then what the start wrote in the background is written.
  await setTimeout(SETTLING)
  const collect = globalThis.gc
  if (collect === undefined) throw new Error('Run with --expose-gc: what is unused must be given back first.')
  // What is kept weakly goes with the second collection.
  for (let turns = 0; turns < 3; turns += 1) {
    await new Promise((resolve) => setImmediate(resolve))
    collect()
  }
  const { heapUsed, external, rss } = process.memoryUsage()
  const figures: Figures = {
    passages,
    'heap, MB': megabytes(heapUsed),
    'outside it, MB': megabytes(external),
    'process, MB': megabytes(rss),
    'most, MB': megabytes(process.resourceUsage().maxRSS * 1024),
    'read, s': Math.round(readMs / 100) / 10,
    'indexed, s': Math.round(indexMs / 100) / 10,
    'answer p50, ms': Math.round(percentile(times, 0.5) * 10) / 10,
    'p99, ms': Math.round(percentile(times, 0.99) * 10) / 10,
  }
  if (values.snapshot !== undefined) writeHeapSnapshot(values.snapshot)
  console.log(JSON.stringify(figures))
  process.stdin.resume()
  await once(process.stdin, 'end')
  await app.close()
}

/** As in `npm start`. */
const FLAGS = ['--expose-gc', '--max-semi-space-size=16', '--no-regexp-tier-up']

interface Started {
  readonly figures: Figures
  readonly end: () => Promise<void>
}

const start = async (
  folder: string,
  shelf: string,
  search: string | undefined,
  snapshot?: string,
): Promise<Started> => {
  const own = ['--once', folder, '--shelf', shelf, '--questions', values.questions]
  const program: ChildProcess = spawn(
    process.execPath,
    [
      ...FLAGS,
      import.meta.filename,
      ...own,
      ...(search === undefined ? [] : ['--search', `${search}/${shelf}`]),
      ...(snapshot === undefined ? [] : ['--snapshot', snapshot]),
    ],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  )
  const ended = once(program, 'exit')
  const end = async (): Promise<void> => {
    program.stdin?.end()
    await ended
  }
  if (program.stdout === null) throw new Error('The program has no output.')
  for await (const line of createInterface({ input: program.stdout }))
    if (line.startsWith('{')) return { figures: JSON.parse(line) as Figures, end }
  throw new Error('The program ended before it had answered.')
}

if (values.once !== undefined) await runOnce(values.once)
else {
  requireCollections()
  const folder = mkdtempSync(join(tmpdir(), 'footnote-held-'))
  const node =
    values.url === undefined ? await startOpenSearch({ megabytes: Number(values.heap) }) : undefined
  const url = values.url ?? node?.url ?? ''
  try {
    if (values.paragraphs === undefined)
      fillShelf(join(folder, 'shelf'), await createArticles(), Number(values.files))
    else fillGrownShelf(join(folder, 'shelf'), (await growingGround()).passages, Number(values.paragraphs))
    mkdirSync(join(folder, 'bare'))
    writeFileSync(join(folder, 'bare', 'a.md'), 'One line.')
    const rows: Record<string, Figures> = {}
    const measure = async (
      name: string,
      ...how: readonly [shelf: string, url?: string, snapshot?: string]
    ) => {
      const { figures, end } = await start(folder, how[0], how[1], how[2])
      const bare = rows[how[1] === undefined ? 'in memory, an empty shelf' : 'an empty shelf']
      const over = (figures['heap, MB'] ?? 0) - (bare?.['heap, MB'] ?? 0)
      rows[name] = {
        ...figures,
        'heap over an empty shelf, MB': bare === undefined ? 0 : Math.round(over * 10) / 10,
      }
      console.error(name, rows[name])
      return end
    }
    if (values.only !== 'memory') {
      await (await measure('an empty shelf', 'bare', url))()
      await (await measure('first', 'shelf', url))()
      const endReader = await measure('again', 'shelf', url, values.snapshot)
      await (await measure('follows', 'shelf', url))()
      await endReader()
    }
    if (values.only !== 'search') {
      await (await measure('in memory, an empty shelf', 'bare'))()
      await (await measure('in memory, first', 'shelf'))()
      await (await measure('in memory, again', 'shelf'))()
    }
    console.table(rows)
  } finally {
    node?.dispose()
    rmSync(folder, { recursive: true })
  }
}
