import { html } from 'hono/html'
import type { Messages } from '../../../messages/en.ts'
import type { Block, PageMark, Source, Span } from '../../../model.ts'
import { exactWords, type Html, NOTHING } from './text.ts'

/*
 * A source's text as a page. Every element with `data-at` holds a piece of the text, letter for letter, that begins there: by it the
 * page's script finds the words that a link names.
 */

/** A heading of a text, for the table of contents. */
export interface Entry {
  /** The heading's id on the page. */
  readonly id: string
  readonly text: string
  /** From 2: the title of the page is the first heading. */
  readonly level: number
}

/** In UTF-16 code units. A browser draws this much at once; few sources have more. */
const PART_LENGTH = 1_000_000

/** Cuts a text into parts between two blocks. */
export const partsOf = ({ blocks, text }: Source): readonly (readonly Block[])[] =>
  text.length <= PART_LENGTH
    ? [blocks]
    : [...Map.groupBy(blocks, ({ start }) => Math.floor(start / PART_LENGTH)).values()]

/** The headings of some blocks. Their levels leave out none, as a screen reader expects. */
export const entriesOf = ({ text }: Source, blocks: readonly Block[]): readonly Entry[] => {
  const above: number[] = []
  return blocks.flatMap(({ kind, level = 1, start, end }): readonly Entry[] => {
    if (kind !== 'heading') return []
    while ((above.at(-1) ?? 0) >= level) above.pop()
    above.push(level)
    return [{ id: `h${start}`, text: text.slice(start, end), level: Math.min(6, above.length + 1) }]
  })
}

/** In UTF-16 code units: as much as a high window shows. The style sheet says how high that is about. */
const STRETCH_LENGTH = 2_500

/**
 * Draws the blocks of a source, without its title, in stretches of about the same length: a browser lays out those in view, so that a
 * long text shows at once.
 */
export const renderText = (
  source: Source,
  blocks: readonly Block[],
  entries: readonly Entry[],
  messages: Messages,
): readonly Html[] => {
  const levels = new Map(entries.map(({ id, level }) => [id, level]))
  const marks = source.pages ?? []
  let nextMark = marks.findIndex(({ start }) => start >= (blocks[0]?.start ?? 0))
  if (nextMark < 0) nextMark = marks.length
  const stretches: Html[][] = []
  let began = Number.NEGATIVE_INFINITY
  for (const run of runsOf(blocks)) {
    const start = run[0]?.start ?? 0
    if (start - began >= STRETCH_LENGTH) {
      stretches.push([])
      began = start
    }
    const drawn = stretches.at(-1)
    for (; (marks[nextMark]?.start ?? Number.POSITIVE_INFINITY) <= start; nextMark += 1)
      drawn?.push(pageMark(marks[nextMark], messages))
    drawn?.push(drawRun(source, run, levels, messages))
  }
  return stretches.map((drawn) => html`<div class="stretch">${drawn}</div>`)
}

const pageMark = (mark: PageMark | undefined, messages: Messages): Html =>
  mark === undefined
    ? NOTHING
    : html`<p class="page-mark" id="${mark.kind}-${mark.number}">${messages.citedPage(mark.kind, mark.number)}</p>`

/** Blocks that stand in one element: the items of a list, the rows of a table, furniture. */
const runsOf = (blocks: readonly Block[]): readonly (readonly Block[])[] => {
  const runs: Block[][] = []
  for (const block of blocks) {
    if (block.kind === 'title') continue
    const last = runs.at(-1)
    const family = familyOf(block)
    if (family !== undefined && last?.[0] && familyOf(last[0]) === family) last.push(block)
    else runs.push([block])
  }
  return runs
}

const familyOf = ({ kind, row }: Block): string | undefined =>
  kind === 'furniture' || kind === 'item' ? kind : row === undefined ? undefined : 'table'

const drawRun = (
  { text }: Source,
  run: readonly Block[],
  levels: ReadonlyMap<string, number>,
  messages: Messages,
): Html => {
  const [block] = run
  if (!block) return NOTHING
  if (block.kind !== 'furniture' && block.row !== undefined) return drawTable(text, run)
  const at = html`data-at="${block.start}"`
  switch (block.kind) {
    case 'title':
      return NOTHING
    case 'heading':
      return drawHeading(text, block, levels.get(`h${block.start}`) ?? 2)
    case 'paragraph':
      return html`<p ${at} dir="auto">${piece(text, block)}</p>`
    case 'quote':
      return html`<blockquote dir="auto"><p ${at}>${piece(text, block)}</p></blockquote>`
    case 'item':
      return html`<ul>${run.map((item) => html`<li data-at="${item.start}" dir="auto">${piece(text, item)}</li>`)}</ul>`
    case 'furniture':
      return html`<details class="furniture"><summary>${messages.reader.leftOut(run.length)}</summary>${run.map((one) => html`<p data-at="${one.start}" dir="auto">${piece(text, one)}</p>`)}</details>`
    default:
      return block.kind satisfies never
  }
}

const drawHeading = (text: string, block: Block, level: number): Html => {
  const inner = html`id="h${block.start}" data-at="${block.start}" dir="auto"`
  const words = piece(text, block)
  switch (level) {
    case 2:
      return html`<h2 ${inner}>${words}</h2>`
    case 3:
      return html`<h3 ${inner}>${words}</h3>`
    case 4:
      return html`<h4 ${inner}>${words}</h4>`
    case 5:
      return html`<h5 ${inner}>${words}</h5>`
    default:
      return html`<h6 ${inner}>${words}</h6>`
  }
}

const drawTable = (text: string, rows: readonly Block[]): Html => {
  const cells = rows.map((row) => cellsOf(text, row))
  const width = Math.max(...cells.map(({ length }) => length))
  const drawRow = (row: Block, at: number): Html => {
    const own = cells[at] ?? []
    const fill = width - own.length
    return html`<tr>${own.map((cell, column) => {
      const span = fill > 0 && column === own.length - 1 ? html` colspan="${fill + 1}"` : NOTHING
      const words = piece(text, cell)
      return row.row === 'header'
        ? html`<th scope="col" data-at="${cell.start}"${span}>${words}</th>`
        : html`<td data-at="${cell.start}"${span}>${words}</td>`
    })}</tr>`
  }
  return html`<div class="table" tabindex="0"><table>${rows.map(drawRow)}</table></div>`
}

/** The cells of a row: apart by tabs or bars. Where neither stands, the row is one cell. */
const cellsOf = (text: string, { start, end }: Block): readonly Span[] => {
  const row = text.slice(start, end)
  const divider = row.includes('\t') ? /\t/g : /(?<=^|\s)\|(?=\s|$)/g
  const ends = [...row.matchAll(divider)].map(({ index }) => index)
  const cells = [...ends, row.length].map((to, at) =>
    trimmed(row, at === 0 ? 0 : (ends[at - 1] ?? 0) + 1, to),
  )
  const framed = /^\s*\|.*\|\s*$/s.test(row) ? cells.slice(1, -1) : cells
  return framed.map((cell) => ({ start: start + cell.start, end: start + cell.end }))
}

const trimmed = (row: string, from: number, to: number): Span => {
  const cell = row.slice(from, to)
  const start = from + (cell.length - cell.trimStart().length)
  return { start: Math.min(start, to), end: Math.max(Math.min(start, to), from + cell.trimEnd().length) }
}

const piece = (text: string, { start, end }: Span): string => exactWords(text.slice(start, end))
