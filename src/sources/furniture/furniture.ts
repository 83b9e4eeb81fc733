import type { Block } from '../../model.ts'
import type { Document } from '../document.ts'
import { proseKey, type Role } from './line-roles.ts'
import { type Look, lookAt } from './line-stats.ts'
import type { RepeatedLines } from './repeated-lines.ts'
import { articleRuns, headlineCounts, runsOf } from './runs.ts'
import { dropAround } from './short-lines.ts'
import { rowsAmong } from './table-rows.ts'

/**
 * The blocks of a document, with those that are not its article of kind `furniture`. `repeated` holds the lines (as `lineKey`
 * writes them) that stand in several sources. Lines that show by their words what they are cut the page into runs; the article is the run
 * with most prose and those that speak of the same; the short lines around it that belong to nothing are furniture too. A
 * document of fewer than three blocks is left as it is.
 * @param looksOf looks at its blocks, each by itself
 */
export const markFurniture = (
  document: Document,
  repeated: RepeatedLines,
  looksOf = (): readonly Look[] => document.blocks.map((block) => lookAt(document.text, block)),
): Block[] => {
  if (document.blocks.length < 3) return [...document.blocks]
  const looks = withRows(looksOf())
  const roles = rolesOf(looks, isCopy(looks, repeated) ? new Set() : repeated)
  const counts = headlineCounts(looks)
  const runs = runsOf(looks, roles, counts)
  const article = articleRuns(looks, runs, counts)
  const dropped = looks.map((_, index) => roles[index] !== undefined && roles[index] !== 'dress')
  if (article.size > 0) {
    for (const run of runs) if (run.words > 0 && !article.has(run)) dropped.fill(true, run.from, run.to)
    dropAround(
      looks,
      roles,
      runs.filter((run) => run.words > 0 && article.has(run)),
      dropped,
    )
  }
  dropBareHeadings(looks, dropped)
  return document.blocks.map((block, index) => {
    if (dropped[index]) return { kind: 'furniture', start: block.start, end: block.end }
    return dropped[index + 1] && headsBelow(looks, dropped, index)
      ? { ...block, kind: 'heading', level: 2 }
      : block
  })
}

/** The rows of a table are the items of a list, and no trail of sections, which looks like one row of it. */
const withRows = (looks: readonly Look[]): readonly Look[] => {
  const rows = rowsAmong(looks.map(({ text }) => text))
  if (rows.size === 0) return looks
  return looks.map((look, index) => {
    const { block, role } = look
    if (!rows.has(index) || (role !== undefined && role !== 'dress') || block.kind === 'furniture')
      return look
    return { ...look, role: undefined, headline: false, block: { ...block, kind: 'item' } }
  })
}

/** A line that furniture parts from the prose it heads: its reader could not see that. */
const headsBelow = (looks: readonly Look[], dropped: readonly boolean[], index: number): boolean => {
  const look = looks[index] as Look
  if (look.block.kind !== 'paragraph' || look.prose || !look.headline || look.words > 10) return false
  const next = dropped.indexOf(false, index + 1)
  return looks[next]?.prose === true
}

/** Whether another source holds most of this one's prose: then they are copies, and what they share is the article. */
const isCopy = (looks: readonly Look[], repeated: RepeatedLines): boolean => {
  const prose = looks.filter((look) => look.prose)
  return prose.filter(({ key, text }) => repeated.has(key || proseKey(text))).length * 2 > prose.length
}

/** The roles of lines by their words, and by being said again and again. */
const rolesOf = (looks: readonly Look[], repeated: RepeatedLines): (Role | undefined)[] => {
  const heads = looks.map((look, index) => {
    const next = looks[index + 1]
    return !look.prose && next?.role === undefined && (next?.prose === true || next?.block.kind === 'item')
  })
  const places = new Map<string, { count: number; heading: boolean }>()
  const lastPlace = new Map<string, number>()
  for (const [index, { key }] of looks.entries()) {
    const place = places.get(key)
    if (place) place.count++
    else places.set(key, { count: 1, heading: true })
    if (!heads[index]) (places.get(key) as { heading: boolean }).heading = false
    lastPlace.set(unnumbered(key), index)
  }
  // A table of contents: lines in a row that stand again further down.
  const listed = looks.map(
    ({ key, words, prose }, index) =>
      key !== '' && words <= 14 && !prose && (lastPlace.get(unnumbered(key)) ?? 0) > index + 1,
  )
  return looks.map((look, index) => {
    if (look.role !== undefined || look.key === '' || look.block.kind === 'title') return look.role
    const { count, heading } = places.get(look.key) ?? { count: 0, heading: false }
    const again = count >= 3 && look.words <= 12 && !look.prose && !heading
    // A line of several sources is furniture unless it heads something here ("Conclusion", "Frequently asked questions").
    const elsewhere = repeated.has(look.key) && look.words <= 25 && !heads[index]
    const contents = listed[index] && (listed[index - 1] || listed[index + 1]) && !heads[index]
    return again || elsewhere || contents ? 'break' : undefined
  })
}

const unnumbered = (key: string): string => key.replace(/^[\d ]+/, '')

/** A heading under which only furniture stands is furniture. */
const dropBareHeadings = (looks: readonly Look[], dropped: boolean[]): void => {
  let furniture = false
  let body = false
  for (let index = looks.length - 1; index >= 0; index--) {
    if (dropped[index]) furniture = true
    else if (looks[index]?.block.kind === 'heading') {
      if (furniture && !body) dropped[index] = true
      else furniture = body = false
    } else {
      body = true
      furniture = false
    }
  }
}
