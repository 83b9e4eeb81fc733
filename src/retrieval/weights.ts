import { SIGN_NAMES } from './confidence.ts'
import { FEATURE_NAMES } from './features/features.ts'

// Made by `npm run learn` (bench/learn) from the questions of SQuAD 2.0 (English) and XQuAD (Spanish); change it there.

/** What each feature of a sentence counts in its score. */
const ranking: Readonly<Record<(typeof FEATURE_NAMES)[number], number>> = {
  coverage: 4.474,
  kinCoverage: 3.381,
  neighbourCoverage: 2.345,
  passageCoverage: -1.484,
  headingCoverage: 3.06,
  passageScore: 4.235,
  absentNames: -1.963,
  pairs: 0.838,
  phrase: 2.307,
  likeness: 5.304,
  turnOfPhrase: 5.244,
  holdsPerson: 1.226,
  holdsDate: 1.738,
  holdsPlace: 0.339,
  holdsNumber: 1.374,
  kindNear: 0.846,
  defines: 1.0,
  introduces: 2.5,
  asks: -4.0,
  length: -0.32,
  news: -0.306,
}

/** What each feature of the best sentence, and each sign, counts towards the confidence (the logit). */
const confidence: Readonly<Record<(typeof FEATURE_NAMES)[number] | (typeof SIGN_NAMES)[number], number>> = {
  coverage: 1.706,
  kinCoverage: 0.985,
  neighbourCoverage: 1.372,
  passageCoverage: 1.923,
  headingCoverage: 1.756,
  passageScore: -2.195,
  absentNames: -0.181,
  pairs: 0.016,
  phrase: 0.721,
  likeness: 2.989,
  turnOfPhrase: 1.08,
  holdsPerson: -0.31,
  holdsDate: -0.65,
  holdsPlace: -0.093,
  holdsNumber: -0.476,
  kindNear: -0.681,
  defines: 0.0,
  introduces: 0.0,
  asks: 0.0,
  length: 0.539,
  news: -1.038,
  score: 0.505,
  lead: 0.6,
  unknown: -1.57,
  unknownName: 0.097,
  fewTerms: -1.832,
  lacksPerson: 0.028,
  lacksDate: -0.43,
  lacksPlace: -0.13,
  lacksNumber: -0.702,
  lacksCount: -3.0,
}

const CONSTANT = -2.396

/** In the order of `FEATURES`. */
export const RANKING_WEIGHTS: readonly number[] = FEATURE_NAMES.map((name) => ranking[name])
/** In the order of `signsOf`, then the constant. */
export const CONFIDENCE_WEIGHTS: readonly number[] = [
  ...[...FEATURE_NAMES, ...SIGN_NAMES].map((name) => confidence[name]),
  CONSTANT,
]
