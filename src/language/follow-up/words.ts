import { COUNTRY_NAMES, COUNTRY_WORDS } from '../countries.ts'
import { wordSet } from '../fold.ts'
import { FUNCTION_WORDS } from '../function-words.ts'
import { type Token, tokenize } from '../tokens.ts'

/** A token with its letters as typed (`raw`). Its `word` is folded. */
export interface Word extends Token {
  readonly raw: string
}

/** The words of a text, in order, function words included. */
export const wordsOf = (text: string): Word[] =>
  tokenize(text, 'und').map((token) => ({ ...token, raw: text.slice(token.start, token.end) }))

/** The folded word at a position, or an empty string past the ends. */
export const wordAt = (words: readonly Word[], at: number): string => words[at]?.word ?? ''

export const WH = {
  en: wordSet('who whom whose what which when where why how'),
  es: wordSet('quien quienes que cual cuales cuando cuanto cuanta cuantos cuantas donde adonde como porque'),
}
/** Question words that ask for a circumstance. The rest of the question is whole without them. */
export const CIRCUMSTANCE = wordSet('when where why how cuando donde adonde como porque')
export const AUXILIARY = wordSet(`
  is are was were isnt arent wasnt werent do does did dont doesnt didnt has have had hasnt havent hadnt
  will would can could should shall may might must wont wouldnt cant cannot couldnt shouldnt mustnt
`)
export const BE = wordSet('is are was were isnt arent wasnt werent')
export const PREPOSITION = {
  en: wordSet(
    'in on at by for with from to since until till under about of against during after before between into through over within without among across toward towards near behind',
  ),
  es: wordSet('en con de del a al por para desde hasta sobre contra durante entre hacia sin tras bajo segun'),
}
export const DETERMINER = {
  en: wordSet('the a an this that these those its his her their'),
  es: wordSet(
    'el la los las un una unos unas este esta estos estas ese esa esos esas aquel aquella su sus al del',
  ),
}
/** Words that open a clause or join two. */
export const JOINING = wordSet(
  'that when if because who whom which whose whether while and or but than as how why where what until unless though although since',
)
/** The asker and the asked, whom no earlier question names. */
export const SPEAKERS = wordSet(
  'i me my we us our you your yours mi mis me nos nuestro nuestra tu tus te ti usted ustedes yo nosotros',
)
/** Verb forms that show a clause, where a bare name or noun would have none. */
const FINITE_ENGLISH = wordSet(
  'won lost said met left went became fell rose grew got made took gave came began broke told knew thought paid held led signs says wins',
)

export const isFunction = (word: string): boolean =>
  FUNCTION_WORDS.en.has(word) || FUNCTION_WORDS.es.has(word)

const STRONG_PAST = wordSet(
  'dio vio hizo dijo puso propuso impuso dispuso expuso supuso tuvo obtuvo mantuvo sostuvo detuvo supo quiso trajo redujo condujo produjo vino anduvo',
)

/** Whether a word is a Spanish verb in the past or future, by its ending or from a list of common ones. */
export const isSpanishPast = ({ raw, word }: Word): boolean =>
  STRONG_PAST.has(word) ||
  /\p{L}(?:ó|aron|ieron|ará|erá|irá|arán|erán|irán)$/u.test(raw.normalize('NFC').toLowerCase())

/** Whether a word is a verb form that makes a phrase a clause: "Kast resigned", "Kast ganó". */
export const isVerbForm = (word: Word): boolean =>
  !word.capital && (FINITE_ENGLISH.has(word.word) || /\p{L}{2}ed$/u.test(word.word) || isSpanishPast(word))

const ALIASED = new Set(['usa', 'uk', 'e.u'])

/** Whether a word is a country's name, in any case. Its people and its adjective are not. */
export const isCountry = ({ word, term }: Word): boolean =>
  COUNTRY_NAMES.has(word) || (ALIASED.has(term) && !COUNTRY_WORDS.has(word))

const MORE_PEOPLE = wordSet('american americans indian indians georgian georgians polish pole poles')

/** Whether a word is a country's people or adjective: "Chilean". */
export const isPeople = ({ word }: Word): boolean =>
  MORE_PEOPLE.has(word) || (COUNTRY_WORDS.has(word) && !COUNTRY_NAMES.has(word))

/** A text without the marks and white space at its end, in linear time. */
export const withoutEnd = (text: string): string => {
  let end = text.length
  while (end > 0 && /[\s?!.…]/.test(text[end - 1] ?? '')) end -= 1
  // An abbreviation keeps its stop: "in the U.S."
  if (
    text[end] === '.' &&
    /(?:^|[^\p{L}])(?:\p{Lu}|UU)(?:\.\p{Lu})*$/u.test(text.slice(Math.max(0, end - 8), end))
  )
    end += 1
  return text.slice(0, end)
}

export const capitalised = (text: string): string =>
  text.replace(/^([¿¡"“«']*)(\p{Ll})/u, (_, marks: string, letter: string) => marks + letter.toUpperCase())

/** `text` with its characters from `start` to `end` replaced by `put`. */
export const spliced = (text: string, start: number, end: number, put: string): string =>
  text.slice(0, start) + put + text.slice(end)

/** A text with the country in "the us" in capitals, which tell it from the pronoun. */
export const withCountry = (text: string): string => text.replace(/\b(the) us\b/giu, '$1 US')
