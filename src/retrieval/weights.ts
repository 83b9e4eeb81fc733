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

/** What each sign counts towards the confidence (the logit). */
const confidence: Readonly<Record<(typeof SIGN_NAMES)[number], number>> = {
  passageCoverage: 1.34,
  phrase: 1.665,
  likeness: 4.178,
  turnOfPhrase: 3.912,
  length: -0.722,
  toldShare: 4.668,
  namesLacked: -3.757,
  otherYear: -4.005,
  evidence: 1.266,
  together: -1.056,
  lead: 0.38,
  leadOverSubject: 0.496,
  unknown: -1.3,
  unknownFigure: -1.5,
  lacksDate: -0.812,
  lacksPlace: -0.589,
  lacksNumber: -2.444,
  lacksCount: -3.0,
}

const CONSTANT = -8.289

/** In the order of `FEATURES`. */
export const RANKING_WEIGHTS: readonly number[] = FEATURE_NAMES.map((name) => ranking[name])
/** In the order of `SIGNS`, then the constant. */
export const CONFIDENCE_WEIGHTS: readonly number[] = [...SIGN_NAMES.map((name) => confidence[name]), CONSTANT]
