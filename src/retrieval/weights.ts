import { SIGN_NAMES } from './confidence.ts'
import { FEATURE_NAMES } from './features/features.ts'

// Made by `npm run learn` (bench/learn) from the questions of SQuAD 2.0 (English) and XQuAD (Spanish); change it there.

/** What each feature of a sentence counts in its score. */
const ranking: Readonly<Record<(typeof FEATURE_NAMES)[number], number>> = {
  coverage: 4.468,
  kinCoverage: 4.078,
  neighbourCoverage: 2.258,
  passageCoverage: -1.625,
  headingCoverage: 3.186,
  passageScore: 4.249,
  absentNames: -2.020,
  pairs: 0.913,
  phrase: 2.256,
  likeness: 4.251,
  turnOfPhrase: 5.121,
  holdsPerson: 1.598,
  holdsDate: 2.096,
  holdsPlace: 0.549,
  holdsNumber: 1.362,
  countsIt: 2.239,
  kindNear: 0.425,
  defines: 1.000,
  introduces: 2.500,
  opens: -4.000,
  length: -0.304,
  news: -0.330,
}

/** What each feature of the best sentence, and each sign, counts towards the confidence (the logit). */
const confidence: Readonly<Record<(typeof FEATURE_NAMES)[number] | (typeof SIGN_NAMES)[number], number>> = {
  coverage: 1.608,
  kinCoverage: -0.008,
  neighbourCoverage: 1.455,
  passageCoverage: 1.861,
  headingCoverage: 1.732,
  passageScore: -2.171,
  absentNames: -0.137,
  pairs: 0.151,
  phrase: 0.614,
  likeness: 2.927,
  turnOfPhrase: 1.439,
  holdsPerson: -0.625,
  holdsDate: -0.810,
  holdsPlace: -0.253,
  holdsNumber: -0.592,
  countsIt: -0.242,
  kindNear: -0.338,
  defines: 0.000,
  introduces: 0.000,
  opens: 0.000,
  length: 0.620,
  news: -1.088,
  score: 0.473,
  lead: 0.605,
  unknown: -1.301,
  unknownName: -1.500,
  fewTerms: -1.473,
  lacksPerson: 0.234,
  lacksDate: -0.709,
  lacksPlace: -0.316,
  lacksNumber: -1.717,
  lacksCount: -3.000,
}

const CONSTANT = -2.212

/** In the order of `FEATURES`. */
export const RANKING_WEIGHTS: readonly number[] = FEATURE_NAMES.map((name) => ranking[name])
/** In the order of `signsOf`, then the constant. */
export const CONFIDENCE_WEIGHTS: readonly number[] = [
  ...[...FEATURE_NAMES, ...SIGN_NAMES].map((name) => confidence[name]),
  CONSTANT,
]
