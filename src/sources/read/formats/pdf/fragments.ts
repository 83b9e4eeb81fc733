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
  x: number
  right: number
  y: number
  size: number
  font: string
  fontLength: number
  gaps: number
  gapWidth: number
}

/** In the heights of its letters: a wider gap parts columns or cells, if the line has no others like it. */
const WIDE_GAP = 0.95
/** In the same: the widest gap of a line that is stretched to fit its column. */
const WIDEST_GAP = 2.2
/** In the same: the widest gap behind the mark of an item. */
const MARK_GAP = 4
/** In the same: a smaller gap lies within a word. */
const LETTER_GAP = 0.15
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
  [width, height]: readonly [width: number, height: number],
): PageWords => {
  const done: Growing[] = []
  const noteMarks = new Set<string>()
  let spaced = false
  for (const run of runs.slice(0, MOST_RUNS)) {
    const words = wellFormed(run.str).replace(/[\s\u00a0]+/g, ' ')
    if (words.trim() === '') {
      spaced ||= words !== '' && run.width > 0
      continue
    }
    const [a = 1, b = 0, , , e = 0, f = 0] = multiplied(toPage, run.transform)
    const size = Math.hypot(a, b)
    const isLevel = Math.abs(b) < size * 0.02 && a > 0
    if (!isLevel || !(size > 0) || e >= width || f > height + size || e + run.width < 0 || f < 0) continue
    const next = { words, x: e, right: e + run.width, y: f, size, font: run.fontName }
    const last = done.at(-1)
    const gap = last === undefined ? 0 : next.x - last.right
    const onLine = last !== undefined && Math.abs(next.y - last.y) < Math.max(size, last.size) * 0.45
    if (last !== undefined && onLine && gap > -size && gap < widestGap(last)) {
      if (isNoteMark(last, next)) noteMarks.add(words.trim())
      else append(last, next, spaced || gap > LETTER_GAP * size)
    } else done.push({ ...next, fontLength: words.length, gaps: 0, gapWidth: 0 })
    spaced = false
  }
  return { number, noteMarks, fragments: done.map(finished).filter(({ words }) => words !== '') }
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

const widestGap = ({ words, size, gaps, gapWidth }: Growing): number => {
  if (MARK.test(words.trim())) return MARK_GAP * size
  const usual = gaps > 0 ? (gapWidth / gaps) * 1.8 : 0
  return Math.min(WIDEST_GAP * size, Math.max(WIDE_GAP * size, usual))
}

const append = (last: Growing, next: Omit<Fragment, never>, hasGap: boolean): void => {
  const isSpaced = last.words.endsWith(' ') || next.words.startsWith(' ')
  const gap = next.x - last.right
  if (hasGap && gap > 0) {
    last.gaps += 1
    last.gapWidth += gap
  }
  // The mark of a footnote in front of its text is small and raised; the text decides.
  if (next.size > last.size * 1.2) {
    if (NOTE_MARK.test(last.words.trim())) last.words = ''
    last.y = next.y
    last.size = next.size
  }
  if (next.words.length > last.fontLength) {
    last.font = next.font
    last.fontLength = next.words.length
  }
  last.words += hasGap && !isSpaced && last.words !== '' ? ` ${next.words}` : next.words
  last.right = Math.max(last.right, next.right)
}

/** Whether a small raised number refers to a footnote; behind a figure or a unit it is an exponent. */
const isNoteMark = (last: Growing, next: Fragment): boolean =>
  next.size < last.size * 0.8 &&
  next.y < last.y - last.size * 0.15 &&
  NOTE_MARK.test(next.words.trim()) &&
  !/(?:\d|(?:^|[\s\d/])(?:[mcdk]?m|in|ft|s))$/u.test(last.words)
