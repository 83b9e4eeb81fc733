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
  coverage: -1.535,
  kinCoverage: 0.541,
  neighbourCoverage: -2.905,
  passageCoverage: 0.869,
  headingCoverage: -1.335,
  phrase: 1.366,
  likeness: 3.286,
  turnOfPhrase: 3.37,
  length: -0.63,
  news: -0.092,
  toldShare: 6.838,
  wordLacked: 1.952,
  namesLacked: -4.209,
  thingAsked: -0.258,
  otherYear: -4.004,
  evidence: 1.492,
  together: -0.827,
  lead: 0.391,
  leadOverSubject: 0.485,
  unknown: -1.494,
  unknownName: -1.5,
  lacksDate: -0.807,
  lacksPlace: -0.51,
  lacksNumber: -2.383,
  lacksCount: -3.0,
}

const CONSTANT = -8.512

/** In the order of `FEATURES`. */
export const RANKING_WEIGHTS: readonly number[] = FEATURE_NAMES.map((name) => ranking[name])
/** In the order of `SIGNS`, then the constant. */
export const CONFIDENCE_WEIGHTS: readonly number[] = [...SIGN_NAMES.map((name) => confidence[name]), CONSTANT]
