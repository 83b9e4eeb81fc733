import { wordSet } from '../fold.ts'
import { BE, DETERMINER, type Word, wordAt } from './words.ts'

const WEATHER = wordSet(
  'rain rains raining snow snows snowing freeze freezing hail storm cold hot warm sunny windy cloudy dark late early summer winter spring autumn time christmas monday sunday',
)
/** "What time is it", "how far is it", "how hot is it". */
const MEASURED = wordSet('time day date month year season far hot cold warm late early')
/** After "it" they say how something else is: "it costs … to", "it is clear that". */
const OPENS_CLAUSE = wordSet(
  'to that whether if when who whom what how why where which because until since as before',
)
/** Before "to" they leave "it" its own sense: "is it going to", "is it similar to". */
const OWN_TO = wordSet(
  'going able set due subject linked related tied close similar next according compared belong belongs apply applies happen happened lead led refer relate used',
)

/**
 * Whether the "it" at `at` stands for nothing ("is it true that", "when will it rain", "how long does it take to"). A "to" before a name
 * or a determiner leads to a place and opens no clause.
 */
export const standsForNothing = (words: readonly Word[], at: number): boolean => {
  if (words.slice(0, at).some(({ word }) => MEASURED.has(word)) && BE.has(wordAt(words, at - 1))) return true
  return words.slice(at + 1).some((word, i) => {
    const next = words[at + i + 2]
    if (i < 2 && WEATHER.has(word.word)) return true
    if (!OPENS_CLAUSE.has(word.word) || next === undefined) return false
    const leads =
      next.capital || next.number || DETERMINER.en.has(next.word) || OWN_TO.has(wordAt(words, at + i))
    return word.word !== 'to' || !leads
  })
}
