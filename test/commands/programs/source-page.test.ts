import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pageOfSources } from '../../../src/commands/programs/source-page.ts'
import type { Source } from '../../../src/model.ts'

const sourceOf = (id: string, fields: Partial<Source> = {}): Source => ({
  id,
  title: `About ${id}`,
  language: 'en',
  text: id,
  blocks: [],
  ...fields,
})

const page = (
  sources: readonly Source[],
  limit: number,
  cursor?: string,
  words = '',
): ReturnType<typeof pageOfSources> =>
  pageOfSources({ limit, words, ...(cursor !== undefined && { cursor }) }, sources, 'en')

/** The ids of all pages. @param between changes the shelf after each page */
const walk = async (
  start: readonly Source[],
  limit: number,
  between = (shelf: readonly Source[]): readonly Source[] => shelf,
): Promise<readonly string[]> => {
  let shelf = start
  const ids: string[] = []
  for (let cursor: string | undefined, pages = 0; pages < 100; pages += 1) {
    const { sources, next } = await page(shelf, limit, cursor)
    ids.push(...sources.map(({ id }) => id))
    if (next === undefined) return ids
    cursor = next
    shelf = between(shelf)
  }
  throw new Error('The pages do not end.')
}

const ids = fc.uniqueArray(fc.string({ unit: 'grapheme', minLength: 1 }), { maxLength: 30 })

test('the pages have every source once, in order', async () => {
  await fc.assert(
    fc.asyncProperty(ids, fc.integer({ min: 1, max: 9 }), async (all, limit) => {
      expect(
        await walk(
          all.map((id) => sourceOf(id)),
          limit,
        ),
      ).toEqual(all)
    }),
  )
})

test('a source that stays is given once, whatever comes or goes between two pages', async () => {
  await fc.assert(
    fc.asyncProperty(
      ids,
      fc.integer({ min: 1, max: 5 }),
      fc.array(fc.record({ removes: fc.boolean(), at: fc.nat(30) }), { maxLength: 10 }),
      async (all, limit, changes) => {
        const staying = new Set(all)
        const left = [...changes]
        const shelf = all.map((id) => sourceOf(id))
        const found = await walk(shelf, limit, (now) => {
          const change = left.shift()
          if (!change) return now
          if (!change.removes) return now.toSpliced(change.at, 0, sourceOf(`new ${left.length}`))
          staying.delete(now[change.at]?.id ?? '')
          return now.toSpliced(change.at, 1)
        })
        for (const id of staying) expect(found.filter((one) => one === id)).toHaveLength(1)
      },
    ),
  )
})

test('words narrow the list by title, publisher and author, and the pages go on', async () => {
  const sources = [
    sourceOf('1', { title: 'Copper in Chile', publisher: 'El Faro' }),
    sourceOf('2', { title: 'Timber', author: 'Ida Faro' }),
    sourceOf('3', { title: 'Copper in Peru' }),
    sourceOf('4', { title: 'Farol' }),
  ]
  const first = await page(sources, 2, undefined, 'FARÓ')
  expect(first.sources.map(({ id }) => id)).toEqual(['1', '2'])
  const second = await page(sources, 2, first.next, 'FARÓ')
  expect([second.sources.map(({ id }) => id), second.next]).toEqual([['4'], undefined])
})

test.each(['x', '', '3', 'WzFd', 'bnVsbA', Buffer.from('[-1,"a"]').toString('base64url')])(
  'what is no cursor (%j) is refused in words',
  async (cursor) => {
    await expect(page([sourceOf('a')], 1, cursor)).rejects.toThrow('no cursor')
  },
)
