import type { Signal } from '../rank/signals/evidence.ts'

/** The share of the question's weight that lies in words that stand nowhere on the shelf, whatever is near them there: 0 to 1. */
export const unknown: Signal = ({ question: { terms, weight } }) =>
  weight === 0 ? 1 : terms.reduce((sum, { known, weight: own }) => sum + (known ? 0 : own), 0) / weight

/** Whether a figure of the question stands nowhere on the shelf. */
export const unknownFigure: Signal = ({ question: { terms } }) =>
  terms.some(({ known, number }) => !known && number) ? 1 : 0
