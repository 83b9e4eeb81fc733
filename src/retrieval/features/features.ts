import {
  absentNames,
  coverage,
  headingCoverage,
  kinCoverage,
  neighbourCoverage,
  passageCoverage,
  passageScore,
} from './coverage.ts'
import {
  countsIt,
  defines,
  holdsDate,
  holdsNumber,
  holdsPerson,
  holdsPlace,
  introduces,
  kindNear,
} from './kind.ts'
import { length, news, opens } from './shape.ts'
import type { Feature } from './view.ts'
import { likeness, pairs, phrase, turnOfPhrase } from './wording.ts'

/** Every feature by its name: the table that weights are learned for. */
export const FEATURES = {
  coverage,
  kinCoverage,
  neighbourCoverage,
  passageCoverage,
  headingCoverage,
  passageScore,
  absentNames,
  pairs,
  phrase,
  likeness,
  turnOfPhrase,
  holdsPerson,
  holdsDate,
  holdsPlace,
  holdsNumber,
  countsIt,
  kindNear,
  defines,
  introduces,
  opens,
  length,
  news,
} satisfies Readonly<Record<string, Feature>>

export type FeatureName = keyof typeof FEATURES

/** The names in the order of every list of features or weights. */
export const FEATURE_NAMES = Object.keys(FEATURES) as readonly FeatureName[]
