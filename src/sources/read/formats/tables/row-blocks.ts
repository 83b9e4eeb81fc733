import type { UnplacedBlock } from '../blocks.ts'
import { isHeaderRow } from './table-lines.ts'

/**
 * The rows of a table as blocks, as the rows of a page are: cells apart by " | ", empty ones kept so that the others stay below their headers. A table of one
 * row or one column is a frame around its paragraphs.
 *
 * @param headers how many rows at the top the format says are headers; undefined where it does not say, and the first is judged by its looks
 */
export const rowBlocks = (
  rows: readonly (readonly string[])[],
  headers?: number,
): readonly UnplacedBlock[] => {
  const clean = rows
    .map((row) => row.map((cell) => cell.replace(/\s+/g, ' ').trim()))
    .filter((row) => row.some((cell) => cell !== ''))
  const filled = (row: readonly string[]): readonly string[] => row.filter((cell) => cell !== '')
  if (clean.length < 2 || clean.every((row) => filled(row).length < 2))
    return rows.flatMap((row) => filled(row).map((words) => ({ kind: 'paragraph', words }) as const))
  const [first = [], ...below] = clean
  const named = headers ?? (first.length > 1 && isHeaderRow(first, below) ? 1 : 0)
  return clean.map((row, index) => {
    const isRow = filled(row).length > 1
    const words = isRow ? row.join(' | ').replace(/ {2,}/g, ' ') : (filled(row)[0] ?? '')
    return isRow
      ? { kind: 'paragraph', row: index < named ? 'header' : 'row', words }
      : { kind: 'paragraph', words }
  })
}
