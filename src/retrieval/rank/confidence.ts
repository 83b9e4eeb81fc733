import type { Question } from '../question/question.ts'
import type { RankedSentence } from './rank.ts'
import { gatherEvidence } from './signals/evidence.ts'
import { SIGNALS } from './signals/signals.ts'
import { CONFIDENCE_WEIGHTS } from './weights.ts'

const signals = Object.values(SIGNALS)

/**
 * Measures the signals of the best sentence.
 *
 * @param ranked best first
 * @param size of the shelf, in passages
 * @returns the signals in the order of `SIGNALS`; undefined if nothing was found
 */
export const signalsOf = (
  question: Question,
  ranked: readonly RankedSentence[],
  size: number,
): number[] | undefined => {
  const best = ranked[0]
  if (best === undefined) return undefined
  const evidence = gatherEvidence(question, best, ranked, size)
  return signals.map((signal) => signal(evidence))
}

/** The probability that a logistic model gives for `values`. The last weight is its constant. */
export const logistic = (values: ArrayLike<number>, weights: ArrayLike<number>): number => {
  let sum = weights[values.length] ?? 0
  for (let k = 0; k < values.length; k += 1) sum += (values[k] ?? 0) * (weights[k] ?? 0)
  return 1 / (1 + Math.exp(-sum))
}

/**
 * The probability that the best sentence answers the question, from 0 to 1; 0 if nothing was found.
 *
 * @param ranked best first
 * @param size of the shelf, in passages
 */
export const confidenceOf = (question: Question, ranked: readonly RankedSentence[], size: number): number => {
  const values = signalsOf(question, ranked, size)
  return values === undefined ? 0 : logistic(values, CONFIDENCE_WEIGHTS)
}
