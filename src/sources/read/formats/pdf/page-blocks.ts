import { isDeepStrictEqual } from 'node:util'
import type { UnplacedBlock } from '../blocks.ts'
import { rowBlocks } from '../tables/row-blocks.ts'
import { gutterOf, inReadingOrder } from './columns.ts'
import { type JoinLines, lineJoiner } from './hyphens.ts'
import { type Grid, type Line, linesOf } from './lines.ts'
import type { PageBody } from './margins.ts'
import { type Paragraph, paragraphsOf } from './paragraphs.ts'

/** In the size of most letters: smaller ones at the foot of a column are footnotes. */
const NOTE_SIZE = 0.93
/** In the same: larger ones are headings. */
const HEADING_SIZE = 1.1
/** In words. */
const LONGEST_HEADING = 24
/** In words. A heading in letters of the usual size is shorter. */
const LONGEST_PLAIN_HEADING = 12
/** The usual distance of two lines, in the heights of their letters, where a document has too few to tell. */
const LEADING = 1.2

/** Makes blocks of the words of pages. */
export const blocksOfPages = (pages: readonly PageBody[]): readonly UnplacedBlock[] => {
  let gutter: number | undefined
  const read = pages.map((page) => {
    gutter = gutterOf(page.fragments, gutter)
    const regions = inReadingOrder(page.fragments, gutter)
    return { ...page, regions: regions.map((region) => linesOf(region, page.number)) }
  })
  const lines = read.flatMap(({ regions }) => regions.flat().filter(isLine))
  const size = mostFrequent(lines.map((line) => [rounded(line.size), line.words.length]))
  const font = mostFrequent(
    lines.map((line) => [rounded(line.size) === size ? line.font : '', line.words.length]),
  )
  const join = lineJoiner(lines.map(({ words }) => words))
  const flow: (Line | Grid)[] = []
  /** What stands apart from the flow of the text, by the page that it stands on. */
  const apart = new Map<number, UnplacedBlock[]>()
  const leading = leadingOf(lines)
  for (const { number, margins, noteMarks, regions } of read) {
    const aside: UnplacedBlock[] = margins.map((words) => ({ kind: 'furniture', words }))
    for (const region of regions) {
      const notes = notesOf(region, size ?? 0)
      flow.push(...region.slice(0, region.length - notes.length))
      aside.push(...paragraphsOf(withoutMarks(notes, noteMarks), leading, join).map(paragraphBlock))
    }
    apart.set(number, aside)
  }
  const looks = { size: size ?? 0, font: font ?? '', sizes: headingSizes(flow.filter(isLine), size ?? 0) }
  const blocks: UnplacedBlock[] = []
  const takeApart = (before: number): void => {
    for (const [number, some] of apart)
      if (number < before) {
        blocks.push(...some)
        apart.delete(number)
      }
  }
  for (const part of partsOf(flow, leading, join)) {
    takeApart('first' in part ? part.first.page : part.page)
    if ('first' in part) blocks.push(blockOf(part, looks))
    else blocks.push(...gridBlocks(part, join))
  }
  takeApart(Number.POSITIVE_INFINITY)
  return blocks
}

const isLine = (one: Line | Grid): one is Line => 'words' in one

const rounded = (size: number): number => Math.round(size * 2) / 2

/** The value with the largest sum of weights. */
const mostFrequent = <T>(values: readonly (readonly [value: T, weight: number])[]): T | undefined => {
  const sums = new Map<T, number>()
  for (const [value, weight] of values) sums.set(value, (sums.get(value) ?? 0) + weight)
  return [...sums].sort(([, a], [, b]) => b - a)[0]?.[0]
}

const leadingOf = (lines: readonly Line[]): number => {
  const steps = lines
    .flatMap((line, index) => {
      const before = lines[index - 1]
      const isNext = before !== undefined && !line.begins && before.page === line.page
      const step = isNext && before.size === line.size ? (line.y - before.y) / line.size : 0
      return step > 0.8 && step < 3 ? [step] : []
    })
    .sort((a, b) => a - b)
  return steps[Math.floor(steps.length * 0.4)] ?? LEADING
}

/** The small lines at the end of a region. */
const notesOf = (region: readonly (Line | Grid)[], size: number): readonly Line[] => {
  const from = region.findLastIndex((one) => !isLine(one) || one.size >= size * NOTE_SIZE) + 1
  return region.slice(from).filter(isLine)
}

/** The number of a footnote in front of its text. */
const NOTE_MARK = /^(?:\d{1,3}|[*†‡§]{1,3}|\[\d{1,3}\])/

/** Footnotes without their numbers, each the beginning of a paragraph. */
const withoutMarks = (notes: readonly Line[], marks: ReadonlySet<string>): readonly Line[] =>
  notes.map((line) => {
    const mark = NOTE_MARK.exec(line.words)?.[0] ?? ''
    const isMark = marks.has(mark) || /^\d{1,3}\p{L}/u.test(line.words)
    return isMark && mark !== ''
      ? { ...line, words: line.words.slice(mark.length).trim(), begins: true }
      : line
  })

const paragraphBlock = ({ words, kind, pages }: Paragraph): UnplacedBlock => ({
  kind,
  words,
  starts: pages.map(({ number, at }) => ({ kind: 'page', number, at })),
})

/** Cuts the flow into paragraphs and tables. A table that goes on on the next page is one. */
function* partsOf(
  flow: readonly (Line | Grid)[],
  leading: number,
  join: JoinLines,
): Generator<Paragraph | Grid> {
  let lines: Line[] = []
  let grid: Grid | undefined
  for (const one of flow) {
    if (isLine(one)) {
      if (grid !== undefined) yield grid
      grid = undefined
      lines.push(one)
      continue
    }
    yield* paragraphsOf(lines, leading, join)
    lines = []
    if (grid !== undefined && grid.rows[0]?.length === one.rows[0]?.length) {
      grid = continued(grid, one)
    } else {
      if (grid !== undefined) yield grid
      grid = one
    }
  }
  if (grid !== undefined) yield grid
  yield* paragraphsOf(lines, leading, join)
}

/** A table and its rows on the next page, where its header may be repeated and a row that was cut goes on. */
const continued = (grid: Grid, { rows }: Grid): Grid => {
  const below = rows.slice(isDeepStrictEqual(grid.rows[0], rows[0]) ? 1 : 0)
  const [first = [], ...others] = below
  const last = grid.rows.at(-1) ?? []
  const goesOn = first.filter((cell) => cell.length > 0).length === 1
  const whole = goesOn ? [last.map((cell, index) => [...cell, ...(first[index] ?? [])]), ...others] : below
  return { page: grid.page, rows: [...grid.rows.slice(0, goesOn ? -1 : undefined), ...whole] }
}

const gridBlocks = ({ page, rows }: Grid, join: JoinLines): readonly UnplacedBlock[] =>
  rowBlocks(
    rows.map((row) =>
      row.map((lines) => lines.reduce((words, line) => (words === '' ? line : join(words, line).words), '')),
    ),
  ).map((block) => ({ ...block, starts: [{ kind: 'page', number: page, at: 0 }] }))

interface Looks {
  readonly size: number
  readonly font: string
  /** The sizes of headings, the largest first. */
  readonly sizes: readonly number[]
}

const headingSizes = (lines: readonly Line[], size: number): readonly number[] =>
  [...new Set(lines.map((line) => rounded(line.size)))]
    .filter((each) => each >= size * HEADING_SIZE)
    .sort((a, b) => b - a)

const blockOf = (paragraph: Paragraph, { size, font, sizes }: Looks): UnplacedBlock => {
  const { first, words, lines, kind, mark } = paragraph
  const count = words.split(' ').length
  const block = paragraphBlock(paragraph)
  const ends = /[.;,:]["”’)]?$/.test(words)
  const own = rounded(first.size)
  const isLarge = own >= size * HEADING_SIZE && count <= LONGEST_HEADING && !(ends && count > 12)
  // The number of a part stays with its heading.
  const heading = {
    ...block,
    kind: 'heading',
    words: `${/\d|\p{L}/u.test(mark) ? mark : ''}${words}`,
  } as const
  if (isLarge) return { ...heading, level: Math.min(6, sizes.indexOf(own) + 1) }
  const isNumbered = kind === 'paragraph' || /\d/.test(mark)
  const isSet = first.font !== font && own >= size && isNumbered && lines <= 2
  return isSet && count <= LONGEST_PLAIN_HEADING && !ends && /^[\p{Lu}\p{N}¿¡“"]/u.test(words)
    ? { ...heading, level: Math.min(6, sizes.length + 1) }
    : block
}
