import { detectLanguage } from './detect.ts'
import { AUXILIARY, WH, wordAt, wordsOf } from './follow-up/words.ts'
import { opensAsQuestion } from './opens-as-question.ts'
import { sentences } from './sentences.ts'
import { CARRYING, FILLING } from './small-talk.ts'

/** A link ends at white space or at a bracket. Of one in brackets with a label after a bar, as platforms write it, the label is said. */
const LINK = /<(?:https?:\/\/|www\.)[^\s<>|]*(?:\|([^<>]*))?>|\b(?:https?:\/\/|www\.)[^\s<>]+/giu
/** A question of fewer words is one only with its question mark. */
const FEWEST_WORDS = 3
/** In characters; what is longer is a report, not a question. */
const LONGEST_QUESTION = 2_000
const END_MARKS = new Set(' \t\n?!.…"”’\'»)]*_~`')
/** The marks that a text ends in. Counted from the end, so that a long run of them costs no more than its length. */
const endMarks = (text: string): string => {
  let start = text.length
  while (start > 0 && END_MARKS.has(text[start - 1] ?? '')) start -= 1
  return text.slice(start)
}

const folded = (text: string): string => text.replace(/\s+/g, ' ').trim()
const withoutLinks = (text: string): string =>
  folded(text.replace(LINK, (_, label?: string) => ` ${label ?? ''} `))

const GREETING_OPENER =
  /^(?:hi|hey|hello|hiya|ok|okay|so|well|hola|oye|buenas|buenos d[ií]as|buenas tardes)\b[\s,.!:;-]*/iu
/** Said of a thing that was just said, not asked. */
const RHETORICAL =
  /^(?:(?:oh |no |wait )?(?:what|really|seriously|right|huh|who knows|why not|how come|so what|you know|isn.?t it|is it|are you (?:kidding|serious)(?: me)?|who cares|no|right)|(?:qu[eé]|en serio|de verdad|verdad|no|cierto|y qu[eé]|qui[eé]n sabe|por qu[eé] no))(?: [!?]*)?$/iu
/** To the people of the channel, not of the sources. */
const TO_PEOPLE =
  /^(?:how are you|how.?s it going|what.?s up|are you (?:there|ok|free|around)|can you hear me|c[oó]mo est[aá]s?|c[oó]mo te va|qu[eé] tal|qu[eé] pasa)\b/iu

/**
 * Whether a message asks something that sources could answer, in English or Spanish: it ends in a question mark, begins with one turned
 * round, or is put as a question; of three words or more, and no exclamation ("really?") and no link with a question mark in it.
 */
export const looksLikeQuestion = (text: string): boolean => {
  if (text.length > LONGEST_QUESTION) return false
  const own = withoutLinks(text).replace(GREETING_OPENER, '')
  const marks = endMarks(own)
  const bare = own.slice(0, own.length - marks.length).replace(/^[\s¿¡"“'*_>-]+/u, '')
  const words = wordsOf(bare)
  if (words.length === 0 || RHETORICAL.test(bare) || TO_PEOPLE.test(bare) || isSmallTalk(own)) return false
  const asks = marks.includes('?') || own.startsWith('¿')
  // Two words ask where one of them asks and the other is asked for: "Who won?", "¿Quién ganó?".
  const short = words.length === 2 && (WH.en.has(wordAt(words, 0)) || WH.es.has(wordAt(words, 0)))
  if (asks) return words.length >= FEWEST_WORDS || short
  if (words.length < FEWEST_WORDS) return false
  const question = own.includes('?') ? questionSentences(own)[0] : undefined
  return question !== undefined
    ? looksLikeQuestion(question)
    : opensAsQuestion(words, detectLanguage(bare, 'en'))
}

const MOST_SMALL = 8
const LAUGHTER = /^(?:(?:ha){2,}h?|(?:ja){2,}j?|(?:he){2,}|lo+l|hm+|a+h+|o+h+|u[hm]+|y+e+s+|o+k+|no+|wo+w+)$/u

/**
 * Whether a message is thanks, assent, a farewell or a sign alone ("ok", "muchas gracias", "👍", "+1", "lol"), so that nothing is to be
 * answered. A message without a word is; a question, a name or a topic is not.
 */
export const isSmallTalk = (text: string): boolean => {
  const plain = folded(text.replace(/:[a-z0-9_+-]{1,40}:/gi, ' '))
  if (!/[\p{L}\p{N}]/u.test(plain.replace(/\+1\b/g, ' '))) return true
  if (plain.length > 120 || LINK_ANYWHERE.test(plain)) return false
  const words = wordsOf(plain)
  if (words.length > MOST_SMALL || words.some(({ number }) => number)) return false
  const opens = wordAt(words, 0)
  if (words.length > 1 && (WH.en.has(opens) || (plain.includes('?') && AUXILIARY.has(opens)))) return false
  const all = words.every(({ word }) => CARRYING.has(word) || FILLING.has(word) || LAUGHTER.test(word))
  return all && words.some(({ word }) => CARRYING.has(word) || LAUGHTER.test(word))
}

const LINK_ANYWHERE = /https?:\/\/|www\./iu

const GREETINGS =
  /^(?:hi|hey|hello|hiya|howdy|yo|greetings|good (?:morning|afternoon|evening|day)|hola|buenas|buenos d[ií]as|buenas (?:tardes|noches)|buen d[ií]a|qu[eé] tal|saludos)(?: (?:there|all|everyone|everybody|team|guys|folks|bot|footnote|again|a todos|a todas|todos|equipo|qu[eé] tal))*$/iu

/** Whether a message is a greeting and nothing more: "hi", "hello there", "¡Buenos días!". */
export const isGreeting = (text: string): boolean => {
  if (text.length > 200) return false
  const plain = folded(text.replace(/:[a-z0-9_+-]{1,40}:/gi, ' ').replace(/[^\p{L}\p{M}]+/gu, ' '))
  return GREETINGS.test(plain)
}

/** The sentences of a text that end in a question mark, in order. */
const questionSentences = (text: string): string[] =>
  sentences(text, { start: 0, end: text.length }, detectLanguage(text, 'en'))
    .map(({ start, end }) => text.slice(start, end))
    .filter((sentence) => endMarks(sentence).includes('?') && /\p{L}/u.test(sentence))

/** `text` up to `longest` characters, cut after a sentence where that keeps half of it, else after a word. */
const beginning = (text: string, longest: number): string => {
  if (text.length <= longest) return text
  const whole = sentences(
    text.slice(0, longest + 1),
    { start: 0, end: longest + 1 },
    detectLanguage(text, 'en'),
  )
  const last = whole
    .filter(({ end }) => end <= longest && /[.!?…]/.test(endMarks(text.slice(Math.max(0, end - 8), end))))
    .at(-1)
  if (last !== undefined && last.end * 2 >= longest) return text.slice(0, last.end)
  const space = text.lastIndexOf(' ', longest)
  if (space > 0) return text.slice(0, space)
  // A word without an end is cut between characters, never within one.
  const half = /[\uD800-\uDBFF]/.test(text[longest - 1] ?? '')
  return text.slice(0, half ? longest - 1 : longest)
}

/** What is read of a message, in characters. */
const READ = 20_000

/**
 * What to ask the sources of a message that somebody wrote: its questions, if it has any, else how it begins. White space is folded;
 * links are left out unless the message has nothing else.
 *
 * @param longest in characters, at least 1; the result has no more
 */
export const questionIn = (text: string, longest: number): string => {
  const plain = withoutLinks(text.slice(0, READ))
  const said = /[\p{L}\p{N}]/u.test(plain) ? plain : folded(text.slice(0, READ))
  const asked = questionSentences(said)
  return beginning(asked.length > 0 ? asked.join(' ') : said, longest)
}
