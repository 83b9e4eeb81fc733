import { isYear } from '../question/of-kind.ts'
import type { RankedSentence } from '../rank/rank.ts'
import type { Evidence, Signal } from '../rank/signals/evidence.ts'

/** The share of the question's weight that is told, in the same words or others, by the best sentence, those beside it and what stands above. */
export const toldShare: Signal = ({ question: { terms, weight }, coverage: told }) =>
  weight === 0 ? 0 : terms.reduce((sum, { weight: own }, term) => sum + own * (told[term] ?? 0), 0) / weight

const passageHolds = ({ candidate }: RankedSentence, term: number): boolean =>
  candidate.inHeading[term] === true || candidate.hits.some((places) => (places[term]?.length ?? 0) > 0)

/** What a name counts as lacking that the passage does not hold and its source does: an article names its subject once. */
const ELSEWHERE = 0.5

/** How much a term is lacking: 0 where the best sentence's passage or what stands above it holds it, 1 where nothing found of its source does. */
const lacking = ({ best, ranked }: Evidence, term: number): number => {
  if (passageHolds(best, term)) return 0
  const { source } = best.candidate.passage
  const elsewhere = ranked.some(
    (other) =>
      other.candidate.passage.source === source && (other.candidate.hits[other.at]?.[term]?.length ?? 0) > 0,
  )
  return elsewhere ? ELSEWHERE : 1
}

/** How many of the question's names are lacking, over two: the right fact about somebody else. */
export const namesLacked: Signal = (found) =>
  found.question.terms.reduce((sum, { name }, term) => sum + (name ? lacking(found, term) : 0), 0) / 2

/** Whether the question names a year that stands neither in the sentence nor beside it, while the sentence names another. */
export const otherYear: Signal = ({ question: { terms, words }, best: { sentence }, coverage: told }) => {
  const lacked = terms.some(({ word }, term) => isYear(word) && (told[term] ?? 0) === 0)
  return lacked && sentence.tokens.some(({ word }) => isYear(word) && !words.includes(word)) ? 1 : 0
}
