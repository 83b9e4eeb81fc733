import { nearness } from '../question/recency.ts'
import type { Feature } from '../rank/features/view.ts'

/** For a question about now, how near to that its source was published: 0 to 1. */
export const recent: Feature = ({ question: { moment }, candidate }) =>
  moment === undefined ? 0 : nearness(moment, candidate.passage.source)
