import type { UnplacedBlock } from '../blocks.ts'
import { rowBlocks } from '../tables/row-blocks.ts'

/** Of a file: more are data for another program, and a shelf of 100,000 passages is full of them. */
export const MOST_ROWS = 20_000

/** The problem of a file with more rows. */
export const rowsBeyond = (): string =>
  `has more than ${MOST_ROWS.toLocaleString('en')} rows: the rest was left out; split it, or keep the rows that people ask about.`

/** In characters, of all rows. */
const MOST_TEXT = 10_000_000

/** Collects the rows of a sheet. An empty row ends a table. */
export const createSheet = (most: number) => {
  const tables: string[][][] = [[]]
  let count = 0
  let length = 0
  let next = 1
  let isCut = false
  return {
    /** Says which row comes next, counted from 1: rows that are left out are empty. */
    skipTo: (row: number): void => {
      if (row > next && (tables.at(-1)?.length ?? 0) > 0) tables.push([])
      if (row >= next) next = row + 1
    },
    add: (row: string[]): void => {
      if (row.every((cell) => cell.trim() === '')) {
        if ((tables.at(-1)?.length ?? 0) > 0) tables.push([])
        return
      }
      if (count >= most || length > MOST_TEXT) {
        isCut = true
        return
      }
      count += 1
      for (const cell of row) length += cell.length
      tables.at(-1)?.push(row)
    },
    isCut: () => isCut,
    count: () => count,
    blocks: (): readonly UnplacedBlock[] => tables.flatMap((rows) => rowBlocks(sameWidth(rows))),
  }
}

/** Rows with as many cells, without columns that are empty throughout. */
const sameWidth = (rows: readonly (readonly string[])[]): readonly (readonly string[])[] => {
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0)
  const used = Array.from({ length: width }, (_, column) =>
    rows.some((row) => (row[column] ?? '').trim() !== ''),
  )
  return rows.map((row) =>
    Array.from({ length: width }, (_, at) => row[at] ?? '').filter((_, at) => used[at]),
  )
}
