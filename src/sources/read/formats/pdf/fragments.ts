import { wellFormed } from '../blocks.ts'

/** Words that stand together on a line of a page. Lengths are in points; `y` is the baseline's distance from the top of the page. */
export interface Fragment {
  readonly words: string
  readonly x: number
  readonly right: number
  readonly y: number
  readonly size: number
  readonly font: string
}

/** A page of a PDF as its words are set on it, in the order in which the file has them. */
export interface PageWords {
  readonly number: number
  readonly fragments: readonly Fragment[]
  /** The numbers of footnotes that stand in its text, which are left out there. */
  readonly noteMarks: ReadonlySet<string>
}

/** What pdf.js says about a run of letters. `transform` is the matrix of PDF 32000-1, 9.4.4. */
export interface TextRun {
  readonly str: string
  readonly width: number
  readonly transform: readonly number[]
  readonly fontName: string
}

/** A fragment that still grows. */
interface Growing {
  words: string
  readonly x: number
  right: number
  y: number
  size: number
  font: string
  /** The length of the longest run, whose font is the fragment's. */
  longest: number
}

/** A run on the page, and whether white space stands before it. */
interface PlacedRun extends Fragment {
  readonly isSpaced: boolean
}

/** In the heights of its letters: a wider gap parts columns or cells, if the line has no others like it. */
const WIDE_GAP = 0.95
/** In the same: the widest gap of a line that is stretched to fit its column. */
const WIDEST_GAP = 3
/** In the same: a wider gap parts cells, in a row that has still wider ones. */
const CELL_GAP = 0.45
/** How much wider than the narrowest gap of a stretched line the widest may be. */
const ALIKE = 1.6
/** In the same as `WIDE_GAP`: the widest gap behind the mark of an item. */
const MARK_GAP = 4
/** In the same: a smaller gap lies within a word. */
const LETTER_GAP = 0.15
/** In the same: runs whose baselines are nearer stand on one line. */
const ON_LINE = 0.45
/** A page has some thousand runs; a map or a drawing may have more. */
const MOST_RUNS = 50_000

const MARK = /^(?:[-*•‣◦▪●·–■□➢✓\uf000-\uf0ff]|\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)])$/i
const NOTE_MARK = /^(?:\d{1,3}|[*†‡§]{1,3}|\[\d{1,3}\])(?:,\s?\d{1,3})*$/

/**
 * Joins the runs of a page into fragments. Leaves out rotated words, such as water marks and the labels of axes.
 *
 * @param toPage the matrix from the PDF's coordinates to the page as it is shown, with `y` growing downwards
 */
export const fragmentsOf = (
  number: number,
  runs: readonly TextRun[],
  toPage: readonly number[],
  size: readonly [width: number, height: number],
): PageWords => {
  const fragments: Growing[] = []
  const noteMarks = new Set<string>()
  for (const row of rowsOf(runs, toPage, size)) {
    const widest = widestGap(row)
    let last: Growing | undefined
    for (const run of row) {
      const gap = last === undefined ? 0 : run.x - last.right
      const most = last !== undefined && MARK.test(last.words.trim()) ? MARK_GAP * last.size : widest
      if (last === undefined || gap > most) {
        last = { ...run, longest: run.words.length }
        fragments.push(last)
      } else if (isNoteMark(last, run)) noteMarks.add(run.words.trim())
      else append(last, run)
    }
  }
  return { number, noteMarks, fragments: fragments.map(finished).filter(({ words }) => words !== '') }
}

/** The runs that follow one another on a line. */
const rowsOf = (
  runs: readonly TextRun[],
  toPage: readonly number[],
  [width, height]: readonly [width: number, height: number],
): readonly (readonly PlacedRun[])[] => {
  const rows: PlacedRun[][] = []
  let isSpaced = false
  for (const run of runs.slice(0, MOST_RUNS)) {
    const words = wellFormed(run.str).replace(/[\s\u00a0]+/g, ' ')
    if (words.trim() === '') {
      isSpaced ||= words !== '' && run.width > 0
      continue
    }
    const [a = 1, b = 0, , , x = 0, y = 0] = multiplied(toPage, run.transform)
    const size = Math.hypot(a, b)
    const isLevel = Math.abs(b) < size * 0.02 && a > 0
    const isShown = x < width && y < height + size && x + run.width >= 0 && y >= 0
    if (!isLevel || !isShown || !(size > 0)) continue
    const last = rows.at(-1)?.at(-1)
    const isOn = last !== undefined && Math.abs(y - last.y) < Math.max(size, last.size) * ON_LINE
    const placed = { words, x, right: x + run.width, y, size, font: run.fontName, isSpaced }
    if (isOn && x - last.right > -size) rows.at(-1)?.push(placed)
    else rows.push([placed])
    isSpaced = false
  }
  return rows
}

/** The widest gap within a fragment of a row. The gaps of a line that is stretched to fit its column are wide, and alike. */
const widestGap = (row: readonly PlacedRun[]): number => {
  const size = Math.max(...row.map((run) => run.size))
  const gaps = row
    .flatMap((run, index) => (index === 0 ? [] : [run.x - (row[index - 1]?.right ?? 0)]))
    .filter((gap) => gap > LETTER_GAP * size)
    .sort((a, b) => a - b)
  // The row of a table: its cells may come as near to one another as the words of a stretched line, but its words do not.
  if ((gaps.at(-1) ?? 0) > WIDEST_GAP * size) return CELL_GAP * size
  const [least = 0, most = 0] = gaps.length > 1 ? [gaps[0], gaps.at(-1)] : []
  return Math.min(WIDEST_GAP * size, Math.max(WIDE_GAP * size, most <= least * ALIKE ? most : 0))
}

const finished = ({ words, x, right, y, size, font }: Growing): Fragment => ({
  words: words.trim(),
  x,
  right,
  y,
  size,
  font,
})

const multiplied = (outer: readonly number[], inner: readonly number[]): readonly number[] => {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = outer
  const [g = 1, h = 0, i = 0, j = 1, k = 0, l = 0] = inner
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f]
}

const append = (last: Growing, run: PlacedRun): void => {
  // The mark of a footnote in front of its text is small and raised; the text decides.
  if (run.size > last.size * 1.2) {
    if (NOTE_MARK.test(last.words.trim())) last.words = ''
    last.y = run.y
    last.size = run.size
  }
  if (run.words.length > last.longest) {
    last.font = run.font
    last.longest = run.words.length
  }
  const hasGap = run.isSpaced || run.x - last.right > LETTER_GAP * run.size
  const isParted = last.words === '' || last.words.endsWith(' ') || run.words.startsWith(' ')
  last.words += hasGap && !isParted ? ` ${run.words}` : run.words
  last.right = Math.max(last.right, run.right)
}

/** Whether a small raised number refers to a footnote; behind a figure or a unit it is an exponent. */
const isNoteMark = (last: Growing, next: PlacedRun): boolean =>
  next.size < last.size * 0.8 &&
  next.y < last.y - last.size * 0.15 &&
  NOTE_MARK.test(next.words.trim()) &&
  !/(?:\d|(?:^|[\s\d/])(?:[mcdk]?m|in|ft|s))$/u.test(last.words)
