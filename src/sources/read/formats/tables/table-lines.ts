import type { RowKind } from '../../../../model.ts'

/** How the cells of a line are set apart. Each cuts a line into its cells. */
const DIVIDERS: readonly ((line: string) => readonly string[])[] = [
  (line) => line.split('\t'),
  (line) => line.replace(/^\||\|$/g, '').split(/(?<=^|\s)\|(?=\s|$)/),
  (line) => separated(line, ','),
  (line) => separated(line, ';'),
]

/** The cells of a comma-separated line. A cell in quotation marks may contain commas. */
const separated = (line: string, sign: string): readonly string[] => {
  const cells: string[] = []
  let at = 0
  while (at <= line.length) {
    const quoted = line[at] === '"' ? /"(?:[^"]|"")*"/y : undefined
    if (quoted) quoted.lastIndex = at
    const from = quoted?.test(line) ? quoted.lastIndex : at
    const found = line.indexOf(sign, from)
    const end = found < 0 ? line.length : found
    cells.push(line.slice(at, end))
    at = end + 1
  }
  return cells
}

/** In characters. A longer cell is prose. */
const LONGEST_CELL = 80
/** In characters. */
const LONGEST_LINE = 1_000

const isProse = (cell: string): boolean =>
  cell.length > LONGEST_CELL || /\p{Ll}{2}[.!?:]["”’)]?$/u.test(cell.trim())

/** A year, a quarter, or a short label with one. */
const PERIOD = /^\D{0,12}(?:1[5-9]|20)\d\d\D{0,3}$|^[QTHS][1-4]\b.{0,6}$/

/**
 * Whether the first row of a table names its columns, judged by what its cells and those below look like: it has no figures, or only periods
 * above other figures ("2019" above "41,200").
 */
export const isHeaderRow = (first: readonly string[], below: readonly (readonly string[])[]): boolean =>
  below.length > 0 &&
  first.filter((cell) => cell.trim() !== '').length > 1 &&
  first.every((cell, column) => {
    if (!/\d/.test(cell)) return true
    const under = below
      .map((row) => row[column + row.length - first.length]?.trim() ?? '')
      .filter((each) => each !== '')
    return PERIOD.test(cell.trim()) && !under.some((each) => PERIOD.test(each))
  })

/**
 * The lines that are rows of tables, by their indexes: consecutive lines with as many cells, set apart by tabs, bars, commas or semicolons.
 *
 * @param apart whether a blank line stands before a line. Rows with tabs or bars may have blank lines between
 */
export const tableLines = (
  lines: readonly string[],
  apart: (index: number) => boolean,
): ReadonlyMap<number, RowKind> => {
  const kinds = new Map<number, RowKind>()
  const runs = DIVIDERS.map(() => ({ end: 0, tries: 0 }))
  /** Where the table of a divider ends; the same lines are tried a few times, since each try looks at all of them. */
  const endOf = (which: number, from: number): number => {
    const run = runs[which]
    const cut = DIVIDERS[which]
    if (run === undefined || cut === undefined) return from
    if (from >= run.end) run.tries = 0
    else if (run.tries >= MOST_TRIES) return from
    const { end, reached } = tableEnd(lines, from, cut, which > 1, apart)
    run.end = Math.max(run.end, reached)
    run.tries += 1
    return end
  }
  for (let from = 0; from < lines.length; ) {
    const ends = DIVIDERS.map((_, which) => endOf(which, from))
    const to = Math.max(from, ...ends)
    const cut = DIVIDERS.find((_, which) => to > from && ends[which] === to)
    if (cut === undefined) {
      from += 1
      continue
    }
    const rows = lines.slice(from, to).map(cut)
    const [first = [], ...below] = rows
    rows.forEach((_, i) => {
      kinds.set(from + i, i === 0 && isHeaderRow(first, below) ? 'header' : 'row')
    })
    from = to
  }
  return kinds
}

/** How often a table is looked for in lines that are alike and are none. */
const MOST_TRIES = 20

/** Where the table that begins at a line ends, or `from` if none begins there, and the end of the lines that were looked at. */
const tableEnd = (
  lines: readonly string[],
  from: number,
  cut: (line: string) => readonly string[],
  strict: boolean,
  apart: (index: number) => boolean,
): { readonly end: number; readonly reached: number } => {
  const none = { end: from, reached: from }
  const cellsOf = (index: number): readonly string[] => {
    const line = lines[index] ?? ''
    const cells = line.length > LONGEST_LINE ? [] : cut(line)
    return cells.length < 2 || cells.some(isProse) ? [] : cells
  }
  const width = cellsOf(from).length
  if (width < (strict ? 3 : 2)) return none
  let to = from + 1
  let widest = width
  for (; to < lines.length; to += 1) {
    const { length } = cellsOf(to)
    // White space at the ends of lines is left out, and with it a first or last cell that is empty.
    const fits = strict ? length === width && !apart(to) : length >= 2 && Math.abs(length - widest) <= 1
    if (!fits) break
    widest = Math.max(widest, length)
  }
  const rows = to - from
  if (!strict) return { end: rows >= (widest > 2 ? 2 : 3) ? to : from, reached: to }
  // Commas stand in prose too: a comma with a space after it needs more lines, and a header without figures.
  const spaced = lines.slice(from, to).some((line) => /[,;] /.test(line.replace(/"[^"]*"/g, '')))
  const isTable = rows >= (spaced ? 4 : 2) && isHeaderRow(cellsOf(from), lines.slice(from + 1, to).map(cut))
  return { end: isTable ? to : from, reached: to }
}
