import type { ReadSentence } from '../reading.ts'
import { similarity } from '../similarity.ts'
import type { Found, Sign } from './found.ts'

/** Below this, two words are alike by chance. */
const LIKE_ENOUGH = 0.4

/** Whether a sentence holds a word that is written much like another ("Brazil", "Brazilians"). */
const holdsLike = ({ tokens }: ReadSentence, word: string): boolean =>
  tokens.some((token) => token.term !== '' && !token.number && similarity(word, token.word) >= LIKE_ENOUGH)

/** Whether the best sentence, one beside it or what stands above it holds a term, a relative of it or a word much like it. */
const isNear = ({ question, best: { candidate, at } }: Found, term: number): boolean => {
  const asked = question.terms[term]
  if (asked === undefined || candidate.headed[term] === true) return true
  return [at - 1, at, at + 1].some((place) => {
    const sentence = candidate.sentences[place]
    if (sentence === undefined) return false
    if ((candidate.hits[place]?.[term]?.length ?? 0) > 0 || candidate.kin[place]?.[term] === true) return true
    return !asked.number && holdsLike(sentence, asked.word)
  })
}

/** How many of the question's names are nowhere near the best sentence, over two: what it says, it may say of somebody else. */
export const namesFar: Sign = (found) =>
  found.question.terms.filter(({ name }, term) => name && !isNear(found, term)).length / 2
