import type { Gap } from './compose/gaps.ts'

/**
 * Gaps as a table for a spreadsheet, in their order: the question, how often it was asked, the day it was last asked (`YYYY-MM-DD`, UTC). Lines end
 * and cells are quoted as RFC 4180 has it. A cell that a spreadsheet could take for a formula begins with an apostrophe (OWASP, “CSV Injection”).
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

const FORMULA = /^[=+\-@\t\r\n]/
const QUOTED = /[",\r\n]/
