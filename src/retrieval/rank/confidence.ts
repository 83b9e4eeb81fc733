import { wordSet } from '../../language/fold.ts'
import type { Question } from '../question/question.ts'
import type { RankedSentence } from './rank.ts'
import { type Evidence, gatherEvidence } from './signals/evidence.ts'
import { SIGNAL_NAMES, SIGNALS } from './signals/signals.ts'
import { CONFIDENCE_WEIGHTS } from './weights.ts'

const signals = Object.values(SIGNALS)
/** The signals of what can be no answer, however much else speaks for it. */
const CANNOT = (
  [
    'namesAbsent',
    'lacksCount',
    'countsOther',
    'lacksName',
    'noOrdinal',
    'otherFigure',
    'otherUnit',
    'otherCountry',
    'tellsNeither',
    'heldByAnother',
  ] as const
).map((name) => SIGNAL_NAMES.indexOf(name))
const LACKS_NUMBER = SIGNAL_NAMES.indexOf('lacksNumber')
const LACKS_HELD = SIGNAL_NAMES.indexOf('lacksHeld')
const NO_NAME = SIGNAL_NAMES.indexOf('noName')
const OTHER_NAME = SIGNAL_NAMES.indexOf('otherName')

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
  const evidence = evidenceOf(question, ranked, size)
  return evidence && signals.map((signal) => signal(evidence))
}

const evidenceOf = (
  question: Question,
  ranked: readonly RankedSentence[],
  size: number,
): Evidence | undefined => {
  const [best] = ranked
  return best && gatherEvidence(question, best, ranked, size)
}

/** The most that an answer is sure that cannot be one: too little to be claimed. */
const NO_ANSWER = 0.45

/** A term is covered less by a word that is only spelt a little like it. */
const HELD = 0.5

/** Sums of money that a source calls so: another sum beside the same name is none. A price is told in many words. */
const OWN_NAME = wordSet('salary budget revenue turnover gdp salario presupuesto pib')

/**
 * Whether what is shown cannot tell the measure that was asked for: it has no figure, or only one of another unit, or what is measured stands
 * neither in it nor beside it. That counts only where the source has the word elsewhere: one that lacks it may say the same in another.
 */
const tellsNoMeasure = (
  { question: { measured, terms }, coverage, inSource }: Evidence,
  values: readonly number[],
): boolean => {
  if (measured === undefined) return false
  const { noun, of } = measured
  const isCalledSo = noun !== undefined && OWN_NAME.has(terms[noun]?.word ?? '')
  return (
    (values[LACKS_NUMBER] ?? 0) > 0 ||
    (isCalledSo && (coverage[noun] ?? 0) < HELD) ||
    (of !== undefined && (coverage[of] ?? 0) < HELD && inSource(of))
  )
}

/** The probability that a logistic model gives for `values`. The last weight is its constant. */
export const logistic = (values: ArrayLike<number>, weights: ArrayLike<number>): number => {
  let sum = weights[values.length] ?? 0
  for (let k = 0; k < values.length; k += 1) sum += (values[k] ?? 0) * (weights[k] ?? 0)
  return 1 / (1 + Math.exp(-sum))
}

/**
 * The probability that the best sentence answers the question, from 0 to 1; 0 if nothing was found. Where its source has a name of the question
 * nowhere, or what is shown has none of them but others, it tells of something else, whatever it shares with the question otherwise; without a figure of the thing it tells no count and no
 * measure, and without a name, or without the office, not who it was.
 *
 * @param ranked best first
 * @param size of the shelf, in passages
 */
export const confidenceOf = (question: Question, ranked: readonly RankedSentence[], size: number): number => {
  const evidence = evidenceOf(question, ranked, size)
  if (evidence === undefined) return 0
  const values = signals.map((signal) => signal(evidence))
  const confidence = logistic(values, CONFIDENCE_WEIGHTS)
  const holds = (at: number): boolean => (values[at] ?? 0) > 0
  const tellsNobody = question.kind === 'person' && (values[LACKS_HELD] ?? 0) >= 1
  const tellsOfOthers = holds(NO_NAME) && holds(OTHER_NAME)
  const cannot = tellsNobody || tellsOfOthers || CANNOT.some(holds) || tellsNoMeasure(evidence, values)
  return cannot ? Math.min(NO_ANSWER, confidence) : confidence
}
