import type { Source } from '../../../model.ts'
import type { Question } from '../../question/question.ts'
import type { RankedSentence } from '../rank.ts'

const lowered = new WeakMap<Source, string>()

/** Whether a source has a word, or one that begins with it, anywhere in its text, in capitals or not. */
const mentions = (source: Source, written: string): boolean => {
  const text = lowered.get(source) ?? source.text.toLowerCase()
  lowered.set(source, text)
  return text.includes(written.toLowerCase())
}

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
  const own = ranked.filter((other) => other.candidate.passage.source === source)
  return terms.map(
    ({ written }, term) =>
      candidate.inHeading[term] === true ||
      candidate.inPreviousPassage[term] === true ||
      candidate.hits.some((places) => (places[term]?.length ?? 0) > 0) ||
      own.some(({ candidate: { hits }, at }) => (hits[at]?.[term]?.length ?? 0) > 0) ||
      mentions(source, written),
  )
}
