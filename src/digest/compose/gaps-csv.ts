import type { Gap } from './gaps.ts'

/**
 * Gaps as CSV for a spreadsheet: the question, how often it was asked, and the day it was last asked (`YYYY-MM-DD`, UTC). Line ends and quotes
 * follow RFC 4180. An apostrophe goes before a cell that a spreadsheet could take for a formula (OWASP, “CSV Injection”).
 *
 * Ours is a dozen lines; csv-stringify is 1 MB, and its formula escape leaves a line feed at the start of a cell as it is.
 */
export const gapsCsv = (gaps: readonly Gap[]): string =>
  [
    ['question', 'count', 'last'],
    ...gaps.map(({ question, count, last }) => [
      question,
      String(count),
      new Date(last).toISOString().slice(0, 10),
    ]),
  ]
    .map((row) => `${row.map(cell).join(',')}\r\n`)
    .join('')

const cell = (text: string): string => {
  const safe = FORMULA.test(text) ? `'${text}` : text
  return QUOTED.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** How a formula begins, in full-width characters too. */
const FORMULA = /^[=+\-@＝＋－＠\t\r\n]/
const QUOTED = /[",\r\n]/
