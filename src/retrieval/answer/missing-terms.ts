import { FILLER } from '../filler.ts'
import type { Question } from '../question/question.ts'
import type { ChosenExcerpt } from './excerpts.ts'

/** More, and there is little left that came near. */
const MOST_NAMED = 3

/** Whether an excerpt says a term, as it is or by a word of nearly the same meaning, or what stands above it does. */
const says = ({ ranked: { candidate }, sentences }: ChosenExcerpt, term: number): boolean =>
  candidate.inHeading[term] === true ||
  sentences.some((sentence) => {
    const at = candidate.sentences.indexOf(sentence)
    return (candidate.hits[at]?.[term]?.length ?? 0) > 0 || (candidate.relatives[at]?.[term] ?? 0) > 0
  })

/**
 * The words of a question that stand on the shelf, but in none of the excerpts: what parts them from an answer. The most telling, at
 * most three, in the question's order and as the asker wrote them.
 */
export const unquotedWords = (question: Question, chosen: readonly ChosenExcerpt[]): string[] =>
  question.terms
    .filter(
      ({ known, word, emphasis }, term) =>
        known && emphasis === 1 && !FILLER.has(word) && !chosen.some((excerpt) => says(excerpt, term)),
    )
    .sort((a, b) => b.weight - a.weight)
    .slice(0, MOST_NAMED)
    .sort((a, b) => a.at - b.at)
    .map(({ written }) => written)
