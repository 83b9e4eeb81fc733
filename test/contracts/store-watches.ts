import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { StoreUnderTest } from './store.ts'
import { anyText, anyWatch } from './store-arbitraries.ts'
import { A_CHANNEL, A_QUESTION, A_WATCH } from './store-samples.ts'

/** The facts that hold for watches, and for lists of questions, in every store. */
export const watchContract = (fresh: () => Promise<StoreUnderTest>): void => {
  describe('a watch', () => {
    test('saved again replaces the one before, until it is deleted', async () => {
      const { store } = await fresh()
      expect(await store.watch('w1')).toBeUndefined()
      await store.saveWatch(A_WATCH)
      expect(await store.watch('w1')).toStrictEqual(A_WATCH)
      const { gap: _, ...rest } = A_WATCH
      const again = { ...rest, place: { platform: 'chat' }, direct: false }
      await store.saveWatch(again)
      expect(await store.watch('w1')).toStrictEqual(again)
      expect(await store.watches({ channel: A_CHANNEL })).toEqual([])
      await store.deleteWatch('w1')
      await store.deleteWatch('w1')
      expect(await store.watches()).toEqual([])
    })

    test('comes back letter for letter, with no field added', async () => {
      const { store } = await fresh()
      await fc.assert(
        fc.asyncProperty(anyWatch, async (watch) => {
          await store.saveWatch(watch)
          expect(await store.watch(watch.id)).toStrictEqual(watch)
        }),
        { numRuns: 100 },
      )
    })

    test('is listed by its channel, its person, or both, oldest first', async () => {
      const { store } = await fresh()
      const keep = (id: string, at: number, place: object) =>
        store.saveWatch({ ...A_WATCH, id, at, place: { platform: 'chat', ...place } })
      await keep('d', 4, { ...A_CHANNEL, thread: 't2', user: 'u2' })
      await keep('a', 9, { ...A_CHANNEL, user: 'u1' })
      await keep('b', 1, { ...A_CHANNEL, user: 'u1' })
      await keep('c', 3, { channel: 'c1', user: 'u1' })
      await keep('e', 5, {})
      const ids = async (...of: Parameters<typeof store.watches>) =>
        (await store.watches(...of)).map(({ id }) => id)
      expect(await ids()).toEqual(['b', 'c', 'd', 'e', 'a'])
      expect(await ids({})).toEqual(['b', 'c', 'd', 'e', 'a'])
      expect(await ids({ channel: A_CHANNEL })).toEqual(['b', 'd', 'a'])
      expect(await ids({ user: 'u1' })).toEqual(['b', 'c', 'a'])
      expect(await ids({ channel: A_CHANNEL, user: 'u1' })).toEqual(['b', 'a'])
      expect(await ids({ channel: A_CHANNEL, user: 'u3' })).toEqual([])
    })

    test('claims a source once, unless the hit is released', async () => {
      const { store } = await fresh()
      await store.saveWatch(A_WATCH)
      await store.saveWatch({ ...A_WATCH, id: 'w2' })
      expect(await store.claimHit('w1', 's1', 5)).toBe(true)
      expect(await store.claimHit('w1', 's1', 6)).toBe(false)
      expect(await store.claimHit('w1', 's2', 4)).toBe(true)
      expect(await store.claimHit('w2', 's1', 6)).toBe(true)
      expect(await store.hits('w1', 0)).toEqual(['s2', 's1'])
      expect(await store.hits('w1', 5)).toEqual(['s1'])
      expect(await store.hits('w1', 6)).toEqual([])
      await store.releaseHit('w1', 's1')
      expect(await store.claimHit('w1', 's1', 7)).toBe(true)
      expect(await store.claimHit('w2', 's1', 7)).toBe(false)
    })

    test('that was deleted claims nothing, and nothing twice when it is back', async () => {
      const { store } = await fresh()
      await store.saveWatch(A_WATCH)
      await store.claimHit('w1', 's1', 5)
      await store.deleteWatch('w1')
      expect(await store.claimHit('w1', 's2', 6)).toBe(false)
      await store.saveWatch(A_WATCH)
      expect(await store.claimHit('w1', 's1', 7)).toBe(false)
      expect(await store.claimHit('w1', 's2', 7)).toBe(true)
    })

    test('claims a source once among many at once', async () => {
      const { store } = await fresh()
      await store.saveWatch(A_WATCH)
      const won = await Promise.all(Array.from({ length: 30 }, () => store.claimHit('w1', 's1', 1)))
      expect(won.filter(Boolean)).toHaveLength(1)
    })

    test('claims sources of any id', async () => {
      const { store } = await fresh()
      await store.saveWatch(A_WATCH)
      const told = new Set<string>()
      await fc.assert(
        fc.asyncProperty(anyText, async (source) => {
          expect(await store.claimHit('w1', source, 1)).toBe(!told.has(source))
          told.add(source)
        }),
        { numRuns: 100 },
      )
      expect(new Set(await store.hits('w1', 1))).toEqual(told)
    })

    test('is never forgotten, but its old hits are', async () => {
      const { store } = await fresh()
      await store.saveWatch({ ...A_WATCH, at: 1 })
      await store.claimHit('w1', 'old', 99)
      await store.claimHit('w1', 'new', 100)
      await store.forget(1_000, 100)
      expect(await store.watches()).toHaveLength(1)
      expect(await store.hits('w1', 0)).toEqual(['new'])
    })
  })

  describe('the questions that were asked', () => {
    test('are those of a period and a channel, oldest first, each with its votes', async () => {
      const { store } = await fresh()
      const ask = (id: string, at: number, place: object = A_CHANNEL) =>
        store.saveQuestion({ ...A_QUESTION, id, at, place: { platform: 'chat', ...place } })
      await ask('late', 30)
      await ask('z', 20, { ...A_CHANNEL, thread: 't2', user: 'u1' })
      await ask('a', 20, { ...A_CHANNEL, thread: 't2' })
      await ask('early', 10)
      await ask('too early', 9)
      await ask('nowhere', 15, {})
      await ask('elsewhere', 16, { channel: 'c1' })
      await ask('on another', 17, { ...A_CHANNEL, platform: 'mail' })
      await store.saveFeedback('z', 'u1', 'up', 1)
      await store.saveFeedback('z', 'u2', 'up', 1)
      await store.saveFeedback('z', 'u3', 'down', 1)
      await store.saveFeedback('a', 'u1', 'down', 1)
      await store.saveFeedback('early', 'u1', 'outdated', 1)
      await store.saveFeedback('early', 'u2', 'wrong', 1)
      await store.saveFeedback('early', 'u2', 'outdated', 2)
      const here = await store.questionsAsked(10, 30, A_CHANNEL)
      expect(here.map(({ id, up, down }) => [id, up, down])).toEqual([
        ['early', 0, 2],
        ['z', 2, 1],
        ['a', 0, 1],
      ])
      expect(here[0]).toStrictEqual({
        ...(await store.question('early')),
        up: 0,
        down: 2,
        wrong: 0,
        outdated: 2,
        incomplete: 0,
      })
      const ids = async (...of: Parameters<typeof store.questionsAsked>) =>
        (await store.questionsAsked(...of)).map(({ id }) => id)
      expect(await ids(10, 31)).toEqual(['early', 'nowhere', 'elsewhere', 'on another', 'z', 'a', 'late'])
      expect(await ids(0, 100, { platform: 'chat', channel: 'c1' })).toEqual(['elsewhere'])
      expect(await ids(0, 100, { platform: 'chat', channel: 'c9' })).toEqual([])
    })

    test('are the 10,000 oldest if there are more', { timeout: 60_000 }, async () => {
      const { store } = await fresh()
      for (let n = 10_001; n > 0; n -= 50) {
        const ids = Array.from({ length: Math.min(50, n) }, (_, nth) => n - nth)
        await Promise.all(ids.map((at) => store.saveQuestion({ ...A_QUESTION, id: `q${at}`, at })))
      }
      const asked = await store.questionsAsked(0, 20_000)
      expect(asked).toHaveLength(10_000)
      expect([asked.at(0)?.id, asked.at(-1)?.id]).toEqual(['q1', 'q10000'])
    })
  })
}
