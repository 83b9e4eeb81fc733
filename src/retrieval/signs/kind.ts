import { FEATURE_NAMES, type FeatureName } from '../features/features.ts'
import type { Kind } from '../kinds.ts'
import type { Sign } from './found.ts'

/** 1 where the question asks for a kind of thing of which the best sentence holds none. */
const lacks = (kind: Kind, holds: FeatureName): Sign => {
  const feature = FEATURE_NAMES.indexOf(holds)
  return ({ question, best }) => (question.kind === kind && best.features[feature] === 0 ? 1 : 0)
}

/** "Who" was asked, and it holds no other name. */
export const lacksPerson = lacks('person', 'holdsPerson')
/** "When", and no date. */
export const lacksDate = lacks('date', 'holdsDate')
/** "Where", and no place. */
export const lacksPlace = lacks('place', 'holdsPlace')
/** A figure was asked for, and it holds none. */
export const lacksNumber = lacks('number', 'holdsNumber')
/** The same of "how many", which nothing but a figure answers. */
export const lacksCount: Sign = (found) => (found.question.counts ? lacksNumber(found) : 0)
