import { FEATURE_NAMES, type FeatureName } from './features/features.ts'
import { SIGNAL_NAMES, type SignalName } from './signals/signals.ts'

// Written by `npm run learn` (bench/learn) from the questions of SQuAD 2.0 (English) and XQuAD (Spanish). Make changes there.

/** The weight of each feature in a sentence's score. */
const ranking: Readonly<Record<FeatureName, number>> = {
  coverage: 3.348,
  relativeCoverage: 5.639,
  beforeCoverage: 0.557,
  afterCoverage: -4.329,
  passageCoverage: -2.978,
  earlierCoverage: 3.0,
  headingCoverage: 1.277,
  wholeCoverage: 1.785,
  nearlyAll: 1.165,
  passageScore: 2.092,
  topicShare: 2.738,
  absentNames: -1.831,
  namesElsewhere: 4.571,
  askedElsewhere: -4.723,
  pairs: 0.278,
  passagePairs: 1.16,
  closeness: 2.429,
  phrase: 4.718,
  likeness: 4.409,
  passageLetters: 1.86,
  turnOfPhrase: 6.313,
  holdsPerson: 0.475,
  holdsDate: 0.761,
  holdsYear: 1.445,
  holdsPlace: 0.357,
  holdsNumber: 2.08,
  countsIt: 1.152,
  kindNear: 0.667,
  defines: 1.0,
  introduces: 1.6,
  givesReason: 3.5,
  advises: 2.0,
  namesSubject: 2.0,
  spokenBy: 5.0,
  holdsSeveral: 1.5,
  leadsIn: -6.0,
  recent: 3.0,
  length: -0.369,
  newTerms: -0.378,
}

/** The weight of each signal in the logit of the confidence. */
const confidence: Readonly<Record<SignalName, number>> = {
  passageCoverage: 1.221,
  phrase: 1.207,
  likeness: 3.474,
  turnOfPhrase: 3.119,
  length: -0.633,
  coveredShare: 4.4,
  missingNames: -3.468,
  otherYear: -3.922,
  passageEvidence: 1.399,
  cooccurrence: -0.843,
  lead: 0.396,
  leadOverSubject: 0.427,
  unknown: -1.3,
  unknownFigure: -1.5,
  lacksDate: -0.849,
  lacksPlace: -0.156,
  lacksNumber: -2.377,
  lacksCount: -3.0,
  offSubject: -3.0,
  stale: -5.0,
}

const CONSTANT = -7.616

/** In the order of `FEATURES`. */
export const RANKING_WEIGHTS: readonly number[] = FEATURE_NAMES.map((name) => ranking[name])
/** In the order of `SIGNALS`, then the constant. */
export const CONFIDENCE_WEIGHTS: readonly number[] = [
  ...SIGNAL_NAMES.map((name) => confidence[name]),
  CONSTANT,
]
