/**
 * What the usual operations of the store take, in a SQLite file and on a PostgreSQL server on this machine: `npm run bench:store`. The server is started
 * in a temporary folder, and what it acknowledges is on the disk.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openStore } from '../src/store/open.ts'
import type { Store } from '../src/store/port.ts'
import { A_QUESTION, AN_ANSWER } from '../test/contracts/store-samples.ts'
import { noPostgres, startPostgres } from '../test/store/postgres/server.ts'

const documents = (count: number, hash: string) => ({
  documents: Array.from({ length: count }, (_, n) => ({
    id: `s${n}`,
    hash: `${hash}${n}`,
    data: JSON.stringify({ text: `${n} `.repeat(300) }),
  })),
  problems: '[]',
})
const file = (name: string) => ({ name, stamp: `${Math.random()}` })

/** Each is run so often, one after the other. */
const OPERATIONS: readonly (readonly [string, number, (store: Store, n: number) => Promise<unknown>])[] = [
  ['claim a message', 500, (store, n) => store.claim(`k${n}`, 1, 2)],
  ['save a question', 500, (store, n) => store.saveQuestion({ ...A_QUESTION, id: `q${n}`, at: n })],
  ['last question of a conversation', 500, (store) => store.lastQuestion(A_QUESTION.place)],
  ['save an answer', 500, (store, n) => store.saveAnswer({ ...AN_ANSWER, at: n })],
  ['rule of a channel', 500, (store) => store.listenRule({ platform: 'chat', channel: 'c' })],
  [
    'save a file of one source',
    200,
    (store, n) => store.saveFile('a', file(`${n}`), documents(1, `${n}-`), n),
  ],
  [
    'save a file of 2,500 sources',
    5,
    (store, n) => store.saveFile('b', file('x'), documents(2_500, `${n}-`), n),
  ],
  ['read a file of 2,500 sources', 5, (store) => store.savedDocuments('b', 'x')],
  ['arrivals of 2,500 sources', 10, (store) => store.arrivals('b')],
]

/** The median and the 99th percentile of each operation, in milliseconds. */
const measure = async (store: Store): Promise<readonly (readonly [number, number])[]> => {
  const results: [number, number][] = []
  for (const [, times, run] of OPERATIONS) {
    const took: number[] = []
    for (let n = 0; n < times; n++) {
      const start = performance.now()
      await run(store, n)
      took.push(performance.now() - start)
    }
    took.sort((a, b) => a - b)
    results.push([took[times >> 1] ?? 0, took[Math.floor(times * 0.99)] ?? 0])
  }
  await store.close()
  return results
}

const folder = mkdtempSync(join(tmpdir(), 'footnote-bench-'))
const inFile = await measure(await openStore(join(folder, 'store.sqlite')))
rmSync(folder, { recursive: true })
const server = noPostgres === undefined ? startPostgres({ durable: true }) : undefined
const onServer = server && (await measure(await openStore(server.url('footnote'))))
server?.dispose()

const cell = (result: readonly [number, number] | undefined): string =>
  result ? result.map((one) => one.toFixed(one < 10 ? 2 : 0)).join(' / ') : '–'
console.log('| p50 / p99 ms | SQLite | PostgreSQL |\n| --- | --- | --- |')
for (const [at, [name]] of OPERATIONS.entries())
  console.log(`| ${name} | ${cell(inFile[at])} | ${cell(onServer?.[at])} |`)
