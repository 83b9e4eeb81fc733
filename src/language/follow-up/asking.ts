import { wordSet } from '../fold.ts'
import { AUXILIARY, CIRCUMSTANCE, isFunction, PREPOSITION, WH, type Word, wordAt } from './words.ts'

/** The words of a question that ask: "When", "With whom", "How many votes", "¿En qué ciudad". */
export interface Asking {
  /** Position of the question word. */
  readonly wh: number
  /** Position after its last word. */
  readonly end: number
  /** Whether the rest of the question is whole without it (when, where, why, with whom) or not (who, what, how many votes). */
  readonly circumstance: boolean
  /** Whether the question word holds "is" or "was": "What's". */
  readonly contracted: boolean
}

const TAKES_NOUN = wordSet('which what how que cual cuanto cuanta cuantos cuantas')
/** After these words "how" still asks for a circumstance. */
const HOW_ADVERB = wordSet('long often soon far quickly fast')
const KIND_OF = wordSet('kind sort type share part percentage number tipo clase parte porcentaje')
const MOST_NOUNS = 3

/** Where the nouns after a question word end: words in small letters that are no function words. */
const nounsEnd = (words: readonly Word[], from: number, most: number): number => {
  let end = from
  const counted = /^(?:many|much)$/.test(wordAt(words, from)) ? 1 : 0
  while (end < words.length && end - from < most + counted) {
    const word = words[end] as Word
    const many = end === from && /^(?:many|much)$/.test(word.word)
    const of = end > from && /^(?:of|de)$/.test(word.word) && KIND_OF.has(wordAt(words, end - 1))
    if (!many && !of && (word.capital || isFunction(word.word))) break
    end += 1
  }
  return end
}

/**
 * The asking words at position `from`, or undefined if no question word stands there. They include up to `most` nouns after "which",
 * "what", "how" and the like. A Spanish verb may count as a noun, since its form does not differ.
 */
export const askingAt = (words: readonly Word[], from: number, most = MOST_NOUNS): Asking | undefined => {
  const first = wordAt(words, from)
  const leads = (PREPOSITION.en.has(first) || PREPOSITION.es.has(first)) && !WH.en.has(first)
  const wh = leads ? from + 1 : from
  // "By how much" has a preposition, but "por qué" is one question word.
  const why = first === 'por' && wordAt(words, wh) === 'que'
  const word = wordAt(words, wh)
  if (!WH.en.has(word) && !WH.es.has(word)) return undefined
  if (why) return { wh: from, end: from + 2, circumstance: true, contracted: false }
  const contracted = /^(?:who|what|where|when|how|why)['’]s$/iu.test(words[wh]?.raw ?? '')
  const end = TAKES_NOUN.has(word) && !contracted ? nounsEnd(words, wh + 1, most) : wh + 1
  const plain = end === wh + 1
  const adverb = word === 'how' && end === wh + 2 && HOW_ADVERB.has(wordAt(words, wh + 1))
  const circumstance = leads || (CIRCUMSTANCE.has(word) && (plain || adverb))
  return { wh, end, circumstance, contracted }
}

/** Whether an English question opens as a yes-or-no question: "Did Kast win". */
export const opensWithAuxiliary = (words: readonly Word[]): boolean => AUXILIARY.has(wordAt(words, 0))
