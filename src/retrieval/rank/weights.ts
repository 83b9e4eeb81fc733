import { FEATURE_NAMES, type FeatureName } from './features/features.ts'
import { SIGNAL_NAMES, type SignalName } from './signals/signals.ts'

// Written by `npm run learn` (bench/learn) from the questions of SQuAD 2.0 (English) and XQuAD (Spanish). Make changes there.

/** The weight of each feature in a sentence's score. */
const ranking: Readonly<Record<FeatureName, number>> = {
  coverage: 3.39,
  relativeCoverage: 5.583,
  beforeCoverage: 0.62,
  afterCoverage: -4.289,
  passageCoverage: -3.057,
  earlierCoverage: 3.0,
  headingCoverage: 1.296,
  wholeCoverage: 1.753,
  nearlyAll: 1.108,
  passageScore: 2.095,
  topicShare: 2.763,
  absentNames: -1.842,
  namesElsewhere: 4.578,
  askedElsewhere: -4.659,
  pairs: 0.276,
  passagePairs: 1.177,
  closeness: 2.465,
  phrase: 4.708,
  likeness: 4.38,
  passageLetters: 1.856,
  turnOfPhrase: 6.287,
  holdsPerson: 0.501,
  holdsDate: 0.726,
  holdsYear: 1.547,
  holdsPlace: 0.381,
  holdsNumber: 2.191,
  countsIt: 1.237,
  kindNear: 0.615,
  defines: 1.0,
  introduces: 1.6,
  givesReason: 3.5,
  advises: 2.0,
  namesSubject: 2.0,
  spokenBy: 5.0,
  holdsSeveral: 1.5,
  leadsIn: -6.0,
  recent: 3.0,
  length: -0.386,
  newTerms: -0.36,
}

/** The weight of each signal in the logit of the confidence. */
const confidence: Readonly<Record<SignalName, number>> = {
  passageCoverage: -0.115,
  phrase: 0.77,
  likeness: 2.184,
  turnOfPhrase: 2.663,
  length: -0.499,
  coveredShare: 3.022,
  missingNames: -1.431,
  otherYear: -4.216,
  passageEvidence: 1.001,
  cooccurrence: -0.224,
  lead: 0.334,
  leadOverSubject: 0.499,
  absent: -2.0,
  absentFigure: -1.5,
  lacksDate: -0.612,
  lacksPlace: -0.18,
  lacksNumber: -1.464,
  lacksCount: -3.0,
  offSubject: -3.0,
  notSpoken: -2.5,
  stale: -5.0,
  namesAway: -0.397,
  namesAbsent: -1.877,
  noName: -1.2,
  otherCountry: -2.5,
  otherName: -1.35,
  otherFigure: -4.0,
  ofOthers: -2.0,
  otherOrdinal: -2.867,
  noOrdinal: -3.0,
  lacksHeld: -3.0,
  heldByAnother: -4.0,
  otherUnit: -4.5,
  notDone: -2.5,
  lacksDeed: -1.5,
}

const CONSTANT = -6.484

/** In the order of `FEATURES`. */
export const RANKING_WEIGHTS: readonly number[] = FEATURE_NAMES.map((name) => ranking[name])
/** In the order of `SIGNALS`, then the constant. */
export const CONFIDENCE_WEIGHTS: readonly number[] = [
  ...SIGNAL_NAMES.map((name) => confidence[name]),
  CONSTANT,
]
