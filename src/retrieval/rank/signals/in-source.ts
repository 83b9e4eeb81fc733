import type { Question } from '../../question/question.ts'
import type { RankedSentence } from '../rank.ts'

/**
 * Whether the source of the best sentence has each term of a question: in what was found of it, in the words above, or as it was asked, anywhere
 * in its text. Other sources don't matter.
 */
export const termsInSource = (
  { terms }: Question,
  { candidate }: RankedSentence,
  ranked: readonly RankedSentence[],
): readonly boolean[] => {
  const { source } = candidate.passage
  /** In small letters. Made for this question only: it is as long as the source. */
  let lowered: string | undefined
  const mentions = (written: string): boolean => {
    lowered ??= source.text.toLowerCase()
    return lowered.includes(written.toLowerCase())
  }
  const own = ranked.filter((other) => other.candidate.passage.source === source)
  return terms.map(
    ({ written }, term) =>
      candidate.inHeading[term] === true ||
      candidate.inPreviousPassage[term] === true ||
      candidate.hits.some((places) => (places[term]?.length ?? 0) > 0) ||
      own.some(({ candidate: { hits }, at }) => (hits[at]?.[term]?.length ?? 0) > 0) ||
      mentions(written),
  )
}
