import type { Role } from './line-roles.ts'
import type { LineStats } from './line-stats.ts'
import type { Run } from './runs.ts'
import { findTitle } from './titles.ts'

/** The lines of a document, their roles, and which of them are dropped so far. Each by the index of the block. */
interface JudgedLines {
  readonly lines: readonly LineStats[]
  readonly roles: readonly (Role | undefined)[]
  readonly dropped: boolean[]
}

/**
 * Drops the short lines around the article once its runs are chosen: above it, below it and between its parts. Most
 * rules apply only to pages that have furniture, because in a plain text the short lines are the author's.
 * @param judged its `dropped` is changed in place
 */
export const dropShortLines = (judged: JudgedLines, article: readonly Run[]): void => {
  const { lines, roles, dropped } = judged
  const isBody = ({ prose }: LineStats, index: number): boolean => prose && !dropped[index]
  const first = lines.findIndex(isBody)
  const last = lines.findLastIndex(isBody)
  const page = roles.some((role) => role !== undefined && role !== 'byline')
  const candidates = lines
    .slice(0, first > 0 ? last + 1 : 0)
    .map((line, index) => (dropped[index] ? { ...line, headline: false } : line))
  const title = findTitle(candidates, first)
  // Whether there is furniture between the title and the line.
  let parted = false
  for (let index = 0; index < first; index++) {
    if (index !== title && !staysAbove(judged, index, { first, title, page, parted })) dropped[index] = true
    parted = index === title ? false : parted || (roles[index] !== undefined && roles[index] !== 'byline')
  }
  dropWithin(judged, article, first, last)
  if (page) dropAuthor(judged, first, last)
  // A list, or a sentence without its full stop, may follow the last prose.
  let list = true
  for (let index = last + 1; index < lines.length; index++) {
    const line = lines[index] as LineStats
    list &&=
      !dropped[index] &&
      (line.block.kind === 'item' ||
        line.words >= 2 * CLAUSE ||
        endsInColon(lines[index - 1]) ||
        endsInColon(line))
    if (!list && (page || roles[index] === 'byline')) dropped[index] = true
  }
}

/** Drops captions, titles of other articles and lone lines between two interruptions, from the first prose to the last. */
const dropWithin = (
  { lines, roles, dropped }: JudgedLines,
  article: readonly Run[],
  first: number,
  last: number,
): void => {
  let at = 0
  let begun = false
  for (let index = first; index <= last; index++) {
    const line = lines[index] as LineStats
    while (at < article.length && index >= (article[at] as Run).to) {
      at++
      begun = false
    }
    const run = article[at]
    if (run === undefined || index < run.from) {
      if (!staysAlone(line)) dropped[index] = true
      continue
    }
    // A list below "Most read" consists of other articles' titles.
    begun ||= line.prose || (line.block.kind === 'item' && !(run.before.includes('others') && line.headline))
    const next = lines[index + 1]
    // In a chronicle, a date is directly above its paragraph or list.
    if (roles[index] === 'byline' && next?.prose !== true && next?.block.kind !== 'item')
      dropped[index] = true
    if (!begun && run.before.length > 0 && isCaption(line, run)) dropped[index] = true
  }
}

const endsInColon = (line: LineStats | undefined): boolean => /:\s*$/.test(line?.text.slice(-3) ?? '')

const staysAlone = (line: LineStats): boolean =>
  line.block.kind === 'item' || line.block.kind === 'quote' || endsInColon(line) || line.words >= 2 * CLAUSE

/** Whether a line between an interruption and the next prose is a caption. After "Related", even a heading is. */
const isCaption = (line: LineStats, run: Run): boolean => {
  if (endsInColon(line)) return false
  if (run.before.includes('others')) return true
  return line.block.kind !== 'heading' && !line.text.endsWith('?')
}

/** Where a line above the first prose is. */
interface Above {
  readonly first: number
  readonly title: number | undefined
  readonly page: boolean
  readonly parted: boolean
}

/** Whether a line above the first prose belongs to the article. */
const staysAbove = (
  { lines, roles }: JudgedLines,
  index: number,
  { first, title, page, parted }: Above,
): boolean => {
  const line = lines[index] as LineStats
  if (line.block.kind === 'title') return true
  if (roles[index] !== undefined) return !page && FORM_FIELD.test(line.text)
  if (!page) return true
  if (title === undefined ? index < first - 3 : index < title) return false
  if (line.block.kind === 'heading') return index === first - 1 || line.words >= CLAUSE
  if (line.block.kind === 'item' || line.block.kind === 'quote') return line.words >= 5
  return (line.words >= CLAUSE && !parted) || endsInColon(line) || FORM_FIELD.test(line.text)
}

/** "Present: A. Holt" */
const FORM_FIELD = /^[^:]{2,30}: \S/

/** In words: a line this long is a standfirst, not a label. */
const CLAUSE = 8

/** Drops the last paragraph if it is about the author whom the byline names. */
const dropAuthor = ({ lines, roles, dropped }: JudgedLines, first: number, last: number): void => {
  const line = lines[last]
  if (line === undefined || last <= first || line.words > 60) return
  const bylines = lines.slice(0, first).filter((_, index) => roles[index] === 'byline')
  const names = bylines.flatMap(({ text }) => text.match(NAME) ?? [])
  if (names.some((name) => line.text.startsWith(name.replace(/^(?:By|Por|BY|POR) /, ''))))
    dropped[last] = true
}

const NAME = /\p{Lu}[\p{L}.'’-]+(?: (?:\p{Lu}[\p{L}.'’-]*|de|del|la|von|van))* \p{Lu}[\p{L}'’-]+/gu
