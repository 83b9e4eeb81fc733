import type { enPlaces } from './en-places.ts'
import { formatNumber } from './format.ts'

const number = (value: number): string => formatNumber(value, 'es')

/** What is said in Spanish of a place in a source. */
export const esPlaces: typeof enPlaces = {
  paragraph: (value) => `¶ ${number(value)}`,
  citedPage: (kind, value) => (kind === 'slide' ? `diapositiva ${number(value)}` : `pág. ${number(value)}`),
  contextOf: (title, paragraph) => `${title}, en torno al párrafo ${number(paragraph)}`,
  contextOnPage: (title, kind, value) =>
    `${title}, en torno a ${kind === 'slide' ? 'la diapositiva' : 'la página'} ${number(value)}`,
}
