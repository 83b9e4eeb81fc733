import { SIGN_NAMES } from './confidence.ts'
import { FEATURE_NAMES } from './features/features.ts'

// Made by `npm run learn` (bench/learn) from the questions of SQuAD 2.0 (English) and XQuAD (Spanish); change it there.

/** What each feature of a sentence counts in its score. */
const ranking: Readonly<Record<(typeof FEATURE_NAMES)[number], number>> = {
  coverage: 4.443,
  kinCoverage: 3.455,
  neighbourCoverage: 2.307,
  passageCoverage: -1.595,
  headingCoverage: 3.124,
  passageScore: 4.241,
  absentNames: -2.007,
  pairs: 0.856,
  phrase: 2.264,
  likeness: 5.332,
  turnOfPhrase: 5.199,
  holdsPerson: 1.563,
  holdsDate: 2.1,
  holdsPlace: 0.595,
  holdsNumber: 1.382,
  countsIt: 2.246,
  kindNear: 0.441,
  defines: 1.0,
  introduces: 2.5,
  opens: -4.0,
  length: -0.302,
  news: -0.314,
}

/** What each feature of the best sentence, and each sign, counts towards the confidence (the logit). */
const confidence: Readonly<Record<(typeof FEATURE_NAMES)[number] | (typeof SIGN_NAMES)[number], number>> = {
  coverage: 1.632,
  kinCoverage: 1.121,
  neighbourCoverage: 1.505,
  passageCoverage: 2.161,
  headingCoverage: 1.797,
  passageScore: -2.228,
  absentNames: -0.114,
  pairs: 0.168,
  phrase: 0.557,
  likeness: 2.849,
  turnOfPhrase: 1.265,
  holdsPerson: -0.641,
  holdsDate: -0.85,
  holdsPlace: -0.243,
  holdsNumber: -0.651,
  countsIt: -0.33,
  kindNear: -0.343,
  defines: 0.0,
  introduces: 0.0,
  opens: 0.0,
  length: 0.575,
  news: -1.093,
  score: 0.495,
  lead: 0.597,
  unknown: -1.285,
  unknownName: -1.5,
  fewTerms: -1.598,
  lacksPerson: 0.103,
  lacksDate: -0.774,
  lacksPlace: -0.553,
  lacksNumber: -1.694,
  lacksCount: -3.0,
}

const CONSTANT = -2.24

/** In the order of `FEATURES`. */
export const RANKING_WEIGHTS: readonly number[] = FEATURE_NAMES.map((name) => ranking[name])
/** In the order of `signsOf`, then the constant. */
export const CONFIDENCE_WEIGHTS: readonly number[] = [
  ...[...FEATURE_NAMES, ...SIGN_NAMES].map((name) => confidence[name]),
  CONSTANT,
]
