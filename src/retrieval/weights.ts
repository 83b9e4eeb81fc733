import { FEATURE_NAMES } from './features/features.ts'
import { SIGN_NAMES } from './signs/signs.ts'

// Made by `npm run learn` (bench/learn) from the questions of SQuAD 2.0 (English) and XQuAD (Spanish); change it there.

/** What each feature of a sentence counts in its score. */
const ranking: Readonly<Record<(typeof FEATURE_NAMES)[number], number>> = {
  coverage: 3.348,
  kinCoverage: 5.702,
  beforeCoverage: 0.640,
  afterCoverage: -4.383,
  passageCoverage: -2.991,
  earlierCoverage: 3.000,
  headingCoverage: 1.244,
  wholeCoverage: 1.775,
  nearlyAll: 1.169,
  passageScore: 2.094,
  topicShare: 2.767,
  absentNames: -1.840,
  namesElsewhere: 4.548,
  askedElsewhere: -4.783,
  pairs: 0.315,
  passagePairs: 1.144,
  closeness: 2.546,
  phrase: 4.676,
  likeness: 4.423,
  passageLetters: 1.846,
  turnOfPhrase: 6.301,
  holdsPerson: 0.487,
  holdsDate: 0.766,
  holdsYear: 1.448,
  holdsPlace: 0.374,
  holdsNumber: 1.378,
  countsIt: 1.312,
  kindNear: 0.633,
  defines: 1.000,
  introduces: 2.500,
  opens: -6.000,
  length: -0.360,
  news: -0.370,
}

/** What each sign counts towards the confidence (the logit). */
const confidence: Readonly<Record<(typeof SIGN_NAMES)[number], number>> = {
  passageCoverage: 1.093,
  phrase: 1.186,
  likeness: 3.396,
  turnOfPhrase: 3.083,
  length: -0.647,
  toldShare: 4.466,
  namesLacked: -3.446,
  otherYear: -3.871,
  evidence: 1.376,
  together: -0.830,
  lead: 0.397,
  leadOverSubject: 0.370,
  unknown: -1.300,
  unknownFigure: -1.500,
  lacksDate: -0.796,
  lacksPlace: -0.160,
  lacksNumber: -2.367,
  lacksCount: -3.000,
}

const CONSTANT = -7.345

/** In the order of `FEATURES`. */
export const RANKING_WEIGHTS: readonly number[] = FEATURE_NAMES.map((name) => ranking[name])
/** In the order of `SIGNS`, then the constant. */
export const CONFIDENCE_WEIGHTS: readonly number[] = [
  ...SIGN_NAMES.map((name) => confidence[name]),
  CONSTANT,
]
