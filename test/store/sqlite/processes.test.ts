import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { Worker } from 'node:worker_threads'
import { expect, test } from 'vitest'
import { APPLICATION_ID } from '../../../src/store/sqlite/connect.ts'
import { openStore } from '../../../src/store/sqlite/store.ts'
import { A_CLAIM } from '../../contracts/store-samples.ts'
import { runChild } from '../children.ts'
import { fileOfVersion } from '../file-versions.ts'
import { expectKept, expectOneFile } from '../kept.ts'
import { temporaryFolder } from '../temporary.ts'

/** How often a process is killed: `ROUNDS=50 npx vitest run test/store/sqlite/processes.test.ts` tries more. */
const ROUNDS = Number(process.env.ROUNDS ?? 4)

const SLOW = 120_000

const integrity = (path: string): unknown => {
  const database = new DatabaseSync(path)
  try {
    return database
      .prepare('PRAGMA integrity_check')
      .all()
      .map((row) => ({ ...row }))
  } finally {
    database.close()
  }
}

const WHOLE = [{ integrity_check: 'ok' }]

test('of four processes that claim the same work in one new file, exactly one wins each piece', {
  timeout: SLOW,
}, async () => {
  const path = join(temporaryFolder(), 'store.sqlite')
  const said = await Promise.all([1, 2, 3, 4].map(() => runChild(['claim', path, '200'])))
  for (const lines of said) expect(lines.slice(0, 2)).toEqual(['begins', 'opened'])
  const won = said.flatMap((lines) => lines.slice(2))
  expect(won.toSorted()).toEqual(Array.from({ length: 200 }, (_, n) => `won ${n}`).toSorted())
})

test('of four processes that claim the same deliveries, new and expired, exactly one wins each', {
  timeout: SLOW,
}, async () => {
  const path = join(temporaryFolder(), 'store.sqlite')
  const store = await openStore(path)
  for (let n = 0; n < 200; n += 2) await store.claimDelivery({ ...A_CLAIM, key: `d${n}`, slot: n }, 1_000)
  const said = await Promise.all([1, 2, 3, 4].map(() => runChild(['deliver', path, '200'])))
  for (const lines of said) expect(lines.slice(0, 2)).toEqual(['begins', 'opened'])
  const won = said.flatMap((lines) => lines.slice(2))
  const each = Array.from({ length: 200 }, (_, n) => `won ${n} try ${n % 2 === 0 ? 2 : 1}`)
  expect(won.toSorted()).toEqual(each.toSorted())
  expect((await store.openDeliveries(3_000)).length).toBe(200)
  await store.close()
})

test('of four processes that save one file at once, none is refused, and the last one’s is there whole', {
  timeout: SLOW,
}, async () => {
  const path = join(temporaryFolder(), 'store.sqlite')
  const said = await Promise.all([1, 2, 3, 4].map((writer) => runChild(['save', path, String(writer)])))
  for (const lines of said) expect(lines.slice(2)).toEqual(Array.from({ length: 40 }, () => 'saved'))
  const store = await openStore(path)
  await expectOneFile(store)
  await store.close()
})

test('several connections that begin the log of a file at the same moment all succeed', {
  timeout: SLOW,
}, async () => {
  const folder = temporaryFolder()
  const paths = Array.from({ length: 60 }, (_, n) => join(folder, `${n}.sqlite`))
  for (const path of paths) {
    // As it is left by a process that was killed just after it made the file.
    const database = new DatabaseSync(path)
    database.exec(`PRAGMA application_id = ${APPLICATION_ID}`)
    database.close()
  }
  const threads = 3
  const arrived = new Int32Array(new SharedArrayBuffer(4))
  const failed: string[] = []
  const workers = Array.from({ length: threads }, () => {
    const worker = new Worker(join(import.meta.dirname, 'race.ts'), {
      workerData: { arrived, paths, threads },
    })
    return worker.on('message', (message) => failed.push(message))
  })
  await Promise.all(workers.map((worker) => once(worker, 'exit')))
  expect(Atomics.load(arrived, 0)).toBe(threads * paths.length)
  expect(failed).toEqual([])
})

test('a process that is killed while it writes loses nothing that it had acknowledged, and leaves the file whole', {
  timeout: SLOW,
}, async () => {
  const path = join(temporaryFolder(), 'store.sqlite')
  const kept: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    // The first line comes before the file is opened or made, the second after that. Then each line is a number.
    const killAfter = round === 0 ? 1 : 1 + Math.floor(Math.random() * 40)
    const lines = await runChild(['write', path, String(1_000 * round)], { killAfter })
    expect(lines.length).toBeGreaterThanOrEqual(killAfter)
    const acknowledged = lines.slice(2).map(Number)
    kept.push(...acknowledged)

    const store = await openStore(path)
    await expectKept(store, acknowledged)
    await store.close()
    expect(integrity(path)).toEqual(WHOLE)
  }
  const store = await openStore(path)
  await expectKept(store, kept)
  await store.close()
  expect(kept.length).toBeGreaterThan(20)
  expect(kept.every(Number.isInteger)).toBe(true)
})

test('a process that is killed while it saves a file leaves the old version or the new one, whole', {
  timeout: SLOW,
}, async () => {
  const path = join(temporaryFolder(), 'store.sqlite')
  let kept = -1
  for (let round = 0; round < ROUNDS; round++) {
    const killAfter = 3 + Math.floor(Math.random() * 40)
    const lines = await runChild(['keep', path, String(kept + 1)], { killAfter })
    expect(lines.length).toBeGreaterThanOrEqual(killAfter)
    const acknowledged = lines.slice(2).flatMap((line) => (line === '.' ? [] : [Number(line)]))
    const least = acknowledged.at(-1) ?? kept

    const store = await openStore(path)
    const [file] = await store.savedFiles('shelf')
    kept = file === undefined ? -1 : Number(file.stamp)
    expect([least, least + 1]).toContain(kept)
    const { file: was, content } = fileOfVersion(Math.max(0, kept))
    const nothing = { documents: [], problems: '[]' }
    expect(await store.savedDocuments('shelf', was.name)).toEqual(kept < 0 ? nothing : content)
    const there = (await store.arrivals('shelf')).filter(({ withdrawn }) => withdrawn === undefined)
    const ids = kept < 0 ? [] : content.documents.map(({ id }) => id)
    expect(there.map(({ id }) => id).toSorted()).toEqual(ids.toSorted())
    await store.close()
    expect(integrity(path)).toEqual(WHOLE)
  }
  expect(kept).toBeGreaterThan(0)
})

test('a process that is killed while it makes a new file leaves one that opens', {
  timeout: SLOW,
}, async () => {
  const folder = temporaryFolder()
  for (let round = 0; round < 8; round++) {
    const path = join(folder, `store-${round}.sqlite`)
    const lines = await runChild(['write', path], { killAfter: 1 })
    const store = await openStore(path)
    await expectKept(store, lines.slice(2).map(Number))
    expect(await store.claim('k', 1, 2)).toBe(true)
    await store.close()
    expect(integrity(path)).toEqual(WHOLE)
  }
})

test('a file has a log while it is open, so that one process can write while others read', async () => {
  const path = join(temporaryFolder(), 'store.sqlite')
  const store = await openStore(path)
  const reader = new DatabaseSync(path, { readOnly: true })
  reader.exec('BEGIN; SELECT * FROM claim')
  expect(await store.claim('k', 1, 2)).toBe(true)
  reader.close()
  await store.close()
  expect(existsSync(`${path}-wal`)).toBe(false)
  expect(existsSync(path)).toBe(true)
})

// Where a file may not grow, writing fails much as it does on a full disk.
test.skipIf(process.platform === 'win32')(
  'a full disk fails the write, and keeps what was acknowledged (not on Windows)',
  { timeout: SLOW },
  async () => {
    const path = join(temporaryFolder(), 'store.sqlite')
    const lines = await runChild(['write', path, '1'], { first: 'ulimit -f 4000' })
    expect(lines.at(-1)).toMatch(/^failed: Error: disk I\/O error/)
    const kept = lines.slice(2, -1).map(Number)
    expect(kept.length).toBeGreaterThan(10)
    const store = await openStore(path)
    await expectKept(store, kept)
    await store.close()
    expect(integrity(path)).toEqual(WHOLE)
  },
)
