import type { Region } from './columns.ts'
import type { Fragment } from './fragments.ts'
import { readGrid } from './grid.ts'

/** A line of text on a page. */
export interface Line extends Fragment {
  readonly page: number
  /** Where the text of its column begins and ends. */
  readonly left: number
  readonly edge: number
  /** Whether another column, or something that spans the columns, stood before it. */
  readonly begins: boolean
}

/** A table on a page, as the words of its cells. */
export interface Grid {
  readonly page: number
  readonly rows: readonly (readonly (readonly string[])[])[]
}

/** In the heights of its letters: fragments nearer than this to one line stand on it. */
const ON_LINE = 0.4

/** The lines and tables of a region from top to bottom. */
export const linesOf = (region: Region, page: number): readonly (Line | Grid)[] => {
  const rows = rowsIn(region)
  const left = Math.min(...region.map(({ x }) => x))
  const edge = Math.max(...region.map(({ right }) => right))
  const found: (Line | Grid)[] = []
  for (let at = 0; at < rows.length; ) {
    const grid = readGrid(rows, at)
    if (grid !== undefined) {
      found.push({ page, rows: grid.rows })
      at += grid.length
      continue
    }
    const row = rows[at] ?? []
    const line = joined(row)
    if (line !== undefined) found.push({ ...line, page, left, edge, begins: found.length === 0 })
    at += 1
  }
  return found
}

const rowsIn = (region: Region): readonly (readonly Fragment[])[] => {
  const rows: Fragment[][] = []
  for (const fragment of region) {
    const first = rows.at(-1)?.[0]
    const isOn = first !== undefined && fragment.y - first.y < Math.max(first.size, fragment.size) * ON_LINE
    if (isOn) rows.at(-1)?.push(fragment)
    else rows.push([fragment])
  }
  return rows.map((row) => row.sort((a, b) => a.x - b.x))
}

/** A row as one line: words that stand apart, such as a date at the right edge, follow with a space. */
const joined = (row: readonly Fragment[]): Fragment | undefined => {
  const [first, ...others] = row
  if (first === undefined) return undefined
  return others.reduce(
    (line, next) => ({
      ...(next.words.length > line.words.length ? next : line),
      words: `${line.words} ${next.words}`,
      x: line.x,
      right: Math.max(line.right, next.right),
      y: line.y,
    }),
    first,
  )
}
