/**
 * The indices of the lines that are rows of a table: consecutive lines with the same number of cells, set apart by
 * " | ". Two rows of two cells may be chance ("By A. Holt | 3 May" above "Politics | Chile"), so those take three.
 */
export const tableRows = (lines: readonly string[]): ReadonlySet<number> => {
  const rows = new Set<number>()
  let from = 0
  for (let index = 1; index <= lines.length; index++) {
    const cells = cellsIn(lines[from])
    if (cells > 1 && index < lines.length && cellsIn(lines[index]) === cells) continue
    if (cells > 2 ? index - from >= 2 : cells === 2 && index - from >= 3)
      for (let row = from; row < index; row++) rows.add(row)
    from = index
  }
  return rows
}

const cellsIn = (line = ''): number => (line.length > LONGEST ? 1 : line.split(' | ').length)

/** In characters. */
const LONGEST = 1_000
