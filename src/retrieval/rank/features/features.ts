import { recent } from '../../features/time.ts'
import {
  absentNames,
  afterCoverage,
  askedElsewhere,
  beforeCoverage,
  coverage,
  earlierCoverage,
  headingCoverage,
  kinCoverage,
  namesElsewhere,
  nearlyAll,
  passageCoverage,
  passageScore,
  topicShare,
  wholeCoverage,
} from './coverage.ts'
import {
  countsIt,
  defines,
  holdsDate,
  holdsNumber,
  holdsPerson,
  holdsPlace,
  holdsYear,
  introduces,
  kindNear,
} from './kind.ts'
import { length, news, opens } from './shape.ts'
import type { Feature } from './view.ts'
import { closeness, likeness, pairs, passageLetters, passagePairs, phrase, turnOfPhrase } from './wording.ts'

/** Every feature by its name: the table that weights are learned for. */
export const FEATURES = {
  coverage,
  kinCoverage,
  beforeCoverage,
  afterCoverage,
  passageCoverage,
  earlierCoverage,
  headingCoverage,
  wholeCoverage,
  nearlyAll,
  passageScore,
  topicShare,
  absentNames,
  namesElsewhere,
  askedElsewhere,
  pairs,
  passagePairs,
  closeness,
  phrase,
  likeness,
  passageLetters,
  turnOfPhrase,
  holdsPerson,
  holdsDate,
  holdsYear,
  holdsPlace,
  holdsNumber,
  countsIt,
  kindNear,
  defines,
  introduces,
  opens,
  recent,
  length,
  news,
} satisfies Readonly<Record<string, Feature>>

export type FeatureName = keyof typeof FEATURES

/** The names in the order of every list of features or weights. */
export const FEATURE_NAMES = Object.keys(FEATURES) as readonly FeatureName[]
