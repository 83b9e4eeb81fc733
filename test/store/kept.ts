import { expect } from 'vitest'
import type { Store } from '../../src/store/port.ts'
import { AN_ANSWER } from '../contracts/store-samples.ts'

/** That a store has all that child.ts acknowledged by these numbers. */
export const expectKept = async (store: Store, numbers: readonly number[]): Promise<void> => {
  for (const n of numbers) {
    expect((await store.question(`q${n}`))?.question).toBe(`${n} `.repeat(1 + ((n * 37) % 500)))
    expect(await store.feedback(`q${n}`)).toEqual({ up: 1, down: 0 })
    expect((await store.answerTo({ ...AN_ANSWER.asked, message: `m${n}` }))?.at).toBe(n)
    expect(await store.claim(`k${n}`, n, n + 1)).toBe(false)
  }
}

/** That the one file that several processes saved is as one of them saved it last, whole. */
export const expectOneFile = async (store: Store): Promise<void> => {
  const [file] = await store.savedFiles('shelf')
  expect(file?.stamp).toMatch(/^\d+-39$/)
  const { documents, problems } = await store.savedDocuments('shelf', 'news.jsonl')
  expect(documents.map(({ id }) => id)).toEqual(JSON.parse(problems))
  expect(new Set(documents.map(({ hash }) => hash))).toEqual(new Set([`h${file?.stamp}`]))
  const there = (await store.arrivals('shelf')).filter(({ withdrawn }) => withdrawn === undefined)
  expect(there.map(({ id }) => id).toSorted()).toEqual(documents.map(({ id }) => id).toSorted())
}
