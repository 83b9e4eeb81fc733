import type { PageKind } from '../model.ts'
import { formatNumber } from './format.ts'

const number = (value: number): string => formatNumber(value, 'en')

/** What is said in English of a place in a source. Pages count from 1, as programs that show them count, whatever is printed on them. */
export const enPlaces = {
  paragraph: (value: number) => `¶ ${number(value)}`,
  citedPage: (kind: PageKind, value: number) =>
    kind === 'slide' ? `slide ${number(value)}` : `p. ${number(value)}`,
  /** Heads the passages around an excerpt. */
  contextOf: (title: string, paragraph: number) => `${title}, around paragraph ${number(paragraph)}`,
  /** The same in a source that has pages. */
  contextOnPage: (title: string, kind: PageKind, value: number) =>
    `${title}, around ${kind === 'slide' ? 'slide' : 'page'} ${number(value)}`,
}
