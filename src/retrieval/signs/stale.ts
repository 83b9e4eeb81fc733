import { staleness } from '../question/recency.ts'
import type { Signal } from '../rank/signals/evidence.ts'

/** Whether the best sentence's source is too old for a question about this week, this month or this year, as the shelf goes: 0 to 1. */
export const stale: Signal = ({ question: { moment }, best: { candidate } }) =>
  moment === undefined ? 0 : staleness(moment, candidate.passage.source)
