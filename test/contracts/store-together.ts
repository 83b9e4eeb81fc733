import { randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { Store } from '../../src/store/port.ts'
import type { StoreUnderTest } from './store.ts'
import { A_FILE, A_QUESTION, A_SCHEDULE, A_WATCH } from './store-samples.ts'

/** What holds when several write at once, and for keys and times of any size. */
export const togetherContract = (fresh: () => Promise<StoreUnderTest>): void => {
  describe('several that write at once', () => {
    test('save one file without hindering each other, and one of them is last', async () => {
      const { store, beside } = await fresh()
      const stores: Store[] = [store]
      while (stores.length < 4) stores.push(beside ? await beside() : store)
      // Each names the documents in another order, and drops some of the others'.
      const contentOf = (writer: number, round: number) => ({
        documents: Array.from({ length: 40 }, (_, at) => {
          const n = (at * (2 * writer + 1) + round) % 50
          return { id: `s${n}`, hash: `h${writer}-${round}`, data: JSON.stringify({ writer, round, n }) }
        }).filter(({ id }, at, all) => all.findIndex((one) => one.id === id) === at),
        problems: JSON.stringify([writer, round]),
      })
      for (let round = 0; round < 15; round++) {
        await Promise.all(
          stores.map((one, writer) =>
            one.saveFile('shelf', { ...A_FILE, stamp: `${writer}` }, contentOf(writer, round), round),
          ),
        )
        const [file] = await store.savedFiles('shelf')
        const content = await store.savedDocuments('shelf', A_FILE.name)
        expect(content).toEqual(contentOf(Number(file?.stamp), round))
        const there = (await store.arrivals('shelf')).filter(({ withdrawn }) => withdrawn === undefined)
        expect(there.map(({ id }) => id).toSorted()).toEqual(content.documents.map(({ id }) => id).toSorted())
      }
    })

    test('change shelves, watches and feedback without hindering each other', async () => {
      const { store, beside } = await fresh()
      const stores = [store, beside ? await beside() : store]
      await Promise.all(
        stores.flatMap((one, writer) =>
          Array.from({ length: 30 }, async (_, n) => {
            await one.saveShelf({ id: `s${n % 3}`, name: `${writer}`, platform: 'chat', at: n })
            await one.saveBinding({
              channel: { platform: 'chat', channel: `c${n % 2}` },
              shelf: `s${n % 3}`,
              reads: true,
            })
            await one.saveFeedback('q1', `u${n % 5}`, 'up', n)
            await one.deleteShelf(`s${(n + 1) % 3}`)
            await one.forget(n, n)
          }),
        ),
      )
      const shelves = new Set((await store.shelves()).map(({ id }) => id))
      for (const { shelf } of await store.bindings()) expect(/^s[0-2]$/.test(shelf)).toBe(true)
      expect(shelves.size).toBeLessThanOrEqual(3)
    })
  })

  describe('a key', () => {
    test('may have 10,000 random letters, and its last one counts', async () => {
      const { store } = await fresh()
      const key = randomBytes(7_500).toString('base64')
      const other = `${key.slice(0, -1)}${key.endsWith('a') ? 'b' : 'a'}`
      for (const id of [key, other]) {
        await store.saveQuestion({ ...A_QUESTION, id, place: { platform: id, channel: id, message: id } })
        await store.saveWatch({ ...A_WATCH, id, gap: id })
        await store.saveSchedule({ ...A_SCHEDULE, channel: { platform: 'chat', channel: id } })
        await store.saveShelf({ id, name: id, platform: 'chat', at: 1 })
        await store.placeSource(id, id)
        await store.saveFile(
          id,
          { name: id, stamp: id },
          { documents: [{ id, hash: id, data: '{}' }], problems: '[]' },
          1,
        )
        await store.saveFeedback(id, id, 'up', 1)
        expect(await store.claim(id, 1, 2)).toBe(true)
        expect(await store.claim(id, 1, 2)).toBe(false)
        expect(await store.claimHit(id, id, 1)).toBe(true)
        expect(await store.claimHit(id, id, 1)).toBe(false)
      }
      for (const id of [key, other]) {
        // Saved again, each replaces itself alone.
        await store.saveWatch({ ...A_WATCH, id, question: id.slice(-9) })
        expect(await store.watch(id)).toEqual({ ...A_WATCH, id, question: id.slice(-9) })
        expect((await store.question(id))?.place.channel).toBe(id)
        expect((await store.lastQuestion({ platform: id, channel: id }))?.id).toBe(id)
        expect(await store.feedback(id)).toEqual({ up: 1, down: 0 })
        expect((await store.scheduleOf({ platform: 'chat', channel: id }))?.channel.channel).toBe(id)
        expect(await store.savedFiles(id)).toEqual([{ name: id, stamp: id }])
        expect((await store.savedDocuments(id, id)).documents).toEqual([{ id, hash: id, data: '{}' }])
        expect((await store.arrivals(id)).map((one) => one.id)).toEqual([id])
        expect(await store.hits(id, 0)).toEqual([id])
      }
      expect(new Set((await store.placements()).keys())).toEqual(new Set([key, other]))
    })

    test('is compared byte by byte, whatever the language', async () => {
      const { store } = await fresh()
      const ids = [
        'B',
        'a',
        'A',
        'á',
        'a\u0301',
        'ä',
        'ss',
        'ß',
        'ı',
        'i',
        'I',
        ' a',
        'a ',
        '_',
        '-',
        '😀',
        '\ufffd',
        '',
      ]
      for (const id of ids) {
        expect(await store.claim(id, 1, 2)).toBe(true)
        await store.saveShelf({ id, name: id, platform: 'chat', at: 1 })
      }
      const bytes = ids.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
      expect((await store.shelves()).map(({ id }) => id)).toEqual(bytes)
    })
  })

  test('times of 64 bits, and from before 1970, come back as they were', async () => {
    const { store } = await fresh()
    for (const at of [
      Number.MAX_SAFE_INTEGER,
      Number.MIN_SAFE_INTEGER,
      2 ** 31,
      8_640_000_000_000_000,
      0,
      -1,
    ]) {
      await store.saveQuestion({ ...A_QUESTION, at })
      expect((await store.question(A_QUESTION.id))?.at).toBe(at)
      await store.saveWatch({ ...A_WATCH, at, since: at })
      expect(await store.watch(A_WATCH.id)).toMatchObject({ at, since: at })
      await store.saveFile(
        `${at}`,
        A_FILE,
        { documents: [{ id: 's', hash: 'h', data: '{}' }], problems: '[]' },
        at,
      )
      expect(await store.arrivals(`${at}`)).toEqual([{ id: 's', arrived: at, changed: at }])
    }
  })
}
