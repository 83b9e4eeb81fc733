import { FEATURE_NAMES, type FeatureName } from './features/features.ts'
import { SIGNAL_NAMES, type SignalName } from './signals/signals.ts'

// Written by `npm run learn` (bench/learn) from the questions of SQuAD 2.0 (English) and XQuAD (Spanish). Make changes there.

/** The weight of each feature in a sentence's score. */
const ranking: Readonly<Record<FeatureName, number>> = {
  coverage: 3.323,
  relativeCoverage: 5.552,
  beforeCoverage: 0.564,
  afterCoverage: -4.24,
  passageCoverage: -3.093,
  earlierCoverage: 3.0,
  headingCoverage: 1.335,
  wholeCoverage: 1.687,
  nearlyAll: 1.121,
  passageScore: 2.113,
  topicShare: 2.725,
  absentNames: -1.851,
  namesElsewhere: 4.631,
  askedElsewhere: -4.459,
  pairs: 0.315,
  passagePairs: 1.191,
  closeness: 2.538,
  phrase: 4.727,
  likeness: 4.288,
  passageLetters: 1.827,
  turnOfPhrase: 6.267,
  holdsPerson: 1.4,
  holdsDate: 2.0,
  holdsYear: 1.2,
  holdsPlace: 1.0,
  holdsNumber: 4.0,
  countsIt: 1.2,
  kindNear: 0.567,
  defines: 1.0,
  introduces: 1.6,
  givesReason: 3.5,
  advises: 2.0,
  namesSubject: 2.0,
  spokenBy: 5.0,
  holdsSeveral: 1.5,
  leadsIn: -6.0,
  recent: 3.0,
  length: -0.356,
  newTerms: -0.389,
}

/** The weight of each signal in the logit of the confidence. */
const confidence: Readonly<Record<SignalName, number>> = {
  passageCoverage: -0.015,
  phrase: 0.742,
  likeness: 2.434,
  turnOfPhrase: 2.56,
  length: -0.47,
  coveredShare: 3.134,
  missingNames: -1.789,
  otherYear: -4.09,
  passageEvidence: 1.044,
  cooccurrence: -0.27,
  lead: 0.322,
  leadOverSubject: 0.521,
  absent: -2.0,
  absentFigure: -1.5,
  lacksDate: -1.2,
  lacksPlace: -0.042,
  lacksNumber: -1.5,
  lacksCount: -3.0,
  offSubject: -3.0,
  notSpoken: -2.5,
  stale: -5.0,
  namesAway: -0.412,
  namesAbsent: -1.653,
  noName: -1.2,
  otherCountry: -2.5,
  otherName: -1.271,
  otherFigure: -4.0,
  ofOthers: -2.0,
  otherOrdinal: -2.557,
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

const CONSTANT = -6.404

/** In the order of `FEATURES`. */
export const RANKING_WEIGHTS: readonly number[] = FEATURE_NAMES.map((name) => ranking[name])
/** In the order of `SIGNALS`, then the constant. */
export const CONFIDENCE_WEIGHTS: readonly number[] = [
  ...SIGNAL_NAMES.map((name) => confidence[name]),
  CONSTANT,
]
