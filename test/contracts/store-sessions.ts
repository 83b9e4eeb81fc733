import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { SavedSession } from '../../src/store/session-port.ts'
import type { StoreUnderTest } from './store.ts'
import { anyText } from './store-arbitraries.ts'
import { A_SESSION } from './store-samples.ts'

const time = fc.integer({ min: 0, max: 2 ** 50 })
const anySession: fc.Arbitrary<SavedSession> = fc
  .record({
    hash: anyText,
    platform: anyText,
    workspace: anyText,
    user: anyText,
    workspaces: fc.array(anyText, { maxLength: 4 }),
    at: time,
    until: time,
  })
  .map((session) => ({ ...session }))

/** The facts that hold for sessions in every store. */
export const sessionContract = (fresh: () => Promise<StoreUnderTest>): void => {
  describe('a session', () => {
    test('comes back letter for letter, as it was saved last', async () => {
      const { store } = await fresh()
      expect(await store.session('h1')).toBeUndefined()
      await fc.assert(
        fc.asyncProperty(anySession, async (session) => {
          await store.saveSession({ ...A_SESSION, hash: session.hash })
          await store.saveSession(session)
          expect(await store.session(session.hash)).toStrictEqual(session)
        }),
        { numRuns: 100 },
      )
    })

    test('changes what it is told to, and no other session', async () => {
      const { store } = await fresh()
      await store.saveSession(A_SESSION)
      await store.saveSession({ ...A_SESSION, hash: 'h2' })
      await store.changeSession('h1', { workspace: 'w2' })
      await store.changeSession('h1', { until: 950 })
      await store.changeSession('h1', {})
      expect(await store.session('h1')).toEqual({ ...A_SESSION, workspace: 'w2', until: 950 })
      expect(await store.session('h2')).toEqual({ ...A_SESSION, hash: 'h2' })
    })

    test('that was deleted stays deleted, whatever changes it then', async () => {
      const { store } = await fresh()
      await store.saveSession(A_SESSION)
      await store.deleteSession('h1')
      await store.deleteSession('h1')
      await store.changeSession('h1', { until: 9_999 })
      expect(await store.session('h1')).toBeUndefined()
    })

    test('is forgotten when it expires, however old it is', async () => {
      const { store } = await fresh()
      await store.saveSession(A_SESSION)
      await store.saveSession({ ...A_SESSION, hash: 'h2', until: 901 })
      await store.forget(900, 800)
      expect(await store.session('h1')).toBeUndefined()
      expect((await store.session('h2'))?.until).toBe(901)
    })
  })
}
