import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ClaimLostError } from '../../src/errors.ts'
import type { Arrival, SavedDocument } from '../../src/store/source-port.ts'
import type { StoreUnderTest } from './store.ts'
import { anyText, anyVersions } from './store-arbitraries.ts'
import { A_CONTENT, A_FILE, A_READING, A_WATCH } from './store-samples.ts'

const NONE = { documents: [], problems: '[]' }

const contentOf = (documents: readonly SavedDocument[]) => ({ documents, problems: '[]' })
const documentOf = (id: string, hash = 'h1'): SavedDocument => ({ id, hash, data: `{"${id}":"${hash}"}` })
const fileOf = (name: string, stamp = 's1') => ({ name, stamp })

/** The facts that hold for sources in every store. */
export const sourceContract = (fresh: () => Promise<StoreUnderTest>): void => {
  describe('a file of the shelf', () => {
    test('comes back with its documents in order, and its problems', async () => {
      const { store } = await fresh()
      expect(await store.savedFiles('shelf')).toEqual([])
      expect(await store.savedDocuments('shelf', A_FILE.name)).toEqual(NONE)
      await store.saveFile('shelf', A_FILE, A_CONTENT, 11)
      expect(await store.savedFiles('shelf')).toEqual([A_FILE])
      expect(await store.savedDocuments('shelf', A_FILE.name)).toEqual(A_CONTENT)
      expect(await store.savedFiles('other')).toEqual([])
      expect(await store.savedDocuments('other', A_FILE.name)).toEqual(NONE)
      expect(await store.arrivals('other')).toEqual([])
    })

    test('comes with many others by their names, each as it comes alone', async () => {
      const { store } = await fresh()
      const names = Array.from({ length: 250 }, (_, n) => `${n}.md`)
      for (const name of names.slice(0, 120))
        await store.saveFile(
          'shelf',
          fileOf(name),
          { documents: [documentOf(`b ${name}`), documentOf(`a ${name}`)], problems: `["${name}"]` },
          1,
        )
      await store.saveFile('other', fileOf('121.md'), contentOf([documentOf('x')]), 1)
      const contents = await store.savedContents('shelf', names)
      expect(contents.size).toBe(120)
      for (const name of ['0.md', '99.md', '100.md', '119.md'])
        expect(contents.get(name)).toEqual(await store.savedDocuments('shelf', name))
      expect((await store.savedContents('shelf', [])).size).toBe(0)
    })

    test('saved again is as it was saved last', async () => {
      const { store } = await fresh()
      await store.saveFile('shelf', A_FILE, A_CONTENT, 11)
      const again = { documents: A_CONTENT.documents.toReversed(), problems: '[]' }
      await store.saveFile('shelf', { ...A_FILE, stamp: 'later' }, again, 12)
      expect(await store.savedFiles('shelf')).toEqual([{ ...A_FILE, stamp: 'later' }])
      expect(await store.savedDocuments('shelf', A_FILE.name)).toEqual(again)
      await store.saveFile('shelf', A_FILE, NONE, 13)
      expect(await store.savedFiles('shelf')).toEqual([A_FILE])
      expect(await store.savedDocuments('shelf', A_FILE.name)).toEqual(NONE)
    })

    test('takes new data of a document even if its hash stays the same', async () => {
      const { store } = await fresh()
      await store.saveFile('shelf', A_FILE, contentOf([documentOf('a')]), 1)
      const other = contentOf([{ ...documentOf('a'), data: '"made otherwise"' }])
      await store.saveFile('shelf', A_FILE, other, 2)
      expect(await store.savedDocuments('shelf', A_FILE.name)).toEqual(other)
      expect(await store.arrivals('shelf')).toEqual([{ id: 'a', arrived: 1, changed: 1 }])
    })

    test('leaves the versions of what it said before, the latest first', async () => {
      const { store } = await fresh()
      const save = (now: number, ...documents: readonly SavedDocument[]) =>
        store.saveFile('shelf', A_FILE, contentOf(documents), now)
      await save(1, documentOf('a'), documentOf('b'))
      await save(2, { ...documentOf('a'), data: '{"read":"otherwise"}' }, documentOf('b'))
      expect(await store.versions('shelf', 'a')).toEqual([])
      await save(3, documentOf('a', 'h2'), documentOf('b'))
      await save(4, documentOf('b'))
      expect(await store.versions('shelf', 'a')).toStrictEqual([
        { hash: 'h2', data: '{"a":"h2"}', until: 4 },
        { hash: 'h1', data: '{"read":"otherwise"}', until: 3 },
      ])
      expect(await store.versions('shelf', 'b')).toEqual([])
      expect(await store.versions('other', 'a')).toEqual([])
      await store.deleteFile('shelf', A_FILE.name, 5)
      expect(await store.versions('shelf', 'b')).toStrictEqual([{ hash: 'h1', data: '{"b":"h1"}', until: 5 }])
    })

    test('leaves its last 20 versions, and none of what is only named', async () => {
      const { store } = await fresh()
      for (let at = 0; at <= 25; at += 1)
        await store.saveFile(
          'shelf',
          A_FILE,
          contentOf([documentOf('a', `h${at}`), { id: 'line', hash: `h${at}`, data: 'all.jsonl:1' }]),
          at,
        )
      const versions = await store.versions('shelf', 'a')
      expect(versions.map(({ hash }) => hash)).toEqual(Array.from({ length: 20 }, (_, at) => `h${24 - at}`))
      expect(await store.versions('shelf', 'line')).toEqual([])
    })

    test('is written under a claim only by who has it, whether it has expired or not', async () => {
      const { store, reopen } = await fresh()
      const save = (of: typeof store, hash: string) =>
        of.saveFile('shelf', A_FILE, contentOf([documentOf('a', hash)]), 1, 'k')
      await expect(save(store, 'h1')).rejects.toThrow(ClaimLostError)
      await expect(store.deleteFile('shelf', 'a', 1, 'k')).rejects.toThrow(ClaimLostError)
      await store.claim('k', 1, 2)
      await save(store, 'h2')
      await store.saveReading('shelf', A_READING, 'k')
      if (reopen !== undefined) {
        const other = await reopen()
        await expect(save(other, 'h3')).rejects.toThrow(ClaimLostError)
        await other.claim('k', 2, 3)
        await save(other, 'h4')
        await expect(save(store, 'h5')).rejects.toThrow(ClaimLostError)
        await expect(store.deleteFile('shelf', A_FILE.name, 1, 'k')).rejects.toThrow(ClaimLostError)
        await expect(store.saveReading('shelf', { ...A_READING, revision: 'r2' }, 'k')).rejects.toThrow()
        await expect(store.saveReading('shelf', A_READING, 'k')).rejects.toThrow(ClaimLostError)
      }
      const { documents } = await store.savedDocuments('shelf', A_FILE.name)
      expect(documents.map(({ hash }) => hash)).toEqual([reopen === undefined ? 'h2' : 'h4'])
      expect(await store.reading('shelf')).toEqual(A_READING)
      expect(await store.reading('other')).toBeUndefined()
    })

    test('that is deleted is gone, and no other', async () => {
      const { store } = await fresh()
      for (const root of ['shelf', 'other'])
        for (const name of ['a', 'b'])
          await store.saveFile(root, fileOf(name), contentOf([documentOf(`in ${name}`)]), 1)
      await store.deleteFile('shelf', 'a', 2)
      await store.deleteFile('shelf', 'unknown', 3)
      expect(await store.savedFiles('shelf')).toEqual([fileOf('b')])
      expect(await store.savedDocuments('shelf', 'a')).toEqual(NONE)
      expect((await store.savedDocuments('shelf', 'b')).documents).toHaveLength(1)
      expect((await store.savedDocuments('other', 'a')).documents).toHaveLength(1)
      expect(await store.arrivals('shelf')).toEqual([
        { id: 'in a', arrived: 1, changed: 1, withdrawn: 2 },
        { id: 'in b', arrived: 1, changed: 1 },
      ])
      expect((await store.arrivals('other')).some(({ withdrawn }) => withdrawn !== undefined)).toBe(false)
    })

    test('may have any name, root, stamp and problems', async () => {
      const { store } = await fresh()
      await fc.assert(
        fc.asyncProperty(anyText, anyText, anyText, anyText, async (root, name, stamp, problems) => {
          await store.saveFile(root, { name, stamp }, { documents: [documentOf('a')], problems }, 1)
          expect(await store.savedFiles(root)).toContainEqual({ name, stamp })
          expect(await store.savedDocuments(root, name)).toEqual({ documents: [documentOf('a')], problems })
        }),
        { numRuns: 60 },
      )
    })

    test('with 33,000 documents can be saved, changed and emptied at once', { timeout: 60_000 }, async () => {
      const { store } = await fresh()
      const documents = Array.from({ length: 33_000 }, (_, n) => documentOf(`s${n}`))
      await store.saveFile('shelf', A_FILE, contentOf(documents), 1)
      const changed = documents.map(({ id }) => documentOf(id, 'h2')).toReversed()
      await store.saveFile('shelf', A_FILE, contentOf(changed), 2)
      expect((await store.savedDocuments('shelf', A_FILE.name)).documents).toEqual(changed)
      expect((await store.arrivals('shelf')).every((one) => one.arrived === 1 && one.changed === 2)).toBe(
        true,
      )
      await store.saveFile('shelf', A_FILE, NONE, 3)
      expect((await store.arrivals('shelf')).filter((one) => one.withdrawn === 3)).toHaveLength(33_000)
    })
  })

  describe('a source', () => {
    test('arrives, changes, is withdrawn and comes back', async () => {
      const { store } = await fresh()
      const arrivalAfter = async (documents: readonly SavedDocument[], now: number) => {
        await store.saveFile('shelf', A_FILE, contentOf(documents), now)
        return (await store.arrivals('shelf')).find(({ id }) => id === 'a')
      }
      const other = documentOf('b')
      expect(await arrivalAfter([documentOf('a')], 1)).toStrictEqual({ id: 'a', arrived: 1, changed: 1 })
      expect(await arrivalAfter([other, documentOf('a')], 2)).toStrictEqual({
        id: 'a',
        arrived: 1,
        changed: 1,
      })
      const changed = { id: 'a', arrived: 1, changed: 3 }
      expect(await arrivalAfter([documentOf('a', 'h2')], 3)).toStrictEqual(changed)
      expect(await arrivalAfter([], 4)).toStrictEqual({ ...changed, withdrawn: 4 })
      expect(await arrivalAfter([other], 5)).toStrictEqual({ ...changed, withdrawn: 4 })
      expect(await arrivalAfter([documentOf('a', 'h2')], 6)).toStrictEqual({ ...changed, changed: 6 })
      await store.deleteFile('shelf', A_FILE.name, 7)
      expect((await store.arrivals('shelf')).map(({ withdrawn }) => withdrawn)).toEqual([7, 6])
    })

    test('that moves to another file neither changes nor is withdrawn', async () => {
      const { store } = await fresh()
      const a = contentOf([documentOf('a')])
      await store.saveFile('shelf', fileOf('old'), a, 1)
      await store.saveFile('shelf', fileOf('new'), a, 2)
      await store.deleteFile('shelf', 'old', 3)
      expect(await store.arrivals('shelf')).toEqual([{ id: 'a', arrived: 1, changed: 1 }])
      await store.saveFile('shelf', fileOf('old'), a, 4)
      await store.saveFile('shelf', fileOf('new'), NONE, 5)
      expect(await store.arrivals('shelf')).toEqual([{ id: 'a', arrived: 1, changed: 1 }])
      await store.saveFile('shelf', fileOf('new'), contentOf([documentOf('a', 'h2')]), 6)
      expect(await store.arrivals('shelf')).toEqual([{ id: 'a', arrived: 1, changed: 6 }])
      await store.deleteFile('shelf', 'new', 7)
      await store.deleteFile('shelf', 'old', 8)
      expect(await store.arrivals('shelf')).toEqual([{ id: 'a', arrived: 1, changed: 6, withdrawn: 8 }])
    })

    test('is never forgotten, withdrawn or not', async () => {
      const { store } = await fresh()
      await store.saveFile('shelf', A_FILE, A_CONTENT, 1)
      await store.saveFile('shelf', A_FILE, contentOf(A_CONTENT.documents.slice(1)), 2)
      await store.forget(1_000, 1_000)
      expect(await store.arrivals('shelf')).toEqual([
        { id: 'ice', arrived: 1, changed: 1, withdrawn: 2 },
        { id: 'thaw', arrived: 1, changed: 1 },
      ])
      expect(await store.savedFiles('shelf')).toEqual([A_FILE])
    })

    test('that is moved, renamed or copied came with what it is a copy of, and was reported with it', async () => {
      const { store } = await fresh()
      await store.saveFile('shelf', fileOf('a'), contentOf([documentOf('a')]), 1)
      await store.saveWatch(A_WATCH)
      await store.claimHit(A_WATCH.id, 'a', 2)
      await store.saveFile('shelf', fileOf('b'), contentOf([documentOf('b')]), 5)
      await store.deleteFile('shelf', 'a', 6)
      expect(await store.arrivals('shelf')).toEqual([
        { id: 'a', arrived: 1, changed: 1, withdrawn: 6 },
        { id: 'b', arrived: 1, changed: 1 },
      ])
      expect(await store.claimHit(A_WATCH.id, 'b', 7)).toBe(false)
      await store.saveFile('other', fileOf('a'), contentOf([documentOf('a')]), 8)
      expect(await store.arrivals('other')).toEqual([{ id: 'a', arrived: 8, changed: 8 }])
    })

    test('has the arrival that its documents imply, whatever becomes of its file', async () => {
      const { store } = await fresh()
      let root = 0
      await fc.assert(
        fc.asyncProperty(anyVersions, async (versions) => {
          root += 1
          let before: readonly SavedDocument[] = []
          let expected = new Map<string, Arrival>()
          for (const [now, documents] of versions.entries()) {
            await store.saveFile(`${root}`, A_FILE, contentOf(documents), now)
            expect((await store.savedDocuments(`${root}`, A_FILE.name)).documents).toEqual(documents)
            expected = arrivalsAfter(expected, before, documents, now)
            const arrivals = await store.arrivals(`${root}`)
            expect(new Map(arrivals.map((arrival) => [arrival.id, arrival]))).toEqual(expected)
            before = documents
          }
        }),
        { numRuns: 60 },
      )
    })
  })
}

/** The expected arrivals, computed in the simplest way. */
const arrivalsAfter = (
  arrivals: ReadonlyMap<string, Arrival>,
  before: readonly SavedDocument[],
  documents: readonly SavedDocument[],
  now: number,
): Map<string, Arrival> => {
  const after = new Map(arrivals)
  for (const { id, hash } of documents) {
    if (before.some((one) => one.id === id && one.hash === hash)) continue
    const old = arrivals.get(id)
    const single = documents.filter((one) => one.id === id).length === 1
    const [same] = before
      .flatMap((one) => (one.hash === hash && one.id !== id && single && !old ? [arrivals.get(one.id)] : []))
      .filter((one) => one !== undefined)
      .toSorted((a, b) => a.changed - b.changed || a.arrived - b.arrived)
    after.set(id, { id, arrived: old?.arrived ?? same?.arrived ?? now, changed: same?.changed ?? now })
  }
  for (const { id } of before) {
    const arrival = arrivals.get(id)
    if (arrival && !documents.some((one) => one.id === id)) after.set(id, { ...arrival, withdrawn: now })
  }
  return after
}
