import { wordSet } from './fold.ts'
import { AUXILIARY, isFunction, WH, type Word, wordAt } from './follow-up/words.ts'

const SUBJECTS = wordSet(
  'i you he she it they we there this that these those the a an any anyone anybody my your his her its their our',
)
/** Spanish question words without their accent open many sentences that ask nothing ("Como dije", "Cuando llegue"). */
const SPANISH_ACCENTED =
  /^(?:qué|quién|quiénes|cuál|cuáles|cuándo|cuánto|cuánta|cuántos|cuántas|dónde|adónde|cómo)$/u
const SPANISH_BARE = wordSet('quien quienes cual cuales cuantos cuantas cuanto cuanta')
const AFTER_BARE = wordSet('es son fue fueron era esta estan se hay hubo paso ocurrio significa')
const EXCLAIMED = wordSet(
  'buen buena bueno buenas buenos gran lindo linda bonito bonita lastima pena bien mal raro rico interesante horror',
)

/** "Did Kast win", "Is there a treaty": turned round, a subject after the auxiliary. "Will do" and "Can Tho" are not. */
const turnedRound = (words: readonly Word[]): boolean => {
  if (!AUXILIARY.has(wordAt(words, 0)) || words[1] === undefined || words.length < 3) return false
  return SUBJECTS.has(words[1].word) || (words[1].capital && !isFunction(words[1].word))
}

/** Whether the words begin as a question does that lacks its mark: "when did Chile sign", "quien gano la eleccion". */
export const opensAsQuestion = (words: readonly Word[], language: string): boolean => {
  const [first, second] = [words[0], words[1]]
  if (first === undefined || second === undefined) return false
  const raw = first.raw.normalize('NFC').toLowerCase()
  if (raw === 'qué' && EXCLAIMED.has(second.word)) return false
  if (SPANISH_ACCENTED.test(raw)) return true
  if (first.word === 'por' && second.raw.normalize('NFC').toLowerCase() === 'qué') return true
  // "Quien gano la eleccion", as it is typed in a hurry.
  if (language === 'es' && SPANISH_BARE.has(first.word)) return true
  if (/^(?:que|como|cuando|donde)$/.test(first.word) && AFTER_BARE.has(second.word)) return true
  if (language === 'es') return false
  if (!WH.en.has(first.word)) return turnedRound(words)
  // "When I got home, …" and "What a day" ask nothing; "when did", "what happened" do.
  if (/^(?:what|how)$/.test(first.word) && /^(?:a|an|i|we|you|it|nice|lovely|funny|great)$/.test(second.word))
    return false
  if (first.word === 'which' && AUXILIARY.has(second.word)) return words.length > 4
  if (/^(?:when|where|which|whose|whom)$/.test(first.word))
    return words.slice(1, 4).some(({ word }) => AUXILIARY.has(word)) && !SUBJECTS.has(second.word)
  return !SUBJECTS.has(second.word) || /^why$/.test(first.word)
}
