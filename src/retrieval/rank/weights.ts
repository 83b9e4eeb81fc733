import { FEATURE_NAMES, type FeatureName } from './features/features.ts'
import { SIGNAL_NAMES, type SignalName } from './signals/signals.ts'

// Written by `npm run learn` (bench/learn) from the questions of SQuAD 2.0 (English) and XQuAD (Spanish). Make changes there.

/** The weight of each feature in a sentence's score. */
const ranking: Readonly<Record<FeatureName, number>> = {
  coverage: 3.33,
  relativeCoverage: 5.541,
  beforeCoverage: 0.597,
  afterCoverage: -4.281,
  passageCoverage: -3.109,
  earlierCoverage: 3.0,
  headingCoverage: 1.337,
  wholeCoverage: 1.691,
  nearlyAll: 1.114,
  passageScore: 2.111,
  topicShare: 2.771,
  absentNames: -1.844,
  namesElsewhere: 4.602,
  askedElsewhere: -4.511,
  pairs: 0.295,
  passagePairs: 1.178,
  closeness: 2.52,
  phrase: 4.722,
  likeness: 4.277,
  passageLetters: 1.847,
  turnOfPhrase: 6.297,
  holdsPerson: 0.54,
  holdsDate: 0.76,
  holdsYear: 1.547,
  holdsPlace: 0.413,
  holdsNumber: 2.269,
  countsIt: 1.2,
  kindNear: 0.551,
  defines: 1.0,
  introduces: 1.6,
  givesReason: 3.5,
  advises: 2.0,
  namesSubject: 2.0,
  spokenBy: 5.0,
  holdsSeveral: 1.5,
  leadsIn: -6.0,
  recent: 3.0,
  length: -0.378,
  newTerms: -0.364,
}

/** The weight of each signal in the logit of the confidence. */
const confidence: Readonly<Record<SignalName, number>> = {
  passageCoverage: -0.051,
  phrase: 0.735,
  likeness: 2.459,
  turnOfPhrase: 2.641,
  length: -0.475,
  coveredShare: 3.122,
  missingNames: -1.793,
  otherYear: -4.266,
  passageEvidence: 1.049,
  cooccurrence: -0.295,
  lead: 0.331,
  leadOverSubject: 0.511,
  absent: -2.0,
  absentFigure: -1.5,
  lacksDate: -1.2,
  lacksPlace: -0.14,
  lacksNumber: -1.5,
  lacksCount: -3.0,
  offSubject: -3.0,
  notSpoken: -2.5,
  stale: -5.0,
  namesAway: -0.405,
  namesAbsent: -1.637,
  noName: -1.2,
  otherCountry: -2.5,
  otherName: -1.306,
  otherFigure: -4.0,
  ofOthers: -2.0,
  otherOrdinal: -2.592,
  noOrdinal: -3.0,
  lacksName: -3.0,
  lacksHeld: -3.0,
  heldByAnother: -4.0,
  otherUnit: -4.5,
  countsOther: -3.0,
  notDone: -3.0,
  lacksDeed: -1.5,
  tellsNeither: -2.5,
  notTold: -2.0,
  lacksQuality: -2.0,
  lacksReason: -2.0,
}

const CONSTANT = -6.486

/** In the order of `FEATURES`. */
export const RANKING_WEIGHTS: readonly number[] = FEATURE_NAMES.map((name) => ranking[name])
/** In the order of `SIGNALS`, then the constant. */
export const CONFIDENCE_WEIGHTS: readonly number[] = [
  ...SIGNAL_NAMES.map((name) => confidence[name]),
  CONSTANT,
]
