import type { enOtherSources } from './en-other-sources.ts'
import { formatList, formatNumber } from './format.ts'

const listOf = (sources: readonly string[], more: number): string =>
  formatList(more > 0 ? [...sources, `${formatNumber(more, 'es')} más`] : sources, 'es')

/** What is said of other sources beside an excerpt, in Spanish. */
export const esOtherSources: typeof enOtherSources = {
  onlySource: 'ninguna otra fuente lo confirma',
  alsoIn: (sources, more) =>
    `${formatNumber(sources.length + more + 1, 'es')} fuentes lo dicen, también ${listOf(sources, more)}`,
  alsoAt: (sources, more) => `el mismo artículo en ${listOf(sources, more)}`,
  alsoReported: (sources, more) => `también en ${listOf(sources, more)}`,
}
