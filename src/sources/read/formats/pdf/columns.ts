import type { Fragment } from './fragments.ts'

/** A part of a page that is read from top to bottom before the next. */
export type Region = readonly Fragment[]

/** A column has as many lines, each with as many characters on average; else it is a table or a note in the margin. */
const LEAST_LINES = 4
const LEAST_CHARACTERS = 16
/** The share of a column's lines that follow the one before within so many times its size. */
const LEAST_CLOSE = 0.6
const CLOSE = 2.2
/** In characters: a year, a price, a yes. */
const SHORT = 8
/** The share of the lines of two columns that may meet such a one. */
const MOST_SHORT = 0.35
/** Columns within columns: more levels are a drawing. */
const DEEPEST = 4
/** More fragments are no text in columns. */
const MOST_FRAGMENTS = 3_000
/** In points: lists and first lines are set back by less. */
const INDENT = 40
/** In points: edges that are as near lie on one line. */
const NEAR = 3

/**
 * Puts fragments in reading order: columns one after another, and what spans them, such as a title, between what stands above and below it.
 *
 * @param gutter where the right one of two columns begins, as `gutterOf` finds it
 */
export const inReadingOrder = (
  fragments: readonly Fragment[],
  gutter: number | undefined = gutterOf(fragments),
  depth = 0,
): readonly Region[] => {
  if (gutter === undefined || depth >= DEEPEST) return fragments.length === 0 ? [] : [downwards(fragments)]
  const ordered = (part: Region) => inReadingOrder(part, gutterOf(part), depth + 1)
  return bandsOf(fragments, gutter).flatMap((band) =>
    band.isSpanning
      ? [band.fragments]
      : [
          ...ordered(band.fragments.filter(({ x }) => x < gutter)),
          ...ordered(band.fragments.filter(({ x }) => x >= gutter)),
        ],
  )
}

const downwards = (fragments: Region): Fragment[] => [...fragments].sort((a, b) => a.y - b.y || a.x - b.x)

interface Band {
  readonly isSpanning: boolean
  readonly fragments: Fragment[]
}

/** Cuts a page at the lines that span its columns. Lines on the left with nothing beside them belong to the text that spans. */
const bandsOf = (fragments: Region, gutter: number): Band[] => {
  const runs: Band[] = []
  for (const fragment of downwards(fragments)) {
    const isSpanning = fragment.x < gutter && fragment.right > gutter
    const last = runs.at(-1)
    if (last?.isSpanning === isSpanning) last.fragments.push(fragment)
    else runs.push({ isSpanning, fragments: [fragment] })
  }
  const bands: Band[] = []
  for (const run of runs) {
    const isSpanning = run.isSpanning || !run.fragments.some(({ x }) => x >= gutter)
    const last = bands.at(-1)
    if (last?.isSpanning === isSpanning) last.fragments.push(...run.fragments)
    else bands.push({ isSpanning, fragments: run.fragments })
  }
  return bands
}

/**
 * Where the right one of two columns begins, crossed by as little as there can be; undefined if the fragments are in one column.
 *
 * @param before the same of the page before, which a last page with few lines goes on with
 */
export const gutterOf = (fragments: Region, before?: number): number | undefined => {
  if (fragments.length > MOST_FRAGMENTS) return undefined
  const own = findGutter(fragments)
  if (own !== undefined || before === undefined) return own
  const right = fragments.filter(({ x }) => x >= before)
  const crossing = fragments.filter((fragment) => fragment.x < before && fragment.right > before)
  const isFlush = right.length > 0 && right.every(({ x }) => x < before + INDENT)
  return isFlush && crossing.length * 3 <= fragments.length ? before : undefined
}

const findGutter = (fragments: Region): number | undefined => {
  const edges = [...new Set(fragments.map(({ x }) => Math.round(x)))].sort((a, b) => a - b)
  let best: { readonly at: number; readonly crossing: number; readonly lines: number } | undefined
  let before = Number.NEGATIVE_INFINITY
  for (const edge of edges) {
    if (edge - before < NEAR) continue
    before = edge
    const at = edge - NEAR / 2
    const left = fragments.filter(({ right }) => right <= at)
    const right = fragments.filter(({ x }) => x >= at)
    if (left.length < LEAST_LINES || right.length < LEAST_LINES) continue
    const lines = Math.min(left.length, right.length)
    const crossing = fragments.length - left.length - right.length
    const isBetter =
      best === undefined || crossing < best.crossing || (crossing === best.crossing && lines > best.lines)
    if (isBetter && isColumn(left) && isColumn(right) && areBeside(left, right) && !areCells(left, right))
      best = { at, crossing, lines }
  }
  return best?.at
}

const isColumn = (fragments: Region): boolean => {
  const characters = fragments.reduce((sum, { words }) => sum + words.length, 0)
  if (characters < fragments.length * LEAST_CHARACTERS) return false
  const lines = downwards(fragments).filter(
    ({ y }, index, all) => index === 0 || y - (all[index - 1]?.y ?? 0) > NEAR,
  )
  const close = lines.filter(({ y, size }, index) => y - (lines[index - 1]?.y ?? y) <= size * CLOSE)
  return lines.length >= LEAST_LINES && close.length >= lines.length * LEAST_CLOSE
}

/**
 * Whether two sides are the cells of a table: many of those that meet at the gutter are as short as figures are. A line of a column is short only
 * at the end of a paragraph.
 */
const areCells = (left: Region, right: Region): boolean => {
  const last = nearestBy(left, (one, other) => one.right > other.right)
  const first = nearestBy(right, (one, other) => one.x < other.x)
  let met = 0
  let short = 0
  for (const [row, beside] of first) {
    const before = last.get(row)
    if (before === undefined) continue
    met += 1
    if (Math.min(before.words.length, beside.words.length) < SHORT) short += 1
  }
  return short > met * MOST_SHORT
}

/** Of the fragments on each line, the one that is nearer than the others. */
const nearestBy = (fragments: Region, isNearer: (one: Fragment, other: Fragment) => boolean) => {
  const nearest = new Map<number, Fragment>()
  for (const fragment of fragments) {
    const row = Math.round(fragment.y / NEAR)
    const known = nearest.get(row)
    if (known === undefined || isNearer(fragment, known)) nearest.set(row, fragment)
  }
  return nearest
}

const areBeside = (left: Region, right: Region): boolean => {
  const [a, b] = [extentOf(left), extentOf(right)]
  const shared = Math.min(a[1], b[1]) - Math.max(a[0], b[0])
  return shared > Math.min(a[1] - a[0], b[1] - b[0]) / 2
}

const extentOf = (fragments: Region): readonly [top: number, bottom: number] => {
  let [top, bottom] = [Number.POSITIVE_INFINITY, 0]
  for (const { y } of fragments) {
    top = Math.min(top, y)
    bottom = Math.max(bottom, y)
  }
  return [top, bottom]
}
