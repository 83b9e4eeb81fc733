import { afterAll, describe, expect, test } from 'vitest'
import { openStore } from '../../../src/store/open.ts'
import { A_CLAIM } from '../../contracts/store-samples.ts'
import { type Child, runChild, startChild } from '../children.ts'
import { fileOfVersion } from '../file-versions.ts'
import { expectKept, expectOneFile } from '../kept.ts'
import { noPostgres, startPostgres } from './server.ts'

const FOUR = [1, 2, 3, 4]
const upTo = (count: number) => Array.from({ length: count }, (_, n) => n)

describe.skipIf(noPostgres !== undefined)('on one server', { timeout: 120_000 }, () => {
  const server = noPostgres === undefined ? startPostgres({ durable: true }) : undefined
  afterAll(() => server?.dispose())
  let count = 0
  const fresh = (): string => {
    count += 1
    return server?.url(`processes_${count}`) ?? ''
  }

  test('of four processes that claim the same work in a new schema, exactly one wins each piece', async () => {
    const url = fresh()
    const said = await Promise.all(FOUR.map(() => runChild(['claim', url, '500'])))
    for (const lines of said) expect(lines.slice(0, 2)).toEqual(['begins', 'opened'])
    const won = said.flatMap((lines) => lines.slice(2))
    expect(won.toSorted()).toEqual(
      upTo(500)
        .map((n) => `won ${n}`)
        .toSorted(),
    )
  })

  test('of four processes that claim the same deliveries, new and expired, exactly one wins each', async () => {
    const url = fresh()
    const store = await openStore(url)
    for (let n = 0; n < 200; n += 2) await store.claimDelivery({ ...A_CLAIM, key: `d${n}`, slot: n }, 1_000)
    const said = await Promise.all(FOUR.map(() => runChild(['deliver', url, '200'])))
    const won = said.flatMap((lines) => lines.slice(2))
    const each = upTo(200).map((n) => `won ${n} try ${n % 2 === 0 ? 2 : 1}`)
    expect(won.toSorted()).toEqual(each.toSorted())
    await store.close()
  })

  test('of four processes that save one file at once, none is refused, and the last one’s is there whole', async () => {
    const url = fresh()
    const said = await Promise.all(FOUR.map((writer) => runChild(['save', url, String(writer)])))
    for (const lines of said) expect(lines.slice(2)).toEqual(upTo(40).map(() => 'saved'))
    const store = await openStore(url)
    await expectOneFile(store)
    await store.close()
  })

  test('a process that is killed while it writes loses nothing that it had acknowledged', async () => {
    const url = fresh()
    const kept: number[] = []
    for (let round = 0; round < 4; round++) {
      // The first line comes before the schema is made, the second after that. Then each line is a number.
      const killAfter = round === 0 ? 1 : 12 + Math.floor(Math.random() * 30)
      const lines = await runChild(['write', url, String(1_000 * round)], { killAfter })
      kept.push(...lines.slice(2).map(Number))
    }
    const store = await openStore(url)
    await expectKept(store, kept)
    await store.close()
    expect(kept.length).toBeGreaterThan(20)
  })

  test('a process that is killed while it saves a file leaves the old version or the new one, whole', async () => {
    const url = fresh()
    const first = await openStore(url)
    await first.saveFile('shelf', fileOfVersion(0).file, fileOfVersion(0).content, 0)
    await first.close()
    let kept = 0
    for (let round = 0; round < 4; round++) {
      const killAfter = 3 + Math.floor(Math.random() * 40_000)
      // Dots come all the while, so the kill comes anywhere in a save.
      const lines = await runChild(['keep', url, String(kept + 1)], { killAfter })
      const acknowledged = lines.slice(2).flatMap((line) => (line === '.' ? [] : [Number(line)]))
      const least = acknowledged.at(-1) ?? kept
      const store = await openStore(url)
      const [file] = await store.savedFiles('shelf')
      kept = Number(file?.stamp)
      expect([least, least + 1]).toContain(kept)
      const { file: was, content } = fileOfVersion(kept)
      expect(await store.savedDocuments('shelf', was.name)).toEqual(content)
      await store.close()
    }
  })

  test('a server that is stopped at once under four writers loses nothing that it had acknowledged', async () => {
    const url = fresh()
    const kept: number[] = []
    for (let round = 0; round < 2; round++) {
      const writers = FOUR.map((writer) =>
        startChild(['write', url, String(100_000 * round + 10_000 * writer)]),
      )
      await linesOf(writers, 300)
      server?.stop('immediate')
      for (const writer of writers) {
        const lines = await writer.ended
        // It ends with the first error, and not by a crash.
        expect(lines.at(-1)).toMatch(/^failed: AwayError/)
        kept.push(...lines.slice(2, -1).map(Number))
      }
      server?.start()
    }
    const store = await openStore(url)
    await expectKept(store, kept)
    await store.close()
    expect(kept.length).toBeGreaterThan(400)
  })

  test('four processes that go on when the server is back do nothing twice', async () => {
    const url = fresh()
    const workers = FOUR.map(() => startChild(['persist', url, '1500']))
    for (const least of [100, 500]) {
      await linesOf(workers, least)
      server?.stop('immediate')
      server?.start()
    }
    const said = await Promise.all(workers.map(({ ended }) => ended))
    for (const lines of said)
      expect(lines.filter((line) => !/^(?:begins|opened|won \d+)$/.test(line))).toEqual([])
    const won = said.flatMap((lines) => lines.slice(2))
    expect(new Set(won).size).toBe(won.length)
    // What was won, but not told because the connection was lost, is left to whoever finds the claim expired.
    expect(won.length).toBeGreaterThanOrEqual(1500 - 2 * FOUR.length)
  })
})

/** Waits until children have printed so many lines together. */
const linesOf = async (children: readonly Child[], least: number): Promise<void> => {
  while (children.reduce((sum, { lines }) => sum + lines.length, 0) < least)
    await Promise.race(children.map((child) => child.next()))
}
