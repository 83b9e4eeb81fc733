import {
  absentNames,
  coverage,
  headingCoverage,
  kinCoverage,
  neighbourCoverage,
  passageCoverage,
  passageScore,
} from './coverage.ts'
import { defines, holdsDate, holdsNumber, holdsPerson, holdsPlace, introduces, kindNear } from './kind.ts'
import { asks, length, news } from './shape.ts'
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
  kindNear,
  defines,
  introduces,
  asks,
  length,
  news,
} satisfies Readonly<Record<string, Feature>>

export type FeatureName = keyof typeof FEATURES

/** The names in the order of every list of features or weights. */
export const FEATURE_NAMES = Object.keys(FEATURES) as readonly FeatureName[]
