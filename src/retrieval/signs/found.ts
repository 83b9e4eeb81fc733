import type { Question } from '../question.ts'
import type { RankedSentence } from '../rank.ts'

/** What a sign looks at: a question, and all that was found for it. */
export interface Found {
  readonly question: Question
  /** The best sentence: the answer, if there is one. */
  readonly best: RankedSentence
  /** Every sentence of the candidates, best first; beside `best`, what stands against it. */
  readonly ranked: readonly RankedSentence[]
  /** How many passages the shelf has. */
  readonly size: number
}

/** One thing that tells whether the best sentence answers, as a number; most lie between 0 and 1. */
export type Sign = (found: Found) => number
