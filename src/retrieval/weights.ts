import { FEATURE_NAMES } from './features/features.ts'
import { SIGN_NAMES } from './signs/signs.ts'

// Made by `npm run learn` (bench/learn) from the questions of SQuAD 2.0 (English) and XQuAD (Spanish); change it there.

/** What each feature of a sentence counts in its score. */
const ranking: Readonly<Record<(typeof FEATURE_NAMES)[number], number>> = {
  coverage: 3.452,
  kinCoverage: 5.716,
  neighbourCoverage: -3.615,
  beforeCoverage: 4.335,
  passageCoverage: -2.899,
  headingCoverage: 1.305,
  wholeCoverage: 1.759,
  nearlyAll: 1.043,
  passageScore: 2.104,
  topicShare: 2.757,
  absentNames: -1.855,
  namesElsewhere: 4.546,
  askedElsewhere: -4.803,
  pairs: 0.275,
  passagePairs: 1.178,
  closeness: 2.566,
  phrase: 4.663,
  likeness: 4.411,
  passageLetters: 1.820,
  turnOfPhrase: 6.293,
  holdsPerson: 0.487,
  holdsDate: 0.749,
  holdsYear: 1.439,
  holdsPlace: 0.383,
  holdsNumber: 1.395,
  countsIt: 1.296,
  kindNear: 0.638,
  defines: 1.000,
  introduces: 2.500,
  opens: -4.000,
  length: -0.343,
  news: -0.376,
}

/** What each sign counts towards the confidence (the logit). */
const confidence: Readonly<Record<(typeof SIGN_NAMES)[number], number>> = {
  coverage: -1.678,
  kinCoverage: -1.953,
  neighbourCoverage: -1.353,
  passageCoverage: 1.662,
  headingCoverage: -0.341,
  phrase: 1.038,
  likeness: 2.830,
  turnOfPhrase: 3.005,
  length: -0.508,
  news: -0.103,
  toldShare: 6.760,
  wordLacked: 2.065,
  namesLacked: -3.820,
  thingAsked: -0.307,
  otherYear: -3.902,
  evidence: 1.452,
  together: -0.578,
  lead: 0.411,
  leadOverSubject: 0.340,
  unknown: -1.575,
  unknownName: -1.500,
  lacksDate: -0.785,
  lacksPlace: -0.122,
  lacksNumber: -2.377,
  lacksCount: -3.000,
}

const CONSTANT = -7.726

/** In the order of `FEATURES`. */
export const RANKING_WEIGHTS: readonly number[] = FEATURE_NAMES.map((name) => ranking[name])
/** In the order of `SIGNS`, then the constant. */
export const CONFIDENCE_WEIGHTS: readonly number[] = [
  ...SIGN_NAMES.map((name) => confidence[name]),
  CONSTANT,
]
