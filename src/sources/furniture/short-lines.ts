import type { Role } from './line-roles.ts'
import type { Look } from './line-stats.ts'
import type { Run } from './runs.ts'
import { titleAmong } from './titles.ts'

/**
 * Drops the short lines that are left once the runs of prose are judged: above the article, below it, and between its parts. Only
 * on a page that has furniture: in a plain text the short lines are the author's.
 */
export const dropAround = (
  looks: readonly Look[],
  roles: readonly (Role | undefined)[],
  article: readonly Run[],
  dropped: boolean[],
): void => {
  const isBody = (index: number): boolean => looks[index]?.prose === true && !dropped[index]
  const first = looks.findIndex((_, index) => isBody(index))
  const last = looks.findLastIndex((_, index) => isBody(index))
  const page = roles.some((role) => role !== undefined && role !== 'dress')
  // Most documents of a collection begin with their prose.
  const title =
    first > 0
      ? titleAmong(
          looks
            .slice(0, last + 1)
            .map((look, index) => (dropped[index] ? { ...look, headline: false } : look)),
          first,
        )
      : undefined
  // Whether furniture stands between the title and the line.
  let parted = false
  for (let index = 0; index < first; index++) {
    if (index !== title && !staysAbove(looks, roles, index, { first, title, page, parted }))
      dropped[index] = true
    parted = index === title ? false : parted || (roles[index] !== undefined && roles[index] !== 'dress')
  }
  dropWithin(looks, roles, article, first, last, dropped)
  if (page) dropAuthor(looks, roles, first, last, dropped)
  // What goes straight on after the last prose: a list, or a sentence that lost its full stop.
  let list = true
  for (let index = last + 1; index < looks.length; index++) {
    const look = looks[index] as Look
    list &&=
      !dropped[index] &&
      (look.block.kind === 'item' ||
        look.words >= 2 * CLAUSE ||
        endsInColon(looks[index - 1]) ||
        endsInColon(look))
    if (!list && (page || roles[index] === 'dress')) dropped[index] = true
  }
}

/** Between the first and the last prose: captions, titles of other articles, and what stands alone between two interruptions. */
const dropWithin = (
  looks: readonly Look[],
  roles: readonly (Role | undefined)[],
  article: readonly Run[],
  first: number,
  last: number,
  dropped: boolean[],
): void => {
  let at = 0
  let begun = false
  for (let index = first; index <= last; index++) {
    const look = looks[index] as Look
    while (at < article.length && index >= (article[at] as Run).to) {
      at++
      begun = false
    }
    const run = article[at]
    if (run === undefined || index < run.from) {
      if (!staysAlone(look)) dropped[index] = true
      continue
    }
    // After "Most read", a list is of other articles' titles.
    begun ||= look.prose || (look.block.kind === 'item' && !(run.before.includes('others') && look.headline))
    if (roles[index] === 'dress' && !heads(looks, index)) dropped[index] = true
    if (!begun && run.before.length > 0 && isCaption(look, run)) dropped[index] = true
  }
}

/** Whether a date or a name stands over a paragraph, as in a chronicle. */
const heads = (looks: readonly Look[], index: number): boolean =>
  looks[index + 1]?.prose === true || looks[index + 1]?.block.kind === 'item'

const endsInColon = (look: Look | undefined): boolean => /:\s*$/.test(look?.text.slice(-3) ?? '')

const staysAlone = (look: Look): boolean =>
  look.block.kind === 'item' || look.block.kind === 'quote' || endsInColon(look) || look.words >= 2 * CLAUSE

/** A line without a full stop after an interruption, other than the heading of what follows; after "Related", that too. */
const isCaption = (look: Look, run: Run): boolean => {
  if (endsInColon(look)) return false
  if (run.before.includes('others')) return true
  return look.block.kind !== 'heading' && !look.text.endsWith('?')
}

/** Which lines between the top of the page and the first prose are the article's. */
const staysAbove = (
  looks: readonly Look[],
  roles: readonly (Role | undefined)[],
  index: number,
  {
    first,
    title,
    page,
    parted,
  }: { first: number; title: number | undefined; page: boolean; parted: boolean },
): boolean => {
  const look = looks[index] as Look
  if (look.block.kind === 'title') return true
  if (roles[index] !== undefined) return !page && NAMED.test(look.text)
  if (!page) return true
  if (title === undefined ? index < first - 3 : index < title) return false
  if (look.block.kind === 'heading') return index === first - 1 || look.words >= CLAUSE
  if (look.block.kind === 'item' || look.block.kind === 'quote') return look.words >= 5
  return (look.words >= CLAUSE && !parted) || endsInColon(look) || NAMED.test(look.text)
}

/** "Present: A. Holt": a line of a form. */
const NAMED = /^[^:]{2,30}: \S/

/** A line of so many words is a clause: a standfirst, not a label. */
const CLAUSE = 8

/** The last paragraph, where it says who the author is whom the byline names. */
const dropAuthor = (
  looks: readonly Look[],
  roles: readonly (Role | undefined)[],
  first: number,
  last: number,
  dropped: boolean[],
): void => {
  const look = looks[last]
  if (look === undefined || last <= first || look.words > 60) return
  for (let index = 0; index < first; index++) {
    if (roles[index] !== 'dress') continue
    const names =
      looks[index]?.text.match(
        /\p{Lu}[\p{L}.'’-]+(?: (?:\p{Lu}[\p{L}.'’-]*|de|del|la|von|van))* \p{Lu}[\p{L}'’-]+/gu,
      ) ?? []
    if (names.some((name) => look.text.startsWith(name.replace(/^(?:By|Por|BY|POR) /, ''))))
      dropped[last] = true
  }
}
