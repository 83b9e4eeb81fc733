import type { Document } from '../../../document.ts'
import { titleFrom } from '../../fields.ts'
import type { ProblemLog } from '../../problems.ts'
import { joinBlocks } from '../blocks.ts'
import { createSheet, MOST_ROWS, rowsBeyond } from './rows.ts'

/** Reads comma-separated values (RFC 4180), or values that are set apart by semicolons, tabs or bars. */
export const readCsv = (text: string, id: string, log: ProblemLog): Document => {
  const sheet = createSheet(MOST_ROWS)
  for (const row of rowsOf(text, delimiterOf(text))) {
    sheet.add(row)
    if (sheet.isCut()) break
  }
  if (sheet.isCut()) log.add(rowsBeyond())
  return { id, file: id, title: titleFrom(id), isWhole: true, ...joinBlocks(sheet.blocks()) }
}

/** More columns are no table. */
const MOST_COLUMNS = 200

/** The sign that parts the first lines into the same number of cells, most of them; a comma if none does. */
const delimiterOf = (text: string): string => {
  // A line that says it, for Excel.
  const said = /^sep=(.)\r?\n/.exec(text)?.[1]
  if (said !== undefined) return said
  const start = text.slice(0, 64_000)
  let best = { sign: ',', score: 0 }
  for (const sign of [',', ';', '\t', '|']) {
    const widths: number[] = []
    for (const row of rowsOf(start, sign)) if (widths.push(row.length) >= 20) break
    const width = widths[0] ?? 1
    const score =
      width < 2 ? 0 : (widths.filter((each) => each === width).length / widths.length) * 10 + width / 1_000
    if (score > best.score) best = { sign, score }
  }
  return best.sign
}

/** The rows of a text. A cell in quotation marks may hold the sign, line ends and doubled marks. */
function* rowsOf(text: string, sign: string): Generator<string[]> {
  let row: string[] = []
  let at = /^sep=.\r?\n/.exec(text)?.[0].length ?? 0
  const until = sign === '|' ? /[|\r\n]/g : new RegExp(`[${sign}\\r\\n]`, 'g')
  while (at <= text.length) {
    let cell = ''
    if (text[at] === '"') {
      const close = closingMark(text, at + 1)
      cell = text.slice(at + 1, close).replaceAll('""', '"')
      at = text[close] === '"' ? close + 1 : close
    }
    until.lastIndex = at
    const end = until.exec(text)?.index ?? text.length
    cell += text.slice(at, end)
    if (row.length < MOST_COLUMNS) row.push(cell)
    at = end + 1
    if (text[end] === sign) continue
    if (text[end] === '\r' && text[at] === '\n') at += 1
    yield row
    row = []
    if (at >= text.length) return
  }
}

/** Where a cell in quotation marks ends; at the end of its line if its mark is never closed. */
const closingMark = (text: string, from: number): number => {
  let at = text.indexOf('"', from)
  while (at >= 0 && text[at + 1] === '"') at = text.indexOf('"', at + 2)
  if (at >= 0) return at
  const line = text.indexOf('\n', from)
  return line < 0 ? text.length : line
}
