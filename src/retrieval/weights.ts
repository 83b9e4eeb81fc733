import { FEATURE_NAMES } from './features/features.ts'
import { SIGN_NAMES } from './signs/signs.ts'

// Made by `npm run learn` (bench/learn) from the questions of SQuAD 2.0 (English) and XQuAD (Spanish); change it there.

/** What each feature of a sentence counts in its score. */
const ranking: Readonly<Record<(typeof FEATURE_NAMES)[number], number>> = {
  coverage: 3.343,
  kinCoverage: 5.699,
  beforeCoverage: 0.6,
  afterCoverage: -4.438,
  passageCoverage: -3.078,
  earlierCoverage: 4.0,
  headingCoverage: 1.23,
  wholeCoverage: 1.804,
  nearlyAll: 1.124,
  passageScore: 2.11,
  topicShare: 2.771,
  absentNames: -1.851,
  namesElsewhere: 4.584,
  askedElsewhere: -4.777,
  pairs: 0.313,
  passagePairs: 1.145,
  closeness: 2.528,
  phrase: 4.646,
  likeness: 4.387,
  passageLetters: 1.861,
  turnOfPhrase: 6.28,
  holdsPerson: 0.483,
  holdsDate: 0.767,
  holdsYear: 1.437,
  holdsPlace: 0.367,
  holdsNumber: 1.38,
  countsIt: 1.342,
  kindNear: 0.645,
  defines: 1.0,
  introduces: 2.5,
  opens: -6.0,
  length: -0.341,
  news: -0.386,
}

/** What each sign counts towards the confidence (the logit). */
const confidence: Readonly<Record<(typeof SIGN_NAMES)[number], number>> = {
  passageCoverage: 1.265,
  phrase: 1.186,
  likeness: 3.279,
  turnOfPhrase: 3.055,
  length: -0.642,
  toldShare: 4.551,
  namesLacked: -3.468,
  otherYear: -3.867,
  evidence: 1.387,
  together: -0.853,
  lead: 0.396,
  leadOverSubject: 0.371,
  unknown: -1.3,
  unknownFigure: -1.5,
  lacksDate: -0.802,
  lacksPlace: -0.151,
  lacksNumber: -2.371,
  lacksCount: -3.0,
}

const CONSTANT = -7.393

/** In the order of `FEATURES`. */
export const RANKING_WEIGHTS: readonly number[] = FEATURE_NAMES.map((name) => ranking[name])
/** In the order of `SIGNS`, then the constant. */
export const CONFIDENCE_WEIGHTS: readonly number[] = [...SIGN_NAMES.map((name) => confidence[name]), CONSTANT]
