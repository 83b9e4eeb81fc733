import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { StoreUnderTest } from './store.ts'
import { anySchedule, anyText } from './store-arbitraries.ts'
import { A_CHANNEL, A_CLAIM, A_SCHEDULE } from './store-samples.ts'

const ELSEWHERE = { platform: 'chat', channel: 'c1' }

/** The facts that hold for digests in every store. */
export const digestContract = (fresh: () => Promise<StoreUnderTest>): void => {
  describe('the schedule of a digest', () => {
    test('is the one saved last, for that channel alone', async () => {
      const { store } = await fresh()
      expect(await store.scheduleOf(A_CHANNEL)).toBeUndefined()
      await store.saveSchedule({ ...A_SCHEDULE, time: '10:00', days: 'daily' })
      await store.saveSchedule(A_SCHEDULE)
      expect(await store.scheduleOf(A_CHANNEL)).toStrictEqual(A_SCHEDULE)
      expect(await store.scheduleOf(ELSEWHERE)).toBeUndefined()
    })

    test('comes back letter for letter, whatever it holds', async () => {
      const { store } = await fresh()
      await fc.assert(
        fc.asyncProperty(anySchedule, async (schedule) => {
          await store.saveSchedule(schedule)
          expect(await store.scheduleOf(schedule.channel)).toStrictEqual(schedule)
        }),
        { numRuns: 100 },
      )
    })

    test('is listed with the others of its platform, until it is deleted', async () => {
      const { store } = await fresh()
      const schedules = [
        A_SCHEDULE,
        { ...A_SCHEDULE, channel: ELSEWHERE },
        { ...A_SCHEDULE, channel: { platform: 'mail', channel: 'c1' } },
      ]
      for (const schedule of schedules) await store.saveSchedule(schedule)
      expect(new Set(await store.schedules())).toEqual(new Set(schedules))
      expect(new Set(await store.schedules('chat'))).toEqual(new Set(schedules.slice(0, 2)))
      await store.deleteSchedule(A_CHANNEL)
      await store.deleteSchedule(A_CHANNEL)
      expect(await store.schedules('chat')).toEqual([schedules[1]])
    })
  })

  describe('a delivery', () => {
    test('is claimed once', async () => {
      const { store } = await fresh()
      const won = { ...A_CLAIM, state: 'claimed', tries: 1 }
      expect(await store.claimDelivery(A_CLAIM, 1_000)).toStrictEqual(won)
      expect(await store.claimDelivery(A_CLAIM, 1_999)).toBeUndefined()
      expect(await store.claimDelivery({ ...A_CLAIM, key: 'd2' }, 1_000)).toStrictEqual({ ...won, key: 'd2' })
    })

    test('whose claim has expired can be claimed again, counts one more try, and keeps its end', async () => {
      const { store } = await fresh()
      await store.claimDelivery(A_CLAIM, 1_000)
      const again = await store.claimDelivery({ ...A_CLAIM, slot: 901, upTo: 1_990, until: 3_000 }, 2_000)
      expect(again).toStrictEqual({ ...A_CLAIM, state: 'claimed', tries: 2, until: 3_000 })
      expect(await store.claimDelivery(A_CLAIM, 2_999)).toBeUndefined()
    })

    test('has one winner among many at once, the first time and later', async () => {
      const { store } = await fresh()
      for (const [now, tries] of [
        [1_000, 1],
        [2_000, 2],
      ] as const) {
        const claims = Array.from({ length: 30 }, () =>
          store.claimDelivery({ ...A_CLAIM, until: now + 1_000 }, now),
        )
        const won = (await Promise.all(claims)).filter((delivery) => delivery !== undefined)
        expect(won.map((delivery) => delivery.tries)).toEqual([tries])
      }
    })

    test('that has ended can’t be claimed, is not open, and is found by its message', async () => {
      const { store } = await fresh()
      for (const state of ['posted', 'skipped', 'given-up'] as const) {
        const claim = { ...A_CLAIM, key: state }
        await store.claimDelivery(claim, 1_000)
        await store.endDelivery(state, state, state === 'posted' ? 'm1' : undefined)
        await store.delayDelivery(state, 5_000)
        expect(await store.claimDelivery(claim, 9_000)).toBeUndefined()
      }
      expect(await store.openDeliveries(9_000)).toEqual([])
      const posted = { ...A_CLAIM, key: 'posted', state: 'posted', tries: 1, message: 'm1' }
      expect(await store.deliveryOf(A_CHANNEL, 'm1')).toStrictEqual(posted)
      expect(await store.deliveryOf(A_CHANNEL, 'm2')).toBeUndefined()
      expect(await store.deliveryOf(ELSEWHERE, 'm1')).toBeUndefined()
    })

    test('that was posted stays posted, whatever another process does', async () => {
      const { store } = await fresh()
      await store.claimDelivery(A_CLAIM, 1_000)
      await store.endDelivery('d1', 'given-up')
      await store.endDelivery('d1', 'posted', 'm1')
      await store.endDelivery('d1', 'given-up')
      await store.endDelivery('d1', 'posted', 'm2')
      expect(await store.lastDelivery(A_CHANNEL)).toMatchObject({ state: 'posted', message: 'm1' })
    })

    test('that ends without a reader moves its end back, if that says so', async () => {
      const { store } = await fresh()
      await store.claimDelivery(A_CLAIM, 1_000)
      await store.endDelivery('d1', 'given-up', undefined, 0)
      expect(await store.lastDelivery(A_CHANNEL)).toMatchObject({ state: 'given-up', upTo: 0 })
    })

    test('that is put off is open from then on', async () => {
      const { store } = await fresh()
      await store.claimDelivery(A_CLAIM, 1_000)
      await store.claimDelivery({ ...A_CLAIM, key: 'd2', until: 1_700 }, 1_000)
      expect(await store.openDeliveries(1_699)).toEqual([])
      await store.delayDelivery('d1', 1_500)
      expect((await store.openDeliveries(1_499)).map(({ key }) => key)).toEqual([])
      expect((await store.openDeliveries(1_500)).map(({ key }) => key)).toEqual(['d1'])
      expect((await store.openDeliveries(1_700)).map(({ key }) => key)).toEqual(['d1', 'd2'])
      await store.delayDelivery('d1', 5_000)
      expect(await store.openDeliveries(1_700)).toStrictEqual([
        { ...A_CLAIM, key: 'd2', until: 1_700, state: 'claimed', tries: 1 },
      ])
      await store.delayDelivery('unknown', 1)
      expect(await store.claimDelivery(A_CLAIM, 5_000)).toMatchObject({ tries: 2 })
    })

    test('that is put off covers less from then on, if that says so', async () => {
      const { store } = await fresh()
      await store.claimDelivery(A_CLAIM, 1_000)
      await store.delayDelivery('d1', 3_000, 940)
      await store.delayDelivery('d1', 4_000)
      expect((await store.openDeliveries(4_000)).map(({ upTo }) => upTo)).toEqual([940])
      expect(await store.claimDelivery(A_CLAIM, 4_000)).toMatchObject({ upTo: 940, tries: 2 })
      await store.endDelivery('d1', 'posted', 'm1')
      expect(await store.lastDelivery(A_CHANNEL)).toMatchObject({ upTo: 940 })
    })

    test('that went to another process can only be put off further by the first', async (context) => {
      const { store, reopen } = await fresh()
      if (!reopen) return context.skip('it can’t be opened twice')
      const second = await reopen()
      await store.claimDelivery(A_CLAIM, 1_000)
      await second.claimDelivery({ ...A_CLAIM, until: 3_000 }, 2_000)
      await store.delayDelivery('d1', 2_100)
      expect(await store.openDeliveries(2_999)).toEqual([])
      await store.delayDelivery('d1', 3_100)
      expect(await second.openDeliveries(3_099)).toEqual([])
      await second.delayDelivery('d1', 2_200)
      expect(await second.openDeliveries(2_200)).toHaveLength(1)
    })

    test('is a channel’s last if it has ended and its slot is the latest', async () => {
      const { store } = await fresh()
      expect(await store.lastDelivery(A_CHANNEL)).toBeUndefined()
      for (const [key, slot] of [
        ['b', 20],
        ['c', 30],
        ['a', 10],
      ] as const)
        await store.claimDelivery({ ...A_CLAIM, key, slot }, 1_000)
      await store.claimDelivery({ ...A_CLAIM, key: 'e', slot: 50, channel: ELSEWHERE }, 1_000)
      expect(await store.lastDelivery(A_CHANNEL)).toBeUndefined()
      await store.endDelivery('b', 'skipped')
      await store.endDelivery('a', 'posted', 'm1')
      await store.endDelivery('e', 'posted', 'm5')
      expect((await store.lastDelivery(A_CHANNEL))?.key).toBe('b')
      await store.endDelivery('c', 'given-up')
      expect(await store.lastDelivery(A_CHANNEL)).toStrictEqual({
        ...A_CLAIM,
        key: 'c',
        slot: 30,
        state: 'given-up',
        tries: 1,
      })
    })

    test('has any text for its key and message', async () => {
      const { store } = await fresh()
      await fc.assert(
        fc.asyncProperty(anySchedule, anyText, anyText, async ({ channel, since }, words, message) => {
          const key = JSON.stringify([channel, words, since])
          const claim = { ...A_CLAIM, key, channel, slot: since }
          const won = await store.claimDelivery(claim, 1_000)
          expect(won).toStrictEqual({ ...claim, state: 'claimed', tries: 1 })
          await store.endDelivery(key, 'posted', message)
          expect((await store.deliveryOf(channel, message))?.message).toBe(message)
        }),
        { numRuns: 50 },
      )
    })
  })

  describe('forgetting deliveries', () => {
    test('deletes old ones, but never a channel’s last, a schedule, or one still to be tried', async () => {
      const { store } = await fresh()
      const channels = [A_CHANNEL, ELSEWHERE]
      for (const [at, channel] of channels.entries()) {
        await store.saveSchedule({ ...A_SCHEDULE, channel, since: 1 })
        for (const slot of [10, 20, 30 - at]) {
          await store.claimDelivery({ ...A_CLAIM, key: `${at}-${slot}`, channel, slot }, 1_000)
          await store.endDelivery(`${at}-${slot}`, 'posted', `m${slot}`)
        }
      }
      await store.claimDelivery({ ...A_CLAIM, key: 'late', slot: 40, until: 99 }, 1)
      await store.claimDelivery({ ...A_CLAIM, key: 'later', slot: 40, until: 100 }, 1)
      await store.forget(0, 30)
      for (const channel of channels) {
        expect(await store.deliveryOf(channel, 'm10')).toBeUndefined()
        expect(await store.deliveryOf(channel, 'm20')).toBeUndefined()
        expect((await store.lastDelivery(channel))?.slot).toBeGreaterThan(20)
      }
      await store.forget(0, 100)
      for (const channel of channels) expect((await store.lastDelivery(channel))?.slot).toBeGreaterThan(20)
      expect((await store.openDeliveries(1_000)).map(({ key }) => key)).toEqual(['later'])
      expect(await store.schedules()).toHaveLength(2)
    })
  })
}
