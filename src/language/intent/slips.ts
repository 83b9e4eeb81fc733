import { BEFORE, BEHIND, PHRASES } from './phrases.ts'

/** The words of the table, from three letters on. */
const KNOWN: readonly string[] = [
  ...new Set(
    [
      ...Object.values(PHRASES).flatMap(({ en, es }) => [...en, ...es]),
      BEFORE,
      BEHIND,
      'thanks hello gracias hola great perfect',
    ]
      .join(' ')
      .replace(/[\\?:()|[\]{}.,*+]/g, ' ')
      .match(/[a-z]{3,}/g) ?? [],
  ),
]

const isSwap = (typed: string, word: string): boolean => {
  if (typed.length !== word.length) return false
  const at = [...typed].findIndex((letter, index) => letter !== word[index])
  return (
    at >= 0 &&
    typed[at] === word[at + 1] &&
    typed[at + 1] === word[at] &&
    typed.slice(at + 2) === word.slice(at + 2)
  )
}

/** Whether a word is another without one of its letters. */
const lacksOne = (short: string, long: string): boolean => {
  if (long.length !== short.length + 1) return false
  const at = [...long].findIndex((letter, index) => letter !== short[index])
  return long.slice(at + 1) === short.slice(at)
}
const changesOne = (typed: string, word: string): boolean =>
  typed.length === word.length &&
  typed.at(-1) === word.at(-1) &&
  [...typed].filter((letter, at) => letter !== word[at]).length === 1
const doublesOne = (typed: string, word: string): boolean =>
  lacksOne(word, typed) && typed.replace(/(.)\1/gu, '$1') === word.replace(/(.)\1/gu, '$1')

/** Whether a word is a known one with a slip. A single word alone may be a name, so only letters that changed places count there. */
const isSlip = (typed: string, word: string, alone: boolean): boolean => {
  if (isSwap(typed, word)) return true
  // Hardly anybody gets the first letter wrong.
  if (typed[0] !== word[0]) return false
  if (word.length < (alone ? 5 : 4)) return false
  if (doublesOne(typed, word) || lacksOne(typed, word)) return true
  return !alone && word.length >= 5 && (changesOne(typed, word) || lacksOne(word, typed))
}

/**
 * The words with slips in them corrected to words of the table; undefined if none has one.
 * @param words as the phrases are written
 * @param typed the message itself: a capital within it makes a name, which is no slip
 */
export const correctSlips = (words: string, typed: string): string | undefined => {
  const all = words.split(' ')
  const names = new Set(
    typed === typed.toUpperCase()
      ? []
      : [...typed.matchAll(/(?<=\p{L}\p{M}*[\s,]+)\p{Lu}[\p{L}]+/gu)].map(([name]) => name.toLowerCase()),
  )
  const corrected = all.map((word) => {
    if (word.length < 3 || KNOWN.includes(word) || names.has(word)) return word
    return KNOWN.find((known) => isSlip(word, known, all.length === 1)) ?? word
  })
  return corrected.join(' ') === words ? undefined : corrected.join(' ')
}
