import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { withoutUndefined } from '../../src/model.ts'
import type { SharedAnswer, SharedExcerpt } from '../../src/store/share-port.ts'
import type { StoreUnderTest } from './store.ts'
import { anyText } from './store-arbitraries.ts'
import { A_SHARE } from './store-samples.ts'

const time = fc.integer({ min: 0, max: 2 ** 50 })
const perhaps = fc.option(anyText, { nil: undefined })
const span = fc.record({ start: fc.nat(), end: fc.nat() }, { noNullPrototype: true })

const anyExcerpt: fc.Arbitrary<SharedExcerpt> = fc
  .record({
    reference: anyText,
    start: fc.nat(),
    end: fc.nat(),
    digest: anyText,
    marks: fc.array(span, { maxLength: 2 }),
    header: perhaps,
  })
  .map((excerpt) => withoutUndefined(excerpt) as SharedExcerpt)

const anyShare: fc.Arbitrary<SharedAnswer> = fc
  .record({
    id: anyText,
    place: fc
      .record({ platform: anyText, workspace: perhaps, user: perhaps })
      .map((place) => withoutUndefined(place) as SharedAnswer['place']),
    question: anyText,
    language: fc.constantFrom('en' as const, 'es' as const),
    status: fc.constantFrom('answered' as const, 'related' as const, 'none' as const),
    confidence: fc.double({ min: 0, max: 1, noNaN: true }).map((number) => number + 0),
    at: time,
    excerpts: fc.array(anyExcerpt, { maxLength: 3 }),
  })
  .map((share) => ({ ...share }))

/** The facts that hold for shared answers in every store. */
export const shareContract = (fresh: () => Promise<StoreUnderTest>): void => {
  describe('a shared answer', () => {
    test('comes back letter for letter, as it was saved first', async () => {
      const { store } = await fresh()
      expect(await store.share('q1')).toBeUndefined()
      const known = new Set<string>()
      await fc.assert(
        fc.asyncProperty(
          anyShare.filter(({ id }) => !known.has(id)),
          async (share) => {
            known.add(share.id)
            await store.saveShare(share)
            await store.saveShare({ ...A_SHARE, id: share.id })
            expect(await store.share(share.id)).toStrictEqual(share)
          },
        ),
        { numRuns: 100, endOnFailure: true },
      )
    })

    test('is forgotten with the questions of its time', async () => {
      const { store } = await fresh()
      await store.saveShare({ ...A_SHARE, at: 799 })
      await store.saveShare({ ...A_SHARE, id: 'q2', at: 800 })
      await store.forget(900, 800)
      expect(await store.share('q1')).toBeUndefined()
      expect((await store.share('q2'))?.at).toBe(800)
    })
  })
}
