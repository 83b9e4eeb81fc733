import type { Question } from '../question/question.ts'
import type { RankedSentence } from './rank.ts'
import { gatherEvidence } from './signals/evidence.ts'
import { SIGNAL_NAMES, SIGNALS } from './signals/signals.ts'
import { CONFIDENCE_WEIGHTS } from './weights.ts'

const signals = Object.values(SIGNALS)
const NAMES_ABSENT = SIGNAL_NAMES.indexOf('namesAbsent')

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

/** The most that an answer is sure whose source lacks a name that was asked about: too little to be claimed. */
const WITHOUT_NAME = 0.45

/** The probability that a logistic model gives for `values`. The last weight is its constant. */
export const logistic = (values: ArrayLike<number>, weights: ArrayLike<number>): number => {
  let sum = weights[values.length] ?? 0
  for (let k = 0; k < values.length; k += 1) sum += (values[k] ?? 0) * (weights[k] ?? 0)
  return 1 / (1 + Math.exp(-sum))
}

/**
 * The probability that the best sentence answers the question, from 0 to 1; 0 if nothing was found. Where its source has a name of the question
 * nowhere, it tells of something else, whatever it shares with the question otherwise.
 *
 * @param ranked best first
 * @param size of the shelf, in passages
 */
export const confidenceOf = (question: Question, ranked: readonly RankedSentence[], size: number): number => {
  const values = signalsOf(question, ranked, size)
  if (values === undefined) return 0
  const confidence = logistic(values, CONFIDENCE_WEIGHTS)
  return (values[NAMES_ABSENT] ?? 0) > 0 ? Math.min(WITHOUT_NAME, confidence) : confidence
}
