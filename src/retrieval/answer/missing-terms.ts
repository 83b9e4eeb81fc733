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

/** An excerpt with less of the weight of the question's words is about something else. */
const LEAST_SHARED = 1 / 3
/** A term is telling if it weighs at least this share of the weightiest that the shelf knows. */
const TELLING = 0.5

/**
 * Whether the first excerpt, with the headings above it, has enough of the question to be shown as what came nearest: a third of the weight
 * of its words, those that are nowhere on the shelf included, and among them a telling name or two telling words. One common noun says
 * little: "the two capitals" is not near "the capital of Australia".
 */
export const sharesTellingTerms = ({ terms }: Question, [first]: readonly ChosenExcerpt[]): boolean => {
  if (first === undefined) return false
  const counted = terms
    .map((term, at) => ({ ...term, shared: term.known && covers(first, at) }))
    .filter(({ word, timing }) => !timing && !FILLER.has(word))
  const known = counted.filter((term) => term.known)
  const most = Math.max(0, ...known.map(({ weight }) => weight))
  const telling = known.filter(({ shared, weight }) => shared && weight >= most * TELLING)
  if (!telling.some(({ name }) => name) && telling.length < Math.min(2, counted.length)) return false
  const weigh = (some: typeof counted) => some.reduce((sum, { weight }) => sum + weight, 0)
  return weigh(counted.filter(({ shared }) => shared)) >= weigh(counted) * LEAST_SHARED
}
