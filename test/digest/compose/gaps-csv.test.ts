import fc from 'fast-check'
import { expect, test } from 'vitest'
import { gapsCsv } from '../../../src/digest/compose/gaps-csv.ts'

const gap = (question: string, count = 1, last = Date.UTC(2026, 4, 3, 23)) => ({
  question,
  count,
  last,
  ids: ['q'],
})

test('has a header and a line for each gap, with the day it was last asked', () => {
  expect(gapsCsv([gap('Who owns the ferry?', 3)])).toBe(
    'question,count,last\r\nWho owns the ferry?,3,2026-05-03\r\n',
  )
})

test('has only the header if there is no gap', () => {
  expect(gapsCsv([])).toBe('question,count,last\r\n')
})

test('quotes commas, quotation marks and line breaks', () => {
  expect(gapsCsv([gap('Who said "no", and\nwhen?')])).toContain('"Who said ""no"", and\nwhen?",1,')
})

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1', '＋1', '－1', '＠A1'])(
  'never begins a cell with a formula: %j',
  (text) => {
    const [, line = ''] = gapsCsv([gap(text)]).split('\r\n', 2)
    expect(line.replace(/^"/, '')).toMatch(/^'/)
  },
)

/** The cells of a CSV by RFC 4180. */
const cellsOf = (csv: string): readonly (readonly string[])[] => {
  const rows: string[][] = []
  let row: string[] = []
  for (const [, quoted, bare = '', end] of csv.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    row.push(quoted === undefined ? bare : quoted.replaceAll('""', '"'))
    if (end === ',') continue
    rows.push(row)
    row = []
  }
  return rows
}

test('any question can be read back, except for the apostrophe that disarms a formula', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme' })), (questions) => {
      const [, ...rows] = cellsOf(gapsCsv(questions.map((question) => gap(question))))
      expect(
        rows.map(([cell = '']) => (/^'[=+\-@＝＋－＠\t\r\n]/.test(cell) ? cell.slice(1) : cell)),
      ).toEqual(
        questions.map((question) =>
          /^'[=+\-@＝＋－＠\t\r\n]/.test(question) ? question.slice(1) : question,
        ),
      )
      for (const [cell = ''] of rows) expect(cell).not.toMatch(/^[=+\-@＝＋－＠\t\r\n]/)
    }),
  )
})
