import { wordSet } from './fold.ts'
import { AUXILIARY, WH, wordAt, wordsOf } from './follow-up/words.ts'

/** Words that make a message thanks, assent, a greeting, a farewell or delight, folded. */
const SMALL_TALK = wordSet(`
  thanks thank thx thanx thnx thnks tks ty tysm cheers ta ok okay okey k kk great good nice cool perfect awesome amazing
  excellent brilliant lovely super wonderful fantastic fine sure yes yep yeah yup no nope nah right
  correct exactly indeed agreed true got understood noted see will done helps helpful helped useful works
  wow lol lmao rofl haha hahaha hehe omg hmm hm ah oh uh um well interesting impressive love welcome sorry
  please np bye goodbye cya later morning night way same plus congrats congratulations course wait hi
  hello hey appreciate appreciated gracias vale bueno buena buenos buenas bien genial perfecto perfecta
  excelente estupendo claro si listo lista hecho dale entendido entiendo nada acuerdo exacto correcto
  igualmente saludos jaja jajaja jeje favor util interesante veo agradezco grasias grax adios chao luego hola
`)
const LAUGHTER = /^(?:(?:ha){2,}h?|(?:ja){2,}j?|(?:he){2,}|lo+l|hm+|a+h+|o+h+|u[hm]+|y+e+s+|o+k+|no+|wo+w+)$/u

/** Words that may stand beside those. Alone they are no small talk ("what you need"). Folded. */
const FILLERS = wordSet(`
  you it i do so much very a lot many all that this is was for the your help me problem problems worries
  day evening too again both guys everyone everybody team really just what needed we need ill on my here
  one and but of cant there many footnote bot muchas mil muchisimas de por tu ayuda la el lo que muy ya te hasta manana dias
  tardes noches todo todos ti usted igual tambien
`)

/** Longer messages are never small talk. */
const MAX_WORDS = 8
const MAX_CHARACTERS = 120
/** In characters. */
const LONGEST_GREETING = 200

const GREETINGS =
  /^(?:hi+|he+y+|hel+o+|hiya|howdy|yo|sup|greetings|good (?:morning|afternoon|evening|day)|morning|hol+a+|buenas|buenos d[ií]as|buenas (?:tardes|noches)|buen d[ií]a|qu[eé] tal|saludos|how are you(?: doing)?(?: today)?|how s it going|how is it going|c[oó]mo est[aá]s)(?: (?:there|all|everyone|everybody|team|guys|folks|bot|footnote|again|how are you(?: doing)?(?: today)?|how s it going|how is it going|what s up|a todos|a todas|todos|equipo|qu[eé] tal|c[oó]mo est[aá]s?|c[oó]mo va))*$/iu

const EMOJI_CODE = /:[a-z0-9_+-]{1,40}:/gi
const LINK = /https?:\/\/|www\./iu

const foldSpaces = (text: string): string => text.replace(/\s+/g, ' ').trim()

/**
 * Whether a message is only thanks, assent, laughter, a farewell or signs ("ok", "muchas gracias", "👍", "+1", "lol"), so that it needs no
 * answer. A question, a name or a topic is not small talk; a message without a word is.
 */
export const isSmallTalk = (text: string): boolean => {
  const plain = foldSpaces(text.replace(EMOJI_CODE, ' '))
  if (!/[\p{L}\p{N}]/u.test(plain.replace(/\+1\b/g, ' '))) return true
  if (plain.length > MAX_CHARACTERS || LINK.test(plain)) return false
  const words = wordsOf(plain)
  if (words.length > MAX_WORDS || words.some(({ number }) => number)) return false
  const first = wordAt(words, 0)
  if (words.length > 1 && (WH.en.has(first) || (plain.includes('?') && AUXILIARY.has(first)))) return false
  const isKnown = (word: string): boolean => SMALL_TALK.has(word) || LAUGHTER.test(word)
  return (
    words.some(({ word }) => isKnown(word)) && words.every(({ word }) => isKnown(word) || FILLERS.has(word))
  )
}

/** Whether a message is a greeting and nothing more: "hi", "hello there", "¡Buenos días!". */
export const isGreeting = (text: string): boolean =>
  text.length <= LONGEST_GREETING &&
  GREETINGS.test(foldSpaces(text.replace(EMOJI_CODE, ' ').replace(/[^\p{L}\p{M}]+/gu, ' ')))

/** The language of a greeting: what it says first that only one language says. */
export const languageOfGreeting = (text: string): 'en' | 'es' =>
  /^[^\p{L}]*(?:hola|buen[ao]s?|qu[eé]|saludos)(?![\p{L}\p{M}])/iu.test(text) ? 'es' : 'en'
