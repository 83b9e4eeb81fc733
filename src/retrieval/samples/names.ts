import { fold } from '../../language/fold.ts'
import { bareWord, isFunctionWord } from './known.ts'

const WORD = "\\p{Lu}[\\p{L}\\p{M}'’-]*\\p{L}"

/** A person's full name, two to five words with their particles. A source of patterns. */
export const PERSON = `${WORD}(?: (?:${WORD}|\\p{Lu}\\.|de|del|la|da|di|van|von|der|al|bin)){0,3} ${WORD}(?! [IVX]+\\b)`

/** A name of anything, one to five words and what joins them. A source of patterns. */
export const NAME = `${WORD}(?: (?:(?:of|the|for|and|de|del|la|las|los|y|para) ){0,2}${WORD}){0,4}`

/** In words. */
const LONGEST_PHRASE = 8

/**
 * The noun of a list that a noun phrase is about: "a Senior Fellow of …", "una organización criminal que …"; undefined where it is about
 * another. English puts adjectives before it, so that no noun follows; Spanish after it.
 */
export const headIn = (phrase: string, nouns: ReadonlySet<string>): string | undefined => {
  const [article = '', ...words] = phrase.split(' ').slice(0, LONGEST_PHRASE)
  const english = /^(?:an?|the|former|current)$/.test(article)
  for (const [at, written] of words.entries()) {
    const word = bareWord(written)
    if (isFunctionWord(word) && !/^(?:most|first)$/.test(word)) return undefined
    const closed = /[.,;:”"»]$/.test(written)
    const next = words[at + 1] ?? ''
    const last = closed || isFunctionWord(bareWord(next)) || /^\p{Lu}|(?:ed|ing)[.,]?$|^$/u.test(next)
    if (nouns.has(fold(word)) && (last || !english)) return word
    if (closed) return undefined
  }
  return undefined
}
