import type { PageKind } from '../../model.ts'
import { formatList, formatNumber } from '../format.ts'

const number = (value: number): string => formatNumber(value, 'en')

/** @param sources those that are named; `more` further ones are not */
const listOf = (sources: readonly string[], more: number): string =>
  formatList(more > 0 ? [...sources, `${number(more)} more`] : sources, 'en')

/** What is said in English of a place in a source, and of other sources beside it. Pages count from 1, as programs that show them count, whatever is printed on them. */
export const enPlaces = {
  paragraph: (value: number) => `¶ ${number(value)}`,
  citedPage: (kind: PageKind, value: number) =>
    kind === 'slide' ? `slide ${number(value)}` : `p. ${number(value)}`,
  /** Heads the passages around an excerpt. */
  contextOf: (title: string, paragraph: number) => `${title}, around paragraph ${number(paragraph)}`,
  /** The same in a source that has pages. */
  contextOnPage: (title: string, kind: PageKind, value: number) =>
    `${title}, around ${kind === 'slide' ? 'slide' : 'page'} ${number(value)}`,

  // Of other sources, at the end of a citation: they come by their names, without the one that is cited.
  onlySource: 'no other source confirms it',
  alsoIn: (sources: readonly string[], more: number) =>
    `${number(sources.length + more + 1)} sources say so, also ${listOf(sources, more)}`,
  /** Other places of the same article, word for word or nearly so. They confirm nothing. */
  alsoAt: (sources: readonly string[], more: number) => `same article at ${listOf(sources, more)}`,
  /** To somebody who adds an article that stands elsewhere, too. */
  sameArticle: (title: string, publisher: string | undefined) =>
    `The same article is there from another place: “${title}”${publisher === undefined ? '' : `, ${publisher}`}. Answers take both for one.`,
  /** In a digest: other articles about the same event. */
  alsoReported: (sources: readonly string[], more: number) => `also reported by ${listOf(sources, more)}`,
}
