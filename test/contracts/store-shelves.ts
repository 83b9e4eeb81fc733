import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { withoutUndefined } from '../../src/model.ts'
import {
  type AddedSource,
  type SavedShelf,
  SHELF_ACTIONS,
  type ShelfBinding,
  type ShelfChange,
} from '../../src/store/shelf-port.ts'
import type { StoreUnderTest } from './store.ts'
import { anyChannel, anyText } from './store-arbitraries.ts'
import { A_CHANGE, A_CHANNEL, A_SHELF, AN_ADDED } from './store-samples.ts'

const perhaps = fc.option(anyText, { nil: undefined })
const time = fc.integer({ min: 0, max: 2 ** 50 })
const anyShelf = fc
  .record({ id: anyText, name: anyText, platform: anyText, workspace: perhaps, channel: perhaps, at: time })
  .map((shelf) => withoutUndefined(shelf) as SavedShelf)
const anyAdded = fc
  .record({
    id: anyText,
    shelf: anyText,
    link: perhaps,
    feed: perhaps,
    at: time,
    checked: time,
    etag: perhaps,
    lastModified: perhaps,
    misses: fc.nat(),
    removed: fc.option(time, { nil: undefined }),
  })
  .map((added) => withoutUndefined(added) as AddedSource)
const anyBinding: fc.Arbitrary<ShelfBinding> = fc.record(
  { channel: anyChannel, shelf: anyText, reads: fc.boolean() },
  { noNullPrototype: true },
)
const anyChange = fc
  .record({
    id: fc.uuid(),
    at: time,
    action: fc.constantFrom(...SHELF_ACTIONS),
    shelf: anyText,
    source: perhaps,
    what: perhaps,
    by: fc.option(
      fc
        .record({ platform: anyText, workspace: perhaps, user: anyText })
        .map((by) => withoutUndefined(by) as NonNullable<ShelfChange['by']>),
      { nil: undefined },
    ),
  })
  .map((change) => withoutUndefined(change) as ShelfChange)

/** The facts that hold for shelves, their bindings, added sources and the audit trail in every store. */
export const shelfContract = (fresh: () => Promise<StoreUnderTest>): void => {
  describe('a shelf', () => {
    test('comes back letter for letter, saved again as it was saved last, until it is deleted', async () => {
      const { store } = await fresh()
      expect(await store.shelves()).toEqual([])
      await fc.assert(
        fc.asyncProperty(anyShelf, async (shelf) => {
          await store.saveShelf({ ...A_SHELF, id: shelf.id })
          await store.saveShelf(shelf)
          expect(await store.shelves()).toStrictEqual([shelf])
          await store.deleteShelf(shelf.id)
          expect(await store.shelves()).toEqual([])
        }),
        { numRuns: 50 },
      )
    })

    test('is listed the oldest first', async () => {
      const { store } = await fresh()
      for (const [id, at] of [
        ['b', 2],
        ['c', 1],
        ['a', 2],
      ] as const)
        await store.saveShelf({ ...A_SHELF, id, at })
      expect((await store.shelves()).map(({ id }) => id)).toEqual(['c', 'a', 'b'])
    })

    test('takes its bindings along when it is deleted, and no others', async () => {
      const { store } = await fresh()
      await store.saveBinding({ channel: A_CHANNEL, shelf: 's1', reads: true })
      await store.saveBinding({ channel: A_CHANNEL, shelf: 's2', reads: true })
      await store.deleteShelf('s1')
      expect(await store.bindings()).toStrictEqual([{ channel: A_CHANNEL, shelf: 's2', reads: true }])
    })

    test('is bound to a channel as it was said last', async () => {
      const { store } = await fresh()
      const saved = new Map<string, ShelfBinding>()
      await fc.assert(
        fc.asyncProperty(anyBinding, async (binding) => {
          await store.saveBinding({ ...binding, reads: !binding.reads })
          await store.saveBinding(binding)
          saved.set(JSON.stringify([binding.channel, binding.shelf]), binding)
          const all = await store.bindings()
          expect(all).toHaveLength(saved.size)
          expect(all).toContainEqual(binding)
        }),
        { numRuns: 50 },
      )
    })

    test('holds the sources of the folder that were put there, each on one shelf', async () => {
      const { store } = await fresh()
      await store.placeSource('a.txt', 's1')
      await store.placeSource('a.txt', 's2')
      await store.placeSource('b.txt', 's1')
      await store.placeSource('b.txt', undefined)
      expect(await store.placements()).toEqual(new Map([['a.txt', 's2']]))
    })
  })

  describe('an added source', () => {
    test('comes back letter for letter, saved again as it was saved last', async () => {
      const { store } = await fresh()
      expect(await store.added('a1')).toBeUndefined()
      await fc.assert(
        fc.asyncProperty(anyAdded, async (added) => {
          await store.saveAdded({ ...AN_ADDED, id: added.id })
          await store.saveAdded(added)
          expect(await store.added(added.id)).toStrictEqual(added)
        }),
        { numRuns: 50 },
      )
    })

    test('is found by its link, removed or not', async () => {
      const { store } = await fresh()
      await store.saveAdded(AN_ADDED)
      await store.saveAdded({ ...AN_ADDED, id: 'a2', at: 4, removed: 9 })
      await store.saveAdded({ ...AN_ADDED, id: 'a3', link: 'https://example.org/b' })
      expect((await store.addedFrom('https://example.org/a')).map(({ id }) => id)).toEqual(['a2', 'a1'])
    })

    test('is due when its link was looked at before a time, the longest ago first', async () => {
      const { store } = await fresh()
      const { link: _, ...file } = AN_ADDED
      await store.saveAdded({ ...AN_ADDED, id: 'late', checked: 10 })
      await store.saveAdded({ ...AN_ADDED, id: 'second', checked: 3 })
      await store.saveAdded({ ...AN_ADDED, id: 'first', checked: 2 })
      await store.saveAdded({ ...AN_ADDED, id: 'removed', checked: 1, removed: 2 })
      await store.saveAdded({ ...file, id: 'file', checked: 1 })
      const due = async (limit: number) => (await store.addedBefore(10, limit)).map(({ id }) => id)
      expect(await due(9)).toEqual(['first', 'second'])
      expect(await due(1)).toEqual(['first'])
    })
  })

  describe('the audit trail', () => {
    test('gives back what was recorded, letter for letter', async () => {
      const { store } = await fresh()
      await fc.assert(
        fc.asyncProperty(anyChange, async (change) => {
          await store.recordChange(change)
          expect(await store.changes({ shelves: [change.shelf], limit: 1_000 })).toContainEqual(change)
        }),
        { numRuns: 50 },
      )
    })

    test('lists the changes of the shelves that were asked for, newest first, and of one source', async () => {
      const { store } = await fresh()
      await store.recordChange(A_CHANGE)
      await store.recordChange({ ...A_CHANGE, id: 'k2', at: 9, source: 'a2' })
      await store.recordChange({ ...A_CHANGE, id: 'k3', at: 8, shelf: 's2' })
      await store.recordChange({ ...A_CHANGE, id: 'k4', at: 8, shelf: 's3' })
      const ids = async (...of: Parameters<typeof store.changes>) =>
        (await store.changes(...of)).map(({ id }) => id)
      expect(await ids({ shelves: ['s1', 's2'], limit: 9 })).toEqual(['k2', 'k3', 'k1'])
      expect(await ids({ shelves: ['s1', 's2'], limit: 2 })).toEqual(['k2', 'k3'])
      expect(await ids({ shelves: ['s1', 's2'], source: 'a1', limit: 9 })).toEqual(['k3', 'k1'])
      expect(await ids({ shelves: [], limit: 9 })).toEqual([])
    })
  })
}
