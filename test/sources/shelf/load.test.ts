import { expect, test } from 'vitest'
import { loadShelf } from '../../../src/sources/shelf/shelve.ts'
import { folderOf } from '../folder.ts'

test('a shelf has its sources in order, passages that point into their texts, and problems', async () => {
  const folder = folderOf({
    'b.md': '# The Road\n\nThe council closed the road on Monday. Nobody spoke against it.\n',
    'a.txt': 'The baker asked who would pay for the sand this year.\n',
    'c.txt': '',
  })
  const { shelf, problems } = await loadShelf(folder)
  expect(shelf.sources.map(({ id }) => id)).toEqual(['a.txt', 'b.md'])
  expect(shelf.passages.map(({ source, start, end }) => source.text.slice(start, end))).toEqual([
    'The baker asked who would pay for the sand this year.',
    'The council closed the road on Monday. Nobody spoke against it.',
  ])
  expect(problems.map(({ file }) => file)).toEqual(['c.txt'])
})
