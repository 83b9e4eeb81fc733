import { FEATURE_NAMES, type FeatureName } from './features/features.ts'
import { SIGNAL_NAMES, type SignalName } from './signals/signals.ts'

// Written by `npm run learn` (bench/learn) from the questions of SQuAD 2.0 (English) and XQuAD (Spanish). Make changes there.

/** The weight of each feature in a sentence's score. */
const ranking: Readonly<Record<FeatureName, number>> = {
  coverage: 3.327,
  relativeCoverage: 5.516,
  beforeCoverage: 0.586,
  afterCoverage: -4.259,
  passageCoverage: -3.09,
  earlierCoverage: 3.0,
  headingCoverage: 1.329,
  wholeCoverage: 1.693,
  nearlyAll: 1.123,
  passageScore: 2.105,
  topicShare: 2.772,
  absentNames: -1.843,
  namesElsewhere: 4.611,
  askedElsewhere: -4.465,
  pairs: 0.299,
  passagePairs: 1.174,
  closeness: 2.524,
  phrase: 4.713,
  likeness: 4.29,
  passageLetters: 1.842,
  turnOfPhrase: 6.291,
  holdsPerson: 1.4,
  holdsDate: 2.0,
  holdsYear: 1.2,
  holdsPlace: 1.0,
  holdsNumber: 4.0,
  countsIt: 1.2,
  kindNear: 0.564,
  defines: 1.0,
  introduces: 1.6,
  givesReason: 3.5,
  advises: 2.0,
  namesSubject: 2.0,
  spokenBy: 5.0,
  holdsSeveral: 1.5,
  leadsIn: -6.0,
  recent: 3.0,
  length: -0.366,
  newTerms: -0.374,
}

/** The weight of each signal in the logit of the confidence. */
const confidence: Readonly<Record<SignalName, number>> = {
  passageCoverage: -0.064,
  phrase: 0.745,
  likeness: 2.482,
  turnOfPhrase: 2.597,
  length: -0.47,
  coveredShare: 3.111,
  missingNames: -1.787,
  otherYear: -4.267,
  passageEvidence: 1.046,
  cooccurrence: -0.294,
  lead: 0.328,
  leadOverSubject: 0.517,
  absent: -2.0,
  absentFigure: -1.5,
  lacksDate: -1.2,
  lacksPlace: -0.162,
  lacksNumber: -1.5,
  lacksCount: -3.0,
  offSubject: -3.0,
  notSpoken: -2.5,
  stale: -5.0,
  namesAway: -0.414,
  namesAbsent: -1.643,
  noName: -1.2,
  otherCountry: -2.5,
  otherName: -1.306,
  otherFigure: -4.0,
  ofOthers: -2.0,
  otherOrdinal: -2.586,
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

const CONSTANT = -6.407

/** In the order of `FEATURES`. */
export const RANKING_WEIGHTS: readonly number[] = FEATURE_NAMES.map((name) => ranking[name])
/** In the order of `SIGNALS`, then the constant. */
export const CONFIDENCE_WEIGHTS: readonly number[] = [
  ...SIGNAL_NAMES.map((name) => confidence[name]),
  CONSTANT,
]
