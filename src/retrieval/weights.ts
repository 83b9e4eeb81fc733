import { FEATURE_NAMES } from './features/features.ts'
import { SIGN_NAMES } from './signs/signs.ts'

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
  coverage: 2.302,
  kinCoverage: 2.365,
  neighbourCoverage: 1.194,
  passageCoverage: 2.749,
  headingCoverage: 2.58,
  passageScore: -1.848,
  absentNames: -1.59,
  pairs: 0.113,
  phrase: 0.617,
  likeness: 4.471,
  turnOfPhrase: 2.59,
  holdsPerson: -0.313,
  holdsDate: -0.294,
  holdsPlace: -0.13,
  holdsNumber: -0.513,
  countsIt: 0.078,
  kindNear: 0.035,
  defines: 0.0,
  introduces: 0.0,
  opens: 0.0,
  length: -0.471,
  news: -0.155,
  score: 0.163,
  lead: 0.405,
  leadOverSubject: 0.546,
  evidence: 1.243,
  namesFar: -2.974,
  unknown: -1.176,
  unknownName: -1.5,
  fewTerms: 0.118,
  lacksPerson: 0.134,
  lacksDate: -0.775,
  lacksPlace: -0.467,
  lacksNumber: -2.254,
  lacksCount: -3.0,
}

const CONSTANT = -6.07

/** In the order of `FEATURES`. */
export const RANKING_WEIGHTS: readonly number[] = FEATURE_NAMES.map((name) => ranking[name])
/** In the order of `signsOf`, then the constant. */
export const CONFIDENCE_WEIGHTS: readonly number[] = [
  ...[...FEATURE_NAMES, ...SIGN_NAMES].map((name) => confidence[name]),
  CONSTANT,
]
