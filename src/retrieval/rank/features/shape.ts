import type { Feature } from './view.ts'

/** A question is no answer, nor is a line that leads into a list. */
export const opens: Feature = ({ sentence }) => (sentence.leadsIn ? 1 : 0)

/** Length, as the logarithm of its words over 20: an answer is a sentence, neither a label nor a paragraph. */
export const length: Feature = ({ sentence }) => Math.log(Math.max(1, sentence.tokens.length) / 20)

/** How much the sentence says that the question does not, as the logarithm of its other terms: an echo answers nothing. */
export const news: Feature = ({ question, sentence }) => {
  const asked = new Set(question.terms.flatMap(({ variants }) => variants))
  let found = 0
  for (const term of sentence.positions.keys()) if (!asked.has(term)) found += 1
  return Math.log(1 + found)
}
