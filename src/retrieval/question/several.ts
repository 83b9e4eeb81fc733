import { wordSet } from '../../language/fold.ts'
import type { Token } from '../../language/tokens.ts'

const WHICH = wordSet('what which que cuales quienes')
const LIST = wordSet('list lists enumerate enumera lista listado')
const BE = wordSet('are were son eran fueron')
const NUMERALS = wordSet(
  'two three four five six seven eight nine ten dos tres cuatro cinco seis siete ocho nueve diez',
)
/** How many words after the question word the noun may stand: "what are the three main aims". */
const REACH = 5

/** English nouns that end in "s" and are one thing. */
const SINGULAR = /(?:ss|us|is|news|politics|economics|physics|series|means|species)$/
const isPlural = ({ word, term, number, capital }: Token): boolean =>
  term !== '' && !number && !capital && word.length > 3 && /s$/.test(word) && !SINGULAR.test(word)
const IRREGULAR = wordSet('people men women children countries cities')

/** Whether it begins with "list" or the like, which is no word of an answer. */
export const beginsWithList = (tokens: readonly Token[]): boolean =>
  tokens.length > 1 && LIST.has(tokens[0]?.word ?? '')

/**
 * Whether a question asks for several things: "which countries …", "what are the three aims …", "list the members". A question word counts
 * only with a plural noun right after it, or with "are", an article and a plural noun.
 */
export const asksForSeveral = (tokens: readonly Token[]): boolean => {
  if (beginsWithList(tokens)) return true
  const which = tokens.findIndex(({ word }) => WHICH.has(word))
  const next = tokens[which + 1]
  if (which < 0 || which > 1 || next === undefined) return false
  const numeral = NUMERALS.has(next.word)
  const noun = tokens[which + (numeral ? 2 : 1)]
  if (noun !== undefined && (isPlural(noun) || IRREGULAR.has(noun.word))) return true
  if (!BE.has(next.word)) return false
  for (const token of tokens.slice(which + 2, which + 2 + REACH)) {
    if (isPlural(token) || IRREGULAR.has(token.word)) return true
    if (token.term === '' && !/^(?:the|los|las|of|its|his|her|their|sus|most)$/.test(token.word)) return false
  }
  return false
}
