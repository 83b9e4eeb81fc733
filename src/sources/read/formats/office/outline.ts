import type { BlockKind } from '../../../../model.ts'
import type { UnplacedBlock } from '../blocks.ts'
import { rowBlocks } from '../tables/row-blocks.ts'

/** Collects the paragraphs and tables of a document in its order. */
export interface Outline {
  /** Adds a paragraph: to the cell that is open, or else as a block. */
  readonly add: (block: UnplacedBlock) => void
  /** Adds a footnote: behind the table that is open, or else as a block. */
  readonly addNote: (words: string) => void
  readonly openTable: () => void
  readonly openRow: () => void
  /** Says that the open row names the columns. */
  readonly setHeader: () => void
  readonly openCell: () => void
  /** Says how many columns the open cell takes, or that it goes on with the cell above it. */
  readonly shapeCell: (shape: Partial<CellShape>) => void
  readonly closeCell: () => void
  readonly closeTable: () => void
  readonly blocks: () => readonly UnplacedBlock[]
  /** Whether there is more than ten times the longest book. */
  readonly isFull: () => boolean
}

interface CellShape {
  readonly columns: number
  readonly goesOn: boolean
}

interface Table {
  readonly rows: string[][]
  headers: number
  cell: { readonly words: string[]; shape: CellShape } | undefined
}

/** In characters. A longer cell is not repeated in the rows that it reaches into. */
const LONGEST_REPEATED = 120
/** More columns are hostile. */
const MOST_COLUMNS = 200
/** In characters. */
const MOST_TEXT = 10_000_000
/** Tables within tables: deeper ones are words of the innermost that counts. */
const DEEPEST = 20

export const createOutline = (): Outline => {
  const blocks: UnplacedBlock[] = []
  const notes: UnplacedBlock[] = []
  const tables: Table[] = []
  let length = 0
  const add = (block: UnplacedBlock): void => {
    const cell = tables.at(-1)?.cell
    if (cell === undefined) blocks.push(block)
    else cell.words.push(block.words)
    length += block.words.length
  }
  const flushNotes = (): void => {
    if (tables.length === 0) blocks.push(...notes.splice(0))
  }
  const closeCell = (): void => {
    const table = tables.at(-1)
    const row = table?.rows.at(-1)
    if (table?.cell === undefined || row === undefined) return
    const { words, shape } = table.cell
    table.cell = undefined
    if (row.length >= MOST_COLUMNS) return
    const above = shape.goesOn ? (table.rows.at(-2)?.[row.length] ?? '') : ''
    const own = words.join(' ').trim()
    row.push(own === '' && above.length <= LONGEST_REPEATED ? above : own)
    for (let more = shape.columns - 1; more > 0 && row.length < MOST_COLUMNS; more -= 1) row.push('')
  }
  return {
    add,
    addNote: (words) => {
      notes.push({ kind: 'paragraph', words })
      length += words.length
      flushNotes()
    },
    openTable: () => {
      if (tables.length < DEEPEST) tables.push({ rows: [], headers: 0, cell: undefined })
    },
    openRow: () => void tables.at(-1)?.rows.push([]),
    setHeader: () => {
      const table = tables.at(-1)
      if (table?.headers === (table?.rows.length ?? 0) - 1) table.headers += 1
    },
    openCell: () => {
      const table = tables.at(-1)
      if (table !== undefined) table.cell = { words: [], shape: { columns: 1, goesOn: false } }
    },
    shapeCell: (shape) => {
      const cell = tables.at(-1)?.cell
      if (cell !== undefined) cell.shape = { ...cell.shape, ...shape }
    },
    closeCell,
    closeTable: () => {
      closeCell()
      const table = tables.pop()
      const rows = table === undefined ? [] : rowBlocks(table.rows, table.headers || undefined)
      for (const row of rows) add(row)
      flushNotes()
    },
    blocks: () => [...blocks, ...notes],
    isFull: () => length > MOST_TEXT,
  }
}

/** A paragraph that is being read. */
export interface OpenParagraph {
  words: string
  kind: BlockKind
  level?: number
  /** How many of its characters are bold. */
  bold: number
  /** The footnotes that it refers to. */
  readonly notes: string[]
}

export const openParagraph = (look: Partial<Pick<OpenParagraph, 'kind' | 'level'>> = {}): OpenParagraph => ({
  words: '',
  kind: 'paragraph',
  bold: 0,
  notes: [],
  ...look,
})

/** In words. */
const LONGEST_BOLD = 12

/** The block of a paragraph. A short one that is bold throughout is a heading, as many set them. */
export const blockOf = ({ words, kind, level, bold }: OpenParagraph): UnplacedBlock => {
  const clean = words
    .replace(/[ \t\u00a0]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .trim()
  const isBold = bold > 0 && bold >= words.trimEnd().length
  const isShort = clean.split(/\s+/).length <= LONGEST_BOLD && !/[.:;,!?]$/.test(clean)
  if (isBold && isShort && kind === 'paragraph') return { kind: 'heading', level: 4, words: clean }
  return { kind, words: clean, ...(level !== undefined && { level }) }
}
