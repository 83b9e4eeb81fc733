import type { Passage } from '../../../model.ts'
import { frequencyIn, holds, type Part } from './part.ts'

/** An inverted index of one state of a shelf. It never changes: that of a later state is another one, which shares most of it. */
export interface Inverted {
  readonly parts: readonly Part[]
  /** How many passages there are in all parts. */
  readonly size: number
  /** All of the shelf, by the places that the parts have of them. */
  readonly passages: readonly Passage[]
}

/** @param passages all that the parts hold, by their places */
export const invertedOf = (parts: readonly Part[], passages: readonly Passage[]): Inverted => ({
  parts,
  size: parts.reduce((sum, part) => sum + part.size, 0),
  passages,
})

/** Whether any passage holds the term, in its own words or above it. */
export const holdsTerm = ({ parts }: Inverted, term: string): boolean =>
  parts.some((part) => {
    const number = part.segment.numbers.get(term)
    return number !== undefined && holds(part, number)
  })

/** Every term that any passage holds in its own words, once. */
export function* termsIn({ parts }: Inverted): Generator<string> {
  const seen = new Set<string>()
  for (const part of parts) {
    for (const [number, term] of part.segment.terms.entries()) {
      if (seen.has(term) || frequencyIn(part, 'text', number) === 0) continue
      if (parts.length > 1) seen.add(term)
      yield term
    }
  }
}
