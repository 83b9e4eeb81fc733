import type { Block } from '../../model.ts'
import type { Document } from '../document.ts'
import { proseKey, type Role } from './line-roles.ts'
import { type LineStats, lineStats } from './line-stats.ts'
import type { LineLookup } from './repeated-lines.ts'
import { articleRuns, headlinesTwice, runsOf } from './runs.ts'
import { dropShortLines } from './short-lines.ts'
import { tableRows } from './table-rows.ts'

/*
 * `furniture` tells an article from the page around it: navigation, teasers of other articles, credits, share and
 * donate lines. It also finds the article's title, author and date.
 */

/**
 * The blocks of a document, where those that are not its article get the kind `furniture`. Lines that are furniture
 * by their own words cut the page into runs. The article is the run with the most prose and the runs about the same
 * subject. Short lines around it that belong to nothing are furniture too. A document of fewer than three blocks
 * stays as it is, and so does one that no page stands around.
 * @param repeated the lines that occur in several sources, which are mostly furniture
 * @param stats the `lineStats` of its blocks, where they are known
 */
export const markFurniture = (
  document: Document,
  repeated: LineLookup,
  stats?: readonly LineStats[],
): Block[] => {
  if (document.isWhole || document.blocks.length < 3) return [...document.blocks]
  const lines = withRows(stats ?? document.blocks.map((block) => lineStats(document.text, block)))
  const roles = rolesOf(lines, isCopy(lines, repeated) ? new Set() : repeated)
  const twice = headlinesTwice(lines)
  const runs = runsOf(lines, roles, twice)
  const article = articleRuns(runs, twice)
  const dropped = lines.map((_, index) => roles[index] !== undefined && roles[index] !== 'byline')
  if (article.size > 0) {
    for (const run of runs) if (run.words > 0 && !article.has(run)) dropped.fill(true, run.from, run.to)
    const chosen = runs.filter((run) => run.words > 0 && article.has(run))
    dropShortLines({ lines, roles, dropped }, chosen)
  }
  dropBareHeadings(lines, dropped)
  return document.blocks.map((block, index) => {
    if (dropped[index]) return { kind: 'furniture', start: block.start, end: block.end }
    return dropped[index + 1] && headsBelow(lines, dropped, index)
      ? { ...block, kind: 'heading', level: 2 }
      : block
  })
}

/** Makes the rows of a table items of a list: by itself, a row looks like a trail of sections. */
const withRows = (lines: readonly LineStats[]): readonly LineStats[] => {
  const rows = tableRows(lines.map(({ text }) => text))
  const isRow = ({ block: { row } }: LineStats, index: number): boolean =>
    row !== undefined || rows.has(index)
  if (!lines.some(isRow)) return lines
  return lines.map((line, index) => {
    const { block, role } = line
    if (!isRow(line, index) || (role !== undefined && role !== 'byline') || block.kind === 'furniture')
      return line
    return { ...line, role: undefined, headline: false, block: { ...block, kind: 'item' } }
  })
}

/** Whether a line is the heading of prose below the furniture that follows it, which its reader could not see. */
const headsBelow = (lines: readonly LineStats[], dropped: readonly boolean[], index: number): boolean => {
  const line = lines[index] as LineStats
  if (line.block.kind !== 'paragraph' || line.prose || !line.headline || line.words > 10) return false
  const next = dropped.indexOf(false, index + 1)
  return lines[next]?.prose === true
}

/** Whether most of the prose is repeated in another source. Then they are copies, and what they share is the article. */
const isCopy = (lines: readonly LineStats[], repeated: LineLookup): boolean => {
  const prose = lines.filter((line) => line.prose)
  return prose.filter(({ key, text }) => repeated.has(key || proseKey(text))).length * 2 > prose.length
}

/** The roles of the lines by their own words and by repetition. */
const rolesOf = (lines: readonly LineStats[], repeated: LineLookup): (Role | undefined)[] => {
  const heads = lines.map((line, index) => {
    const next = lines[index + 1]
    return !line.prose && next?.role === undefined && (next?.prose === true || next?.block.kind === 'item')
  })
  const places = new Map<string, { count: number; heading: boolean }>()
  const lastPlace = new Map<string, number>()
  for (const [index, { key }] of lines.entries()) {
    const { count, heading } = places.get(key) ?? { count: 0, heading: true }
    places.set(key, { count: count + 1, heading: heading && heads[index] === true })
    lastPlace.set(unnumbered(key), index)
  }
  // Consecutive lines that occur again further down are a table of contents.
  const listed = lines.map(
    ({ key, words, prose }, index) =>
      key !== '' && words <= 14 && !prose && (lastPlace.get(unnumbered(key)) ?? 0) > index + 1,
  )
  const parts = partHeadings(lines)
  return lines.map((line, index) => {
    if (parts.has(index)) return undefined
    if (line.role !== undefined || line.key === '' || line.block.kind === 'title') return line.role
    const { count, heading } = places.get(line.key) ?? { count: 0, heading: false }
    const again = count >= 3 && line.words <= 12 && !line.prose && !heading
    // A line in several sources is furniture unless it is a heading here ("Conclusion", "Frequently asked questions").
    const elsewhere = repeated.has(line.key) && line.words <= 25 && !heads[index]
    const contents = listed[index] && (listed[index - 1] || listed[index + 1]) && !heads[index]
    return again || elsewhere || contents ? 'break' : undefined
  })
}

/** "2.4.0 (2021-06-03)", "v1.2", "[0.9.1] – 3 May 2020" */
const VERSION = /^\W{0,2}v?\d+\.\d+/i

/** Headings that name a part by its version or its date, as in a changelog or a diary. A single date is the article's own. */
const partHeadings = (lines: readonly LineStats[]): ReadonlySet<number> => {
  const dated = lines.flatMap(({ block, role }, index) =>
    block.kind === 'heading' && role === 'byline' ? [index] : [],
  )
  const alike = (index: number): number =>
    dated.filter((other) => lines[other]?.block.level === lines[index]?.block.level).length
  return new Set(dated.filter((index) => VERSION.test(lines[index]?.text ?? '') || alike(index) > 1))
}

const unnumbered = (key: string): string => key.replace(/^[\d ]+/, '')

/** Drops headings that have only furniture below them. */
const dropBareHeadings = (lines: readonly LineStats[], dropped: boolean[]): void => {
  let furniture = false
  let body = false
  for (let index = lines.length - 1; index >= 0; index--) {
    if (dropped[index]) furniture = true
    else if (lines[index]?.block.kind === 'heading') {
      if (furniture && !body) dropped[index] = true
      else furniture = body = false
    } else {
      body = true
      furniture = false
    }
  }
}
