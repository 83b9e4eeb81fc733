import { describe, expect, test } from 'vitest'
import type { Fragment, PageWords } from '../../../../../src/sources/read/formats/pdf/fragments.ts'
import { withoutMargins } from '../../../../../src/sources/read/formats/pdf/margins.ts'

const line = (words: string, y: number, x = 50): Fragment => ({
  words,
  x,
  right: x + words.length * 5,
  y,
  size: 10,
  font: 'f',
})
const page = (number: number, ...fragments: readonly Fragment[]): PageWords => ({
  number,
  fragments,
  noteMarks: new Set(),
})
const body = (number: number): readonly Fragment[] =>
  Array.from({ length: 20 }, (_, row) =>
    line(`Line ${row} of text that page ${number} alone has.`, 100 + row * 12),
  )

const marginsOf = (...pages: readonly PageWords[]) => withoutMargins(pages).map(({ margins }) => margins)

describe('the margins of pages', () => {
  test('are lines that stand at one height on several pages, but for their numbers', () => {
    const pages = [1, 2, 3].map((number) =>
      page(number, line('Gull Point papers', 50), ...body(number), line(`Page ${number} of 3`, 800)),
    )
    expect(marginsOf(...pages)).toEqual(
      [1, 2, 3].map((number) => ['Gull Point papers', `Page ${number} of 3`]),
    )
    expect(withoutMargins(pages).map(({ fragments }) => fragments.length)).toEqual([20, 20, 20])
  })

  test('may differ on left and right pages', () => {
    const heads = ['The harbour', 'The council', 'The harbour', 'The council']
    const pages = heads.map((head, index) => page(index + 1, line(head, 50), ...body(index)))
    expect(marginsOf(...pages)).toEqual(heads.map((head) => [head]))
  })

  test('are the number of a single page, and not the year on a cover', () => {
    expect(marginsOf(page(1, ...body(1), line('1', 800)))).toEqual([['1']])
    expect(marginsOf(page(1, ...body(1), line('2024', 800)))).toEqual([[]])
  })

  test('are neither text that begins a page nor the header of a table that is repeated there', () => {
    const text = [1, 2].map((number) => page(number, line('In the meantime:', 88), ...body(number)))
    const header = [line('Line', 88), line('Price', 88, 200)]
    const rows = Array.from({ length: 9 }, (_, row) => [
      line('North', 120 + row * 18),
      line('45', 120 + row * 18, 200),
    ])
    const tables = [1, 2, 3].map((number) => page(number, ...header, ...rows.flat()))
    expect(marginsOf(text[0] as PageWords, page(2, ...body(2)))).toEqual([[], []])
    expect(marginsOf(...tables)).toEqual([[], [], []])
  })
})
