import { formatList, formatNumber } from './format.ts'

/** @param sources those that are named; `more` further ones are not */
const listOf = (sources: readonly string[], more: number): string =>
  formatList(more > 0 ? [...sources, `${formatNumber(more, 'en')} more`] : sources, 'en')

/** What is said of other sources beside an excerpt, in English: it ends the citation. Sources come by their names, without the cited one. */
export const enOtherSources = {
  onlySource: 'no other source confirms it',
  alsoIn: (sources: readonly string[], more: number) =>
    `${formatNumber(sources.length + more + 1, 'en')} sources say so, also ${listOf(sources, more)}`,
  /** Other places of the same article, word for word or nearly so. They confirm nothing. */
  alsoAt: (sources: readonly string[], more: number) => `same article at ${listOf(sources, more)}`,
  /** In a digest: other articles about the same event. */
  alsoReported: (sources: readonly string[], more: number) => `also reported by ${listOf(sources, more)}`,
}
