import type { RowKind } from '../../../../model.ts'
import { isElement, type PageElement, walkTree } from '../html-dom.ts'
import { isHeaderRow } from './table-lines.ts'

/** What the rows of a page's tables are, and which cells of rows above reach down into them. */
export interface TableRows {
  /** Absent for a row of a table that only lays out the page. */
  kindOf(row: PageElement): RowKind | undefined
  /** The words of the cells of rows above that stand before a cell in its row; or, for a row, at its end. */
  reachingInto(cellOrRow: PageElement): readonly string[]
  /** How many more columns a cell takes. */
  extraColumns(cell: PageElement): number
}

/** In characters. A longer cell is not repeated in the rows that it reaches into. */
const LONGEST_REPEATED = 120
/** In characters, for all cells of a table: a hostile page could repeat without end. */
const MOST_REPEATED = 20_000
/** More columns are hostile. */
const MOST_COLUMNS = 30

const childrenOf = (element: PageElement, tags: RegExp): PageElement[] => {
  const found: PageElement[] = []
  for (let child = element.firstChild; child; child = child.nextSibling)
    if (isElement(child) && tags.test(child.tagName)) found.push(child)
  return found
}

const rowsOf = (table: PageElement): PageElement[] =>
  childrenOf(table, /^(?:TR|THEAD|TBODY|TFOOT)$/).flatMap((part) =>
    part.tagName === 'TR' ? [part] : childrenOf(part, /^TR$/),
  )

const cellsOf = (row: PageElement): PageElement[] => childrenOf(row, /^T[DH]$/)

const spanOf = (cell: PageElement, name: 'rowspan' | 'colspan'): number =>
  Math.max(
    1,
    Math.min(
      Number.parseInt(cell.getAttribute(name) ?? '', 10) || 1,
      name === 'colspan' ? MOST_COLUMNS : 1_000,
    ),
  )

const wordsOf = (cell: PageElement): string => (cell.textContent ?? '').replace(/\s+/g, ' ').trim()

/** Whether every word of a cell is bold. */
const isBold = (cell: PageElement): boolean => {
  const bold = [...cell.querySelectorAll('b, strong')].map(wordsOf).join(' ')
  return bold !== '' && bold === wordsOf(cell)
}

/** The rows that name the columns: those of a `<thead>` or with `<th>` alone; without such marks the first, if it is bold or looks like it. */
const headersOf = (rows: readonly PageElement[]): ReadonlySet<PageElement> => {
  const named = rows.filter((row) => {
    const cells = cellsOf(row)
    const head = row.parentNode !== null && isElement(row.parentNode) && row.parentNode.tagName === 'THEAD'
    return head || (cells.length > 1 && cells.every(({ tagName }) => tagName === 'TH'))
  })
  const [first, ...below] = rows
  if (named.length > 0 && named.length < rows.length) return new Set(named)
  if (first === undefined || below.length === 0) return new Set()
  const cells = cellsOf(first)
  if (cells.length > 1 && cells.every(isBold)) return new Set([first])
  // A table of two columns, or with a `<th>` in each row, has its names at the side.
  const atSide = cells.length < 3 || rows.some((row) => cellsOf(row).some(({ tagName }) => tagName === 'TH'))
  return !atSide &&
    isHeaderRow(
      cells.map(wordsOf),
      below.map((row) => cellsOf(row).map(wordsOf)),
    )
    ? new Set([first])
    : new Set()
}

/** Reads the shape of the tables of a page or a part of one. */
export const readTables = (root: PageElement): TableRows => {
  const kinds = new Map<PageElement, RowKind>()
  const reaching = new Map<PageElement, readonly string[]>()
  const readTable = (table: PageElement): void => {
    const rows = rowsOf(table).filter((row) => cellsOf(row).length > 0)
    const lines = rows.some((row) => cellsOf(row).some((cell) => cell.querySelector('p, div, ul, table, br')))
    // A table whose cells have paragraphs lays out a page.
    if (lines || rows.length < 2) return
    const headers = headersOf(rows)
    let left = MOST_REPEATED
    /** By column, the cell that reaches down and for how many more rows. */
    const down = new Map<number, { readonly words: string; rows: number }>()
    for (const row of rows) {
      kinds.set(row, headers.has(row) ? 'header' : 'row')
      let column = 0
      const takeReaching = (): string[] => {
        const words: string[] = []
        for (let cell = down.get(column); cell !== undefined; cell = down.get(column)) {
          if (cell.words.length <= LONGEST_REPEATED && cell.words.length < left) {
            words.push(cell.words)
            left -= cell.words.length
          } else words.push('')
          cell.rows -= 1
          if (cell.rows === 0) down.delete(column)
          column += 1
        }
        return words
      }
      const begun: [number, { words: string; rows: number }][] = []
      for (const cell of cellsOf(row)) {
        const words = takeReaching()
        if (words.length > 0) reaching.set(cell, words)
        const [wide, high] = [spanOf(cell, 'colspan'), spanOf(cell, 'rowspan')]
        for (let i = 0; i < wide && high > 1 && column + i < MOST_COLUMNS; i += 1)
          begun.push([column + i, { words: i === 0 ? wordsOf(cell) : '', rows: high - 1 }])
        column += wide
      }
      const rest = takeReaching()
      if (rest.length > 0) reaching.set(row, rest)
      for (const [at, cell] of begun) down.set(at, cell)
    }
  }
  walkTree(root, (node) => {
    if (!isElement(node)) return false
    if (node.tagName === 'TABLE') readTable(node)
    return true
  })
  return {
    kindOf: (row) => kinds.get(row),
    reachingInto: (element) => reaching.get(element) ?? [],
    extraColumns: (cell) => {
      const row = cell.parentNode
      return row !== null && isElement(row) && kinds.has(row) ? spanOf(cell, 'colspan') - 1 : 0
    },
  }
}
