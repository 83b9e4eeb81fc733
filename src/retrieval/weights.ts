import { SIGN_NAMES } from './confidence.ts'
import { FEATURE_NAMES } from './features/features.ts'

// Made by `npm run learn` (bench/learn) from the questions of SQuAD 2.0 (English) and XQuAD (Spanish); change it there.

/** What each feature of a sentence counts in its score. */
const ranking: Readonly<Record<(typeof FEATURE_NAMES)[number], number>> = {
  coverage: 3.951,
  kinCoverage: 3.349,
  neighbourCoverage: 2.882,
  passageCoverage: -0.891,
  headingCoverage: 3.153,
  passageScore: 3.909,
  absentNames: -2.005,
  pairs: 0.749,
  phrase: 2.329,
  likeness: 4.26,
  letters: 2.584,
  turnOfPhrase: 3.732,
  holdsPerson: 1.221,
  holdsDate: 1.738,
  holdsPlace: 0.347,
  holdsNumber: 1.371,
  kindNear: 0.853,
  defines: 1.0,
  introduces: 2.5,
  asks: -4.0,
  length: -0.253,
  news: -0.393,
}

/** What each feature of the best sentence, and each sign, counts towards the confidence (the logit). */
const confidence: Readonly<Record<(typeof FEATURE_NAMES)[number] | (typeof SIGN_NAMES)[number], number>> = {
  coverage: 1.457,
  kinCoverage: 1.018,
  neighbourCoverage: 1.161,
  passageCoverage: 1.805,
  headingCoverage: 1.874,
  passageScore: -1.794,
  absentNames: -0.252,
  pairs: -0.022,
  phrase: 1.039,
  likeness: 2.892,
  letters: 0.686,
  turnOfPhrase: 0.456,
  holdsPerson: -0.279,
  holdsDate: -0.615,
  holdsPlace: -0.113,
  holdsNumber: -0.503,
  kindNear: -0.635,
  defines: 0.0,
  introduces: 0.0,
  asks: 0.0,
  length: 0.561,
  news: -1.048,
  score: 0.476,
  lead: 0.61,
  unknown: -1.492,
  unknownName: 0.111,
  fewTerms: -2.138,
  lacksPerson: 0.02,
  lacksDate: -0.451,
  lacksPlace: -0.121,
  lacksNumber: -0.664,
  lacksCount: -3.0,
}

const CONSTANT = -2.345

/** In the order of `FEATURES`. */
export const RANKING_WEIGHTS: readonly number[] = FEATURE_NAMES.map((name) => ranking[name])
/** In the order of `signsOf`, then the constant. */
export const CONFIDENCE_WEIGHTS: readonly number[] = [
  ...[...FEATURE_NAMES, ...SIGN_NAMES].map((name) => confidence[name]),
  CONSTANT,
]
