import { FEATURE_NAMES, type FeatureName } from './features/features.ts'
import { SIGNAL_NAMES, type SignalName } from './signals/signals.ts'

// Written by `npm run learn` (bench/learn) from the questions of SQuAD 2.0 (English) and XQuAD (Spanish). Make changes there.

/** The weight of each feature in a sentence's score. */
const ranking: Readonly<Record<FeatureName, number>> = {
  coverage: 3.348,
  relativeCoverage: 5.702,
  beforeCoverage: 0.64,
  afterCoverage: -4.383,
  passageCoverage: -2.991,
  earlierCoverage: 3.0,
  headingCoverage: 1.244,
  wholeCoverage: 1.775,
  nearlyAll: 1.169,
  passageScore: 2.094,
  topicShare: 2.767,
  absentNames: -1.84,
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
  defines: 1.0,
  introduces: 1.6,
  leadsIn: -6.0,
  recent: 3.0,
  length: -0.36,
  newTerms: -0.37,
}

/** The weight of each signal in the logit of the confidence. */
const confidence: Readonly<Record<SignalName, number>> = {
  passageCoverage: 1.088,
  phrase: 1.188,
  likeness: 3.363,
  turnOfPhrase: 3.073,
  length: -0.645,
  coveredShare: 4.479,
  missingNames: -3.462,
  otherYear: -3.873,
  passageEvidence: 1.381,
  cooccurrence: -0.837,
  lead: 0.397,
  leadOverSubject: 0.368,
  unknown: -1.3,
  unknownFigure: -1.5,
  lacksDate: -0.795,
  lacksPlace: -0.159,
  lacksNumber: -2.373,
  lacksCount: -3.0,
  stale: -5.0,
}

const CONSTANT = -7.336

/** In the order of `FEATURES`. */
export const RANKING_WEIGHTS: readonly number[] = FEATURE_NAMES.map((name) => ranking[name])
/** In the order of `SIGNALS`, then the constant. */
export const CONFIDENCE_WEIGHTS: readonly number[] = [
  ...SIGNAL_NAMES.map((name) => confidence[name]),
  CONSTANT,
]
