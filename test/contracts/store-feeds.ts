import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { withoutUndefined } from '../../src/model.ts'
import type { FollowedFeed } from '../../src/store/feed-port.ts'
import type { StoreUnderTest } from './store.ts'
import { anyText } from './store-arbitraries.ts'
import { A_FEED } from './store-samples.ts'

const perhaps = fc.option(anyText, { nil: undefined })
const time = fc.integer({ min: 0, max: 2 ** 50 })
const someTime = fc.option(time, { nil: undefined })
const anyFeed = fc
  .record({
    id: anyText,
    url: anyText,
    shelf: anyText,
    by: fc.option(
      fc
        .record({ platform: anyText, workspace: perhaps, user: anyText })
        .map((by) => withoutUndefined(by) as NonNullable<FollowedFeed['by']>),
      { nil: undefined },
    ),
    at: time,
    title: perhaps,
    next: someTime,
    polled: someTime,
    etag: perhaps,
    lastModified: perhaps,
    failures: fc.nat(),
    error: perhaps,
  })
  .map((feed) => withoutUndefined(feed) as FollowedFeed)

/** The facts that hold for followed feeds in every store. */
export const feedContract = (fresh: () => Promise<StoreUnderTest>): void => {
  describe('a followed feed', () => {
    test('comes back letter for letter, saved again as it was saved last, until it is deleted', async () => {
      const { store } = await fresh()
      expect(await store.feed('f1')).toBeUndefined()
      await fc.assert(
        fc.asyncProperty(anyFeed, async (feed) => {
          await store.saveFeed(A_FEED)
          await store.saveFeed({ ...feed, id: A_FEED.id })
          expect(await store.feed(A_FEED.id)).toStrictEqual({ ...feed, id: A_FEED.id })
          await store.deleteFeed(A_FEED.id)
          expect(await store.feeds()).toEqual([])
        }),
        { numRuns: 100 },
      )
    })

    test('is listed with those of its shelves, oldest first', async () => {
      const { store } = await fresh()
      const save = (id: string, shelf: string, at: number) => store.saveFeed({ ...A_FEED, id, shelf, at })
      await save('c', 's1', 3)
      await save('a', 's1', 9)
      await save('b', 's2', 1)
      await save('d', 's3', 2)
      const ids = async (shelves?: readonly string[]) => (await store.feeds(shelves)).map(({ id }) => id)
      expect(await ids()).toEqual(['b', 'd', 'c', 'a'])
      expect(await ids(['s1', 's3'])).toEqual(['d', 'c', 'a'])
      expect(await ids([])).toEqual([])
    })

    test('is due from its next poll on, the longest overdue first', async () => {
      const { store } = await fresh()
      const { next: _, ...ended } = A_FEED
      await store.saveFeed({ ...ended, id: 'ended' })
      for (const [id, next] of [
        ['c', 30],
        ['a', 10],
        ['b', 20],
        ['later', 31],
      ] as const)
        await store.saveFeed({ ...A_FEED, id, next })
      const due = async (now: number, limit: number) => (await store.dueFeeds(now, limit)).map(({ id }) => id)
      expect(await due(9, 9)).toEqual([])
      expect(await due(30, 9)).toEqual(['a', 'b', 'c'])
      expect(await due(30, 2)).toEqual(['a', 'b'])
    })

    test('takes on how its last poll ended, and a deleted one does not come back by that', async () => {
      const { store } = await fresh()
      await store.saveFeed(A_FEED)
      const { id, url, shelf, by, at } = A_FEED
      const poll = { polled: 100, failures: 3, error: 'gone' }
      await store.savePoll(id, poll)
      expect(await store.feed(id)).toStrictEqual({ id, url, shelf, by, at, ...poll })
      await store.deleteFeed(id)
      await store.savePoll(id, poll)
      expect(await store.feeds()).toEqual([])
    })
  })

  describe('the items of a feed that were seen', () => {
    test('are those of that feed, of any id, each once', async () => {
      const { store } = await fresh()
      await store.saveFeed(A_FEED)
      await store.saveFeed({ ...A_FEED, id: 'f2' })
      const seen = new Set<string>()
      await fc.assert(
        fc.asyncProperty(fc.array(anyText, { maxLength: 5 }), async (items) => {
          await store.saveSeen(A_FEED.id, items, 1, 100_000)
          for (const item of items) seen.add(item)
          expect(await store.seenItems(A_FEED.id)).toEqual(seen)
        }),
        { numRuns: 50 },
      )
      expect(await store.seenItems('f2')).toEqual(new Set())
    })

    test('are the last ones, if there are too many', async () => {
      const { store } = await fresh()
      await store.saveFeed(A_FEED)
      const numbered = (from: number, to: number) =>
        Array.from({ length: to - from }, (_, n) => `i${from + n}`)
      await store.saveSeen(A_FEED.id, numbered(0, 1_500), 1, 2_000)
      await store.saveSeen(A_FEED.id, [...numbered(0, 10), ...numbered(1_500, 1_600)], 2, 110)
      expect(await store.seenItems(A_FEED.id)).toEqual(
        new Set([...numbered(0, 10), ...numbered(1_500, 1_600)]),
      )
      await store.saveSeen(A_FEED.id, ['x'], 3, 50)
      expect((await store.seenItems(A_FEED.id)).size).toBe(111)
    })

    test('go with their feed, and none is saved for one that is gone', async () => {
      const { store } = await fresh()
      await store.saveFeed(A_FEED)
      await store.saveSeen(A_FEED.id, ['i1'], 1, 10)
      await store.deleteFeed(A_FEED.id)
      await store.saveSeen(A_FEED.id, ['i2'], 2, 10)
      await store.saveFeed(A_FEED)
      expect(await store.seenItems(A_FEED.id)).toEqual(new Set())
    })
  })
}
