import type { enPlaces } from '../en/places.ts'
import { formatList, formatNumber } from '../format.ts'

const number = (value: number): string => formatNumber(value, 'es')

const listOf = (sources: readonly string[], more: number): string =>
  formatList(more > 0 ? [...sources, `${number(more)} más`] : sources, 'es')

/** What is said in Spanish of a place in a source, and of other sources beside it. */
export const esPlaces: typeof enPlaces = {
  paragraph: (value) => `¶ ${number(value)}`,
  citedPage: (kind, value) => (kind === 'slide' ? `diapositiva ${number(value)}` : `pág. ${number(value)}`),
  contextOf: (title, paragraph) => `${title}, en torno al párrafo ${number(paragraph)}`,
  contextOnPage: (title, kind, value) =>
    `${title}, en torno a ${kind === 'slide' ? 'la diapositiva' : 'la página'} ${number(value)}`,
  onlySource: 'ninguna otra fuente lo confirma',
  alsoIn: (sources, more) =>
    `${number(sources.length + more + 1)} fuentes lo dicen, también ${listOf(sources, more)}`,
  alsoAt: (sources, more) => `el mismo artículo en ${listOf(sources, more)}`,
  sameArticle: (title, publisher) =>
    `El mismo artículo ya está, de otro lugar: «${title}»${publisher === undefined ? '' : `, ${publisher}`}. Las respuestas los toman por uno.`,
  alsoReported: (sources, more) => `también en ${listOf(sources, more)}`,
}
