import type { Fragment } from './fragments.ts'

type Row = readonly Fragment[]

/** In points. */
const NEAR = 3
/** In the heights of its letters: lines of one cell stand closer than the rows of a table with lines between them. */
const CELL_LEADING = 1.28
/** In the same: what is further down belongs to the table no more. */
const FURTHEST = 3.5

/**
 * Reads the table that begins at a row: at least two rows with several cells, in the same columns. A cell of several lines is joined.
 *
 * @returns its rows of cells, each cell as its lines, and how many rows of the page it takes; undefined if no table begins there
 */
export const readGrid = (
  rows: readonly Row[],
  from: number,
): { readonly rows: readonly (readonly (readonly string[])[])[]; readonly length: number } | undefined => {
  const end = endOfGrid(rows, from)
  const taken = rows.slice(from, end)
  if (taken.filter((row) => row.length > 1).length < 2) return undefined
  const columns = columnsOf(taken)
  if (columns.length < 2) return undefined
  return { rows: withCells(taken, columns), length: taken.length }
}

const endOfGrid = (rows: readonly Row[], from: number): number => {
  // A cell of several lines may begin above the other cells of its row, so a table may begin with a single line; too rare to look for.
  if ((rows[from]?.length ?? 0) < 2) return from
  const starts: number[] = []
  let end = from
  let last = from
  for (; end < rows.length; end += 1) {
    const row = rows[end] ?? []
    const before = rows[end - 1]?.[0]
    const [first] = row
    if (first === undefined || (end > from && before && first.y - before.y > before.size * FURTHEST)) break
    const isAligned = row.some(({ x }) => starts.some((start) => Math.abs(start - x) < NEAR))
    const isTight = before !== undefined && first.y - before.y <= before.size * CELL_LEADING
    const isPart = row.length === 1 && isAligned && fitsColumn(first, starts)
    if (row.length > 1 ? end > from && !isAligned : !isPart) break
    // A row that has no other cells counts only if more of the table follows.
    if (row.length > 1 || isTight) last = end
    starts.push(...row.map(({ x }) => x))
  }
  return last + 1
}

/** Whether a line that goes on in a cell ends before the next column begins. */
const fitsColumn = ({ x, right }: Fragment, starts: readonly number[]): boolean =>
  starts.every((start) => start < x + NEAR || start > right - NEAR)

/** The columns as ranges: cells that lie above one another, in any part, are of one column. */
const columnsOf = (rows: readonly Row[]): readonly (readonly [from: number, to: number])[] => {
  const columns: [number, number][] = []
  const cells = rows.filter((row) => row.length > 1).flat()
  for (const { x, right } of [...cells].sort((a, b) => a.x - b.x)) {
    const last = columns.at(-1)
    if (last !== undefined && x < last[1]) last[1] = Math.max(last[1], right)
    else columns.push([x, right])
  }
  return columns
}

const withCells = (
  rows: readonly Row[],
  columns: readonly (readonly [from: number, to: number])[],
): string[][][] => {
  const steps = rows.slice(1).map((row, index) => leading(rows[index] ?? [], row))
  const isRuled = steps.some((step) => step > CELL_LEADING)
  const cells: string[][][] = []
  for (const [index, row] of rows.entries()) {
    const isTight = index > 0 && (steps[index - 1] ?? 0) <= CELL_LEADING
    const goesOn = isTight && (isRuled || (row[0]?.x ?? 0) > (columns[0]?.[1] ?? 0) || row.length === 1)
    if (!goesOn) cells.push(columns.map(() => []))
    for (const fragment of row) {
      const column = columns.findLastIndex(([start]) => start <= fragment.x + NEAR)
      cells.at(-1)?.[Math.max(0, column)]?.push(fragment.words)
    }
  }
  return cells
}

const leading = ([above]: Row, [below]: Row): number =>
  above === undefined || below === undefined ? 0 : (below.y - above.y) / above.size
