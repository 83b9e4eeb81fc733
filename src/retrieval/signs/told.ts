import type { Sign } from './found.ts'

/** The share of the question's weight that is told, in the same words or others, by the best sentence, those beside it and what stands above. */
export const toldShare: Sign = ({ question: { terms, weight }, told }) =>
  weight === 0 ? 0 : terms.reduce((sum, { weight: own }, term) => sum + own * (told[term] ?? 0), 0) / weight

/**
 * The most telling of the question's plain words that is not told, as a share of the question's weight: the names may all be there, and
 * what is asked of them not.
 */
export const wordLacked: Sign = ({ question: { terms, weight }, told }) => {
  let most = 0
  terms.forEach(({ weight: own, name, number }, term) => {
    if (!name && !number) most = Math.max(most, own * (1 - (told[term] ?? 0)))
  })
  return weight === 0 ? 0 : most / weight
}

/** How many of the question's names neither the passage nor what stands above it holds, over two: the right fact about somebody else. */
export const namesLacked: Sign = ({ question: { terms }, best: { candidate } }) =>
  terms.filter(
    ({ name }, term) =>
      name && !candidate.headed[term] && !candidate.hits.some((places) => (places[term]?.length ?? 0) > 0),
  ).length / 2

const ASKS_WHICH = /^(what|which|que|cual|cuales)$/
/** How far after "which" the thing asked for may stand: "which old court". */
const THING_REACH = 2

/** How well the sentence says the thing that is asked for, "court" in "which court"; 1 where the question names none. */
export const thingAsked: Sign = ({ question: { words, terms }, said }) => {
  const which = words.findIndex((word) => ASKS_WHICH.test(word))
  const thing = which < 0 ? -1 : terms.findIndex(({ at }) => at > which && at <= which + THING_REACH)
  return thing < 0 ? 1 : (said[thing] ?? 0)
}

const YEAR = /^1\d{3}$|^20\d\d$/

/** Whether the question names a year that stands neither in the sentence nor beside it, while the sentence names another. */
export const otherYear: Sign = ({ question: { terms, words }, best: { sentence }, told }) => {
  const lacked = terms.some(({ word }, term) => YEAR.test(word) && (told[term] ?? 0) === 0)
  return lacked && sentence.tokens.some(({ word }) => YEAR.test(word) && !words.includes(word)) ? 1 : 0
}
