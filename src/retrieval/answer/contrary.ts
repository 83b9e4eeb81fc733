import { wordSet } from '../../language/fold.ts'
import type { Question } from '../question/question.ts'
import type { RankedSentence } from '../rank/rank.ts'

/** Words that a question for yes or no begins with, folded. */
const BEGINS = {
  en: wordSet(
    'is are was were do does did has have had can could will would should isnt arent wasnt werent dont doesnt didnt hasnt',
  ),
  es: wordSet(
    'es son era eran fue fueron esta estan estaba ha han habia hay hubo tiene tienen puede pueden sera seran va van',
  ),
  und: wordSet(''),
}

const NOT = wordSet(
  `not never no neither nor without isnt arent wasnt werent dont doesnt didnt hasnt havent hadnt wont cannot cant couldnt denied denies false wrong
   nunca jamas ni sin tampoco nego niega falso`,
)
/** In words, how far before what it denies such a word stands: "was not yet quite ready". */
const REACH = 4

/** Whether a question wants yes or no. */
const asksYesOrNo = ({ words, language }: Question): boolean => BEGINS[language].has(words[0] ?? '')

/**
 * For each word of the question that a sentence has, by its index, whether the sentence denies it: it is the first of them after a word such as
 * "not". Names are not denied.
 */
const denials = ({ terms }: Question, { candidate, at, sentence }: RankedSentence): Map<number, boolean> => {
  const places = terms.flatMap(({ name, emphasis }, term) => {
    const place = candidate.hits[at]?.[term]?.[0]
    return name || emphasis < 1 || place === undefined ? [] : [{ term, place }]
  })
  const isDenied = (place: number): boolean => {
    const before = sentence.tokens.slice(Math.max(0, place - REACH), place)
    const not = before.findLastIndex(({ word }) => NOT.has(word))
    const from = place - before.length + not
    return not >= 0 && !places.some((other) => other.place > from && other.place < place)
  }
  return new Map(places.map(({ term, place }) => [term, isDenied(place)]))
}

/** Whether one of two sentences denies what the other says, in answer to a question for yes or no. */
export const isContrary = (question: Question, one: RankedSentence, other: RankedSentence): boolean => {
  if (!asksYesOrNo(question)) return false
  const [ours, theirs] = [denials(question, one), denials(question, other)]
  return [...theirs].some(([term, denied]) => ours.has(term) && ours.get(term) !== denied)
}
