import { SIGN_NAMES } from './confidence.ts'
import { FEATURE_NAMES } from './features/features.ts'

// Made by `npm run learn` (bench/learn) from the questions of SQuAD 2.0 (English) and XQuAD (Spanish); change it there.

/** What each feature of a sentence counts in its score. */
const ranking: Readonly<Record<(typeof FEATURE_NAMES)[number], number>> = {
  coverage: 4.439,
  kinCoverage: 3.441,
  neighbourCoverage: 2.328,
  passageCoverage: -1.583,
  headingCoverage: 3.129,
  passageScore: 4.233,
  absentNames: -1.998,
  pairs: 0.855,
  phrase: 2.296,
  likeness: 5.296,
  turnOfPhrase: 5.22,
  holdsPerson: 1.644,
  holdsDate: 2.05,
  holdsPlace: 0.535,
  holdsNumber: 1.327,
  countsIt: 2.218,
  kindNear: 0.562,
  defines: 1.0,
  introduces: 2.5,
  opens: -4.0,
  length: -0.294,
  news: -0.318,
}

/** What each feature of the best sentence, and each sign, counts towards the confidence (the logit). */
const confidence: Readonly<Record<(typeof FEATURE_NAMES)[number] | (typeof SIGN_NAMES)[number], number>> = {
  coverage: 1.697,
  kinCoverage: 1.077,
  neighbourCoverage: 1.383,
  passageCoverage: 2.139,
  headingCoverage: 1.8,
  passageScore: -2.237,
  absentNames: -0.156,
  pairs: 0.158,
  phrase: 0.551,
  likeness: 2.853,
  turnOfPhrase: 1.204,
  holdsPerson: -0.581,
  holdsDate: -0.75,
  holdsPlace: -0.175,
  holdsNumber: -0.519,
  countsIt: -0.277,
  kindNear: -0.599,
  defines: 0.0,
  introduces: 0.0,
  opens: 0.0,
  length: 0.556,
  news: -1.06,
  score: 0.493,
  lead: 0.597,
  unknown: -1.342,
  unknownName: -1.5,
  fewTerms: -1.63,
  lacksPerson: 0.151,
  lacksDate: -0.762,
  lacksPlace: -0.087,
  lacksNumber: -1.695,
  lacksCount: -3.0,
}

const CONSTANT = -2.267

/** In the order of `FEATURES`. */
export const RANKING_WEIGHTS: readonly number[] = FEATURE_NAMES.map((name) => ranking[name])
/** In the order of `signsOf`, then the constant. */
export const CONFIDENCE_WEIGHTS: readonly number[] = [
  ...[...FEATURE_NAMES, ...SIGN_NAMES].map((name) => confidence[name]),
  CONSTANT,
]
