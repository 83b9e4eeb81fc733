import { SIGN_NAMES } from './confidence.ts'
import { FEATURE_NAMES } from './features/features.ts'

// Made by `npm run learn` (bench/learn) from the questions of SQuAD 2.0 (English) and XQuAD (Spanish); change it there.

/** What each feature of a sentence counts in its score. */
const ranking: Readonly<Record<(typeof FEATURE_NAMES)[number], number>> = {
  coverage: 4.484,
  kinCoverage: 4.077,
  neighbourCoverage: 2.233,
  passageCoverage: -1.629,
  headingCoverage: 3.226,
  passageScore: 4.248,
  absentNames: -2.023,
  pairs: 0.904,
  phrase: 2.254,
  likeness: 4.064,
  turnOfPhrase: 5.104,
  holdsPerson: 1.59,
  holdsDate: 2.074,
  holdsPlace: 0.525,
  holdsNumber: 1.398,
  countsIt: 2.213,
  kindNear: 0.442,
  defines: 1.0,
  introduces: 2.5,
  opens: -4.0,
  length: -0.305,
  news: -0.341,
}

/** What each feature of the best sentence, and each sign, counts towards the confidence (the logit). */
const confidence: Readonly<Record<(typeof FEATURE_NAMES)[number] | (typeof SIGN_NAMES)[number], number>> = {
  coverage: 1.743,
  kinCoverage: 0.601,
  neighbourCoverage: 1.438,
  passageCoverage: 2.015,
  headingCoverage: 1.781,
  passageScore: -2.209,
  absentNames: -0.093,
  pairs: 0.134,
  phrase: 0.545,
  likeness: 2.878,
  turnOfPhrase: 1.359,
  holdsPerson: -0.715,
  holdsDate: -0.907,
  holdsPlace: -0.275,
  holdsNumber: -0.722,
  countsIt: -0.233,
  kindNear: -0.242,
  defines: 0.0,
  introduces: 0.0,
  opens: 0.0,
  length: 0.675,
  news: -1.13,
  score: 0.484,
  lead: 0.599,
  unknown: -1.26,
  unknownName: -1.5,
  fewTerms: -1.483,
  lacksPerson: 0.152,
  lacksDate: -0.75,
  lacksPlace: -0.339,
  lacksNumber: -1.575,
  lacksCount: -3.0,
}

const CONSTANT = -2.234

/** In the order of `FEATURES`. */
export const RANKING_WEIGHTS: readonly number[] = FEATURE_NAMES.map((name) => ranking[name])
/** In the order of `signsOf`, then the constant. */
export const CONFIDENCE_WEIGHTS: readonly number[] = [
  ...[...FEATURE_NAMES, ...SIGN_NAMES].map((name) => confidence[name]),
  CONSTANT,
]
