import { COVERAGE_FEATURES } from './coverage.ts'
import { KIND_FEATURES } from './kind.ts'
import { SHAPE_FEATURES } from './shape.ts'
import { WORDING_FEATURES } from './wording.ts'

/**
 * What a sentence is ranked by: some thirty measurements of it against a question, each weighted (`../weights.ts`) and summed.
 * `docs/retrieval.md` says what each one is for. Their order here is the order of every list of features or weights.
 */
export const FEATURES = {
  ...COVERAGE_FEATURES,
  ...WORDING_FEATURES,
  ...KIND_FEATURES,
  ...SHAPE_FEATURES,
}

export type FeatureName = keyof typeof FEATURES

export const FEATURE_NAMES = Object.keys(FEATURES) as readonly FeatureName[]
