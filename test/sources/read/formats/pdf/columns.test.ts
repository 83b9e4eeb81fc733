import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { gutterOf, inReadingOrder } from '../../../../../src/sources/read/formats/pdf/columns.ts'
import type { Fragment } from '../../../../../src/sources/read/formats/pdf/fragments.ts'

const WIDTH = 160
const line = (words: string, x: number, y: number, width = WIDTH): Fragment => ({
  words,
  x,
  right: x + width,
  y,
  size: 10,
  font: 'f',
})

/** Columns of lines, whose words say where they stand: "column 1, line 3 of its text". */
const columnsOf = (lengths: readonly number[], top: number): readonly Fragment[] =>
  lengths.flatMap((length, column) =>
    Array.from({ length }, (_, row) =>
      line(`column ${column}, line ${row} of its text`, 50 + column * (WIDTH + 15), top + row * 12 + column),
    ),
  )

const wordsOf = (fragments: readonly Fragment[], gutter?: number): readonly string[] =>
  inReadingOrder(fragments, gutter ?? gutterOf(fragments))
    .flat()
    .map(({ words }) => words)

describe('the reading order of a page', () => {
  test('goes down each column in turn, and takes what spans them where it stands', () => {
    const title = line('A title above all columns', 50, 40, 400)
    const note = line('A note below all columns', 50, 700, 400)
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 5, max: 30 }), { minLength: 1, maxLength: 3 }),
        fc.infiniteStream(fc.nat()),
        (lengths, random) => {
          const columns = columnsOf(lengths, 100)
          const order = new Map(columns.map((fragment) => [fragment, random.next().value]))
          const shuffled = [title, ...columns, note].sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0))
          expect(wordsOf(shuffled)).toEqual([title, ...columns, note].map(({ words }) => words))
        },
      ),
    )
  })

  test('goes along the rows of a table', () => {
    const cells = Array.from({ length: 8 }, (_, row) =>
      ['Name', '45', '2019', 'Officer'].map((words, column) =>
        line(`${words} ${row}`, 50 + column * 120, 100 + row * 18, words.length * 5),
      ),
    )
    expect(wordsOf(cells.flat())).toEqual(cells.flat().map(({ words }) => words))
  })

  test('goes along the rows of a table whose cells have several lines', () => {
    const cells = Array.from({ length: 8 }, (_, row) => [
      line(`The reinforcement ${row}`, 50, 100 + row * 40, 90),
      line('2019', 180, 100 + row * 40, 20),
      line(`An officer of the council ${row}`, 240, 100 + row * 40),
      line('of the breakwater', 50, 112 + row * 40, 80),
      line('who looks after the works', 240, 112 + row * 40),
    ])
    expect(wordsOf(cells.flat())).toEqual(cells.flat().map(({ words }) => words))
  })

  test('of a last page with few lines is that of the page before', () => {
    const last = columnsOf([3, 1], 100)
    expect(gutterOf(last)).toBeUndefined()
    const gutter = gutterOf(columnsOf([20, 20], 100))
    expect(wordsOf(last, gutterOf(last, gutter))).toEqual(last.map(({ words }) => words))
    // A page of one column after it is not cut.
    const single = Array.from({ length: 9 }, (_, row) =>
      line('A line over the whole page', 50, row * 12, 400),
    )
    expect(gutterOf(single, gutter)).toBeUndefined()
  })
})
