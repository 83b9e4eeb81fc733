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
  topicShare: 2.758,
  absentNames: -1.855,
  namesElsewhere: 4.546,
  askedElsewhere: -4.803,
  pairs: 0.275,
  passagePairs: 1.178,
  closeness: 2.566,
  phrase: 4.663,
  likeness: 4.411,
  passageLetters: 1.82,
  turnOfPhrase: 6.293,
  holdsPerson: 0.487,
  holdsDate: 0.749,
  holdsYear: 1.439,
  holdsPlace: 0.383,
  holdsNumber: 1.395,
  countsIt: 1.296,
  kindNear: 0.638,
  defines: 1.0,
  introduces: 2.5,
  opens: -4.0,
  recent: 3.0,
  length: -0.343,
  news: -0.376,
}

/** What each sign counts towards the confidence (the logit). */
const confidence: Readonly<Record<(typeof SIGN_NAMES)[number], number>> = {
  passageCoverage: 1.489,
  phrase: 1.227,
  likeness: 3.38,
  turnOfPhrase: 3.051,
  length: -0.622,
  toldShare: 4.529,
  namesLacked: -3.515,
  otherYear: -3.896,
  evidence: 1.372,
  together: -0.83,
  lead: 0.396,
  leadOverSubject: 0.359,
  unknown: -1.3,
  unknownFigure: -1.5,
  lacksDate: -0.808,
  lacksPlace: -0.154,
  lacksNumber: -2.344,
  lacksCount: -3.0,
  stale: -5.0,
}

const CONSTANT = -7.338

/** In the order of `FEATURES`. */
export const RANKING_WEIGHTS: readonly number[] = FEATURE_NAMES.map((name) => ranking[name])
/** In the order of `SIGNS`, then the constant. */
export const CONFIDENCE_WEIGHTS: readonly number[] = [...SIGN_NAMES.map((name) => confidence[name]), CONSTANT]
