import type { Question } from '../question/question.ts'
import { FILLER } from '../question/terms.ts'
import type { ChosenExcerpt } from './excerpts.ts'

/** With more terms missing than this, the excerpts hardly came near. */
const MOST_MISSING = 3

/** Whether an excerpt, or a heading above it, has a term or one of nearly the same meaning. */
const covers = ({ ranked: { candidate }, sentences }: ChosenExcerpt, term: number): boolean =>
  candidate.inHeading[term] === true ||
  sentences.some((sentence) => {
    const at = candidate.sentences.indexOf(sentence)
    return (candidate.hits[at]?.[term]?.length ?? 0) > 0 || (candidate.relatives[at]?.[term] ?? 0) > 0
  })

/** The words of a question that are nowhere on the shelf, as the asker wrote them. */
export const unknownTerms = (question: Question): string[] =>
  question.terms
    .filter(({ known, timing, word }) => !known && !timing && !FILLER.has(word))
    .map(({ written }) => written)

/**
 * The words of a question that are on the shelf but in none of the excerpts: what separates the excerpts from an answer. The three most
 * telling, in the question's order and as the asker wrote them.
 */
export const missingTerms = (question: Question, chosen: readonly ChosenExcerpt[]): string[] =>
  question.terms
    .filter(
      ({ known, word, emphasis }, term) =>
        known && emphasis === 1 && !FILLER.has(word) && !chosen.some((excerpt) => covers(excerpt, term)),
    )
    .sort((a, b) => b.weight - a.weight)
    .slice(0, MOST_MISSING)
    .sort((a, b) => a.at - b.at)
    .map(({ written }) => written)

/** A term is telling if it weighs at least this share of the weightiest that the shelf knows. */
const TELLING = 0.5

/** Whether the first excerpt, or a heading above it, has one of the question's telling words. */
export const sharesTellingTerm = ({ terms }: Question, [first]: readonly ChosenExcerpt[]): boolean => {
  if (first === undefined) return false
  const counts = terms.map(({ known, word }) => known && !FILLER.has(word))
  const most = Math.max(0, ...terms.filter((_, term) => counts[term]).map(({ weight }) => weight))
  return terms.some(({ weight }, term) => counts[term] && weight >= most * TELLING && covers(first, term))
}
