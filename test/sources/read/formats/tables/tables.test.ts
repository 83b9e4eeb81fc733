import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Document } from '../../../../../src/sources/document.ts'
import { readHtml } from '../../../../../src/sources/read/formats/html.ts'
import { readMarkdown } from '../../../../../src/sources/read/formats/markdown.ts'
import { tableLines } from '../../../../../src/sources/read/formats/tables/table-lines.ts'
import { readText } from '../../../../../src/sources/read/formats/text.ts'
import { problemLog } from '../../../../../src/sources/read/problems.ts'

/** The lines of tables as "header: …" and "row: …". */
const rows = ({ text, blocks }: Pick<Document, 'text' | 'blocks'>): string[] =>
  blocks.flatMap(({ row, start, end }) => (row === undefined ? [] : [`${row}: ${text.slice(start, end)}`]))

const ofText = (text: string) => rows(readText(text, 'a.txt'))
const ofMarkdown = (text: string) => rows(readMarkdown(text, 'a.md', problemLog('a.md')))
const ofHtml = (table: string) =>
  rows(readHtml(`<title>Huts</title><article><h1>Huts</h1><p>All huts of the high valley, with their wardens.</p>${table}</article>`, 'a.html', problemLog('a.html'))) // biome-ignore format: one page

describe('the rows of a page', () => {
  test('repeat a cell that reaches down over them', () => {
    expect(
      ofHtml(
        '<table><tr><th>Valley<th>Hut<th>Beds<tr><td rowspan=2>North<td>Kestrel<td>24<tr><td>Marmot<td rowspan=2>40<tr><td>South<td>Raven</table>',
      ),
    ).toEqual([
      'header: Valley | Hut | Beds',
      'row: North | Kestrel | 24',
      'row: North | Marmot | 40',
      'row: South | Raven | 40',
    ])
  })
  test('keep the columns that a wide or empty cell takes', () => {
    expect(
      ofHtml(
        '<table><tr><th>Hut<th>Warden<th>Beds<tr><td>Kestrel<td colspan=2>closed for the winter<tr><td>Marmot<td><td>40</table>',
      ),
    ).toEqual(['header: Hut | Warden | Beds', 'row: Kestrel | closed for the winter |', 'row: Marmot | | 40'])
  })
  test('may have headers of two lines', () => {
    expect(
      ofHtml(
        '<table><thead><tr><th rowspan=2>Hut<th colspan=2>Beds<tr><th>Summer<th>Winter<tbody><tr><td>Kestrel<td>24<td>8</table>',
      ),
    ).toEqual(['header: Hut | Beds |', 'header: Hut | Summer | Winter', 'row: Kestrel | 24 | 8'])
  })
  test('have the header that is bold, or looks like one', () => {
    const body = '<tr><td>Kestrel<td>24<td>310<tr><td>Marmot<td>40<td>475'
    expect(ofHtml(`<table><tr><td><b>Hut</b><td><b>1st</b><td><strong>2nd</strong>${body}</table>`)[0]).toBe(
      'header: Hut | 1st | 2nd',
    )
    expect(ofHtml(`<table><tr><td>Hut<td>2019<td>2020${body}</table>`)[0]).toBe('header: Hut | 2019 | 2020')
    expect(ofHtml(`<table>${body}</table>`)[0]).toBe('row: Kestrel | 24 | 310')
  })
  test('have no header where the names stand at the side', () => {
    expect(
      ofHtml('<table><tr><th>Warden<td>Nora Blom<tr><th>Beds<td>24<tr><th>Opens<td>June</table>'),
    ).toEqual(['row: Warden | Nora Blom', 'row: Beds | 24', 'row: Opens | June'])
  })
  test('are none where a table lays out the page', () => {
    expect(ofHtml('<table><tr><td><p>Menu</p><td><p>The story of the hut.</p></table>')).toEqual([])
  })
  test('stay few where cells claim to reach further than the table', () => {
    const cells = '<td rowspan=65534 colspan=9999>long words in a cell'.repeat(40)
    const table = ofHtml(`<table><tr>${cells}</tr>${'<tr><td>x<td>y</tr>'.repeat(500)}</table>`)
    expect(table.join('\n').length).toBeLessThan(200_000)
  })
})

describe('the rows of Markdown', () => {
  test('have the header that Markdown demands, and keep empty cells', () => {
    expect(ofMarkdown('| Hut | 2019 | Beds |\n|---|---|---|\n| Kestrel |  | 24 |\n| | | |\n')).toEqual([
      'header: Hut | 2019 | Beds',
      'row: Kestrel | | 24',
    ])
  })
})

describe('the rows of a plain text', () => {
  test.each([
    ['tabs', 'Hut\tWarden\tBeds\nKestrel\tNora Blom\t24\nMarmot\tEmil Rask\t40'],
    ['bars', 'Hut | Warden | Beds\nKestrel | Nora Blom | 24\nMarmot | Emil Rask | 40'],
    [
      'bars at the ends and a rule',
      '| Hut | Warden | Beds |\n|:--|---|--:|\n| Kestrel | Nora Blom | 24 |\n| Marmot | Emil Rask | 40 |',
    ],
    ['commas', 'Hut,Warden,Beds\nKestrel,"Blom, Nora",24\nMarmot,Emil Rask,40'],
    ['semicolons', 'Hut;Warden;Beds\nKestrel;Nora Blom;24,5\nMarmot;Emil Rask;40'],
    [
      'commas and spaces',
      'Hut, Warden, Beds\nKestrel, Nora Blom, 24\nMarmot, Emil Rask, 40\nRaven, Britt Dahl, 12',
    ],
    ['tabs and years', 'Hut\t2019\t2020\nKestrel\t310\t120\nMarmot\t420\t99'],
  ])('are found by %s', (_, table) => {
    const found = ofText(`Mountain huts\n\nThe huts open when the snow has gone.\n\n${table}\n`)
    expect(found.map((row) => row.split(':')[0])).toEqual(['header', ...Array(found.length - 1).fill('row')])
    expect(found[1]).toContain('Kestrel')
    expect(found.at(-1)).toContain(table.split('\n').at(-1)?.slice(0, 4))
  })
  test('are not made of prose with as many commas', () => {
    const prose =
      'On Monday, in the rain, the huts were closed.\nOn Friday, in the sun, they were open.\nOn Sunday, at noon, they were full.\nOn Tuesday, at night, they were dark.'
    expect(ofText(prose)).toEqual([])
    expect(ofText('Dear Nora,\nI write from the hut, where it snows,\nand from the pass,')).toEqual([])
  })
  test('stay as they are written', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.stringMatching(/^[A-Za-z]{1,8}$/), { minLength: 3, maxLength: 3 }), {
          minLength: 3,
          maxLength: 6,
        }),
        fc.constantFrom('\t', ' | ', ',', ';'),
        (cells, divider) => {
          const lines = cells.map((row) => row.join(divider))
          expect(ofText(`The huts open late.\n\n${lines.join('\n')}\n`)).toEqual(
            lines.map((line, i) => `${i === 0 ? 'header' : 'row'}: ${line}`),
          )
        },
      ),
    )
  })
})

test('lines that are alike and no table are looked at a few times, not once for each line above', () => {
  let looks = 0
  const lines = Array.from({ length: 3_000 }, () => '1,2,3,4')
  const rows = tableLines(lines, () => {
    looks += 1
    return false
  })
  expect(rows.size).toBe(0)
  expect(looks).toBeLessThan(lines.length * 30)
})
