import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { withoutUndefined } from '../../src/model.ts'
import type { SavedToken, TokenPlace } from '../../src/store/token-port.ts'
import type { StoreUnderTest } from './store.ts'
import { anyText } from './store-arbitraries.ts'
import { A_TOKEN } from './store-samples.ts'

const time = fc.integer({ min: 0, max: 2 ** 50 })
const perhaps = fc.option(anyText, { nil: undefined })
const anyToken = fc
  .record({
    id: anyText,
    hash: anyText,
    name: anyText,
    reads: fc.option(
      fc
        .record({ platform: anyText, workspace: anyText, channel: perhaps })
        .map((reads) => withoutUndefined(reads) as TokenPlace),
      { nil: undefined },
    ),
    at: time,
    used: fc.option(time, { nil: undefined }),
  })
  .map((token) => withoutUndefined(token) as SavedToken)

/** The facts that hold for tokens in every store. */
export const tokenContract = (fresh: () => Promise<StoreUnderTest>): void => {
  describe('a token', () => {
    test('comes back letter for letter by its hash, until it is deleted', async () => {
      const { store } = await fresh()
      await fc.assert(
        fc.asyncProperty(anyToken, async (token) => {
          expect(await store.tokenOf(token.hash)).toBeUndefined()
          expect(await store.saveToken(token)).toBe(true)
          expect(await store.tokenOf(token.hash)).toStrictEqual(token)
          expect(await store.tokens()).toStrictEqual([token])
          expect(await store.deleteToken(token.id)).toBe(true)
          expect(await store.deleteToken(token.id)).toBe(false)
          expect(await store.tokenOf(token.hash)).toBeUndefined()
        }),
        { numRuns: 100 },
      )
    })

    test('is refused if its name, id or hash is another’s, which stays as it is', async () => {
      const { store } = await fresh()
      await store.saveToken(A_TOKEN)
      const other = { id: 'k2', hash: 'decaf', name: 'billing', at: 1 }
      for (const same of ['id', 'hash', 'name'] as const)
        expect(await store.saveToken({ ...other, [same]: A_TOKEN[same] })).toBe(false)
      expect(await store.tokens()).toEqual([A_TOKEN])
      expect(await store.saveToken(other)).toBe(true)
      expect(await store.tokens()).toEqual([other, A_TOKEN])
    })

    test('keeps the last day on which it was used', async () => {
      const { store } = await fresh()
      await store.saveToken(A_TOKEN)
      for (const day of [5, 9, 7]) await store.saveTokenUse(A_TOKEN.id, day)
      await store.saveTokenUse('gone', 11)
      expect(await store.tokens()).toEqual([{ ...A_TOKEN, used: 9 }])
    })

    test('is not forgotten with time', async () => {
      const { store } = await fresh()
      await store.saveToken(A_TOKEN)
      await store.forget(2 ** 50, 2 ** 50)
      expect(await store.tokens()).toEqual([A_TOKEN])
    })
  })
}
