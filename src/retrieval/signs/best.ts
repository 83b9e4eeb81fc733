import type { Kind } from '../question/asked-kind.ts'
import { FEATURE_NAMES, type FeatureName } from '../rank/features/features.ts'
import type { Signal } from '../rank/signals/evidence.ts'

/** A feature of the best sentence, as the ranking saw it. */
export const ofBest = (name: FeatureName): Signal => {
  const at = FEATURE_NAMES.indexOf(name)
  return ({ best }) => best.features[at] ?? 0
}

/** 1 where the question asks for a kind of thing of which the best sentence holds none. */
const lacks = (kind: Kind, holds: FeatureName): Signal => {
  const held = ofBest(holds)
  return (found) => (found.question.kind === kind && held(found) === 0 ? 1 : 0)
}

/** "When" was asked, and it holds no date. */
export const lacksDate = lacks('date', 'holdsDate')
/** "Where", and no place. */
export const lacksPlace = lacks('place', 'holdsPlace')
/** A figure was asked for, and it holds none. */
export const lacksNumber = lacks('number', 'holdsNumber')
/** The same of "how many", which nothing but a figure answers. */
export const lacksCount: Signal = (found) => (found.question.counts ? lacksNumber(found) : 0)
