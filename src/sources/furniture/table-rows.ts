/**
 * Which of some lines, in order, are rows of a table: lines one under the other whose cells " | " sets apart, as many in each. Two
 * rows of two cells may be chance ("By A. Holt | 3 May" above "Politics | Chile"), so it takes three of those.
 */
export const rowsAmong = (lines: readonly string[]): ReadonlySet<number> => {
  const rows = new Set<number>()
  let from = 0
  for (let index = 1; index <= lines.length; index++) {
    const cells = cellsOf(lines[from])
    if (cells > 1 && index < lines.length && cellsOf(lines[index]) === cells) continue
    if (cells > 2 ? index - from >= 2 : cells === 2 && index - from >= 3)
      for (let row = from; row < index; row++) rows.add(row)
    from = index
  }
  return rows
}

const cellsOf = (line = ''): number => {
  let cells = 1
  if (line.length > LONGEST) return cells
  for (let at = line.indexOf(BAR); at >= 0; at = line.indexOf(BAR, at + BAR.length)) cells++
  return cells
}

const BAR = ' | '

/** In characters. */
const LONGEST = 1_000
