import type { Question } from '../question/question.ts'
import type { ReadCandidate } from './reading.ts'

/** Whether the candidates write a term mostly in small letters, where a sentence does not begin with it. */
const isSmall = (
  candidates: readonly ReadCandidate[],
  term: number,
  variants: readonly string[],
): boolean => {
  let capital = 0
  let small = 0
  for (const { sentences, hits } of candidates)
    for (const [i, { tokens }] of sentences.entries())
      for (const at of hits[i]?.[term] ?? []) {
        const token = tokens[at]
        // A position may also be one of the lead-in's.
        if (at === 0 || token === undefined || !variants.includes(token.term)) continue
        if (token.capital) capital += 1
        else small += 1
      }
  return small > capital
}

/**
 * A question without the names that are none: words that somebody typed with a capital, and that the sources write without one. It makes
 * no name of a word in small letters.
 */
export const withoutFalseNames = (question: Question, candidates: readonly ReadCandidate[]): Question => ({
  ...question,
  terms: question.terms.map((term, i) =>
    term.name && isSmall(candidates, i, term.variants) ? { ...term, name: false } : term,
  ),
})
