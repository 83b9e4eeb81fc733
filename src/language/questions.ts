import { detectLanguage } from './detect.ts'
import { wordSet } from './fold.ts'
import { AUXILIARY, isFunction, WH, type Word, wordAt, wordsOf } from './follow-up/words.ts'
import { sentences } from './sentences/sentences.ts'
import { isSmallTalk } from './small-talk.ts'

/** A link, up to white space or a bracket. In brackets with a label after a bar, as platforms write it, the label is captured. */
const LINK = /<(?:https?:\/\/|www\.)[^\s<>|]*(?:\|([^<>]*))?>|\b(?:https?:\/\/|www\.)[^\s<>]+/giu
/** With fewer words, a message is a question only if it has a question mark. */
const MIN_WORDS = 3
/** In characters. Longer messages are reports, not questions. */
const LONGEST_QUESTION = 2_000
/** How much of a message `questionIn` reads, in characters. */
const READ = 20_000

const END_MARKS = new Set(' \t\n?!.…"”’\'»)]*_~`')
/** The marks at the end of a text. Counting from the end keeps a long run of marks cheap. */
const endMarks = (text: string): string => {
  let start = text.length
  while (start > 0 && END_MARKS.has(text[start - 1] ?? '')) start -= 1
  return text.slice(start)
}

const foldSpaces = (text: string): string => text.replace(/\s+/g, ' ').trim()
/** A text without its links; of one with a label, the label stays. */
export const withoutLinks = (text: string): string =>
  foldSpaces(text.replace(LINK, (_, label?: string) => ` ${label ?? ''} `))

const GREETING_OPENER =
  /^(?:hi|hey|hello|hiya|ok|okay|so|well|hola|oye|buenas|buenos d[ií]as|buenas tardes)\b[\s,.!:;-]*/iu
/** Exclamations about what was just said; nobody expects an answer. */
const RHETORICAL =
  /^(?:(?:oh |no |wait )?(?:what|really|seriously|right|huh|who knows|why not|how come|so what|you know|isn.?t it|is it|are you (?:kidding|serious)(?: me)?|who cares|no|right)|(?:qu[eé]|en serio|de verdad|verdad|no|cierto|y qu[eé]|qui[eé]n sabe|por qu[eé] no))(?: [!?]*)?$/iu
/** Questions to the people of the channel. */
const TO_PEOPLE =
  /^(?:how are you|how.?s it going|what.?s up|are you (?:there|ok|free|around)|can you hear me|c[oó]mo est[aá]s?|c[oó]mo te va|qu[eé] tal|qu[eé] pasa|(?:est[aá]s? )?seguros? (?:de )?que|are we sure|sure (?:that|about)|(?:at )?what time (?:is|are|do|does|should|shall)|a qu[eé] hora (?:es|son|empieza|empezamos|sale|cierra|cerramos|quedamos|hay|tenemos|vamos))\b/iu

/** Whether words only marvel or ask those who read along: "really?", "¿de verdad?", "what's up?", "¿a qué hora es la reunión?". */
export const asksNobody = (text: string): boolean => {
  const bare = bareOf(withoutLinks(text))
  return RHETORICAL.test(bare) || TO_PEOPLE.test(bare)
}

const bareOf = (own: string): string =>
  own.slice(0, own.length - endMarks(own).length).replace(/^[\s¿¡"“'*_>-]+/u, '')

/**
 * Whether a message asks something that sources could answer, in English or Spanish: it has a question mark, or it begins as a question
 * does ("when did Chile sign"). Exclamations ("really?"), links with a question mark and shorter messages are no questions, except two
 * words if one of them asks ("Who won?").
 */
export const looksLikeQuestion = (text: string): boolean => {
  if (text.length > LONGEST_QUESTION) return false
  const own = withoutLinks(text).replace(GREETING_OPENER, '')
  const marks = endMarks(own)
  const bare = bareOf(own)
  const words = wordsOf(bare)
  if (words.length === 0 || asksNobody(own) || isSmallTalk(own)) return false
  const first = wordAt(words, 0)
  if (marks.includes('?') || own.startsWith('¿'))
    return words.length >= MIN_WORDS || (words.length === 2 && (WH.en.has(first) || WH.es.has(first)))
  if (words.length < MIN_WORDS) return false
  const question = own.includes('?') ? questionSentences(own)[0] : undefined
  return question !== undefined
    ? looksLikeQuestion(question)
    : opensAsQuestion(words, detectLanguage(bare, 'en'))
}

/** How many words of an English question may stand before the one that asks: "And in which year", "By how much". */
const BEFORE_ASKING = 3

/**
 * Whether a question that is not said to the bot may be for sources: "good to go then?" and "did that, no answer" are not, since no word
 * asks, or none of what.
 */
export const asksSources = (text: string): boolean => {
  if (!looksLikeQuestion(text)) return false
  const words = wordsOf(text)
  if (text.includes('¿') || detectLanguage(text, 'en') === 'es') return true
  if (!text.includes('?') && AUXILIARY.has(wordAt(words, 0)) && /^(?:this|that|it)$/.test(wordAt(words, 1)))
    return false
  return words
    .slice(0, BEFORE_ASKING + 1)
    .some(({ word }) => WH.en.has(word) || WH.es.has(word) || AUXILIARY.has(word))
}

const SUBJECTS = wordSet(
  'i you he she it they we there this that these those the a an any anyone anybody my your his her its their our',
)
const SPANISH_ACCENTED =
  /^(?:qué|quién|quiénes|cuál|cuáles|cuándo|cuánto|cuánta|cuántos|cuántas|dónde|adónde|cómo)$/u
/** Question words that open a question without their accent too. Others ("Como dije", "Cuando llegue") open plain sentences. */
const SPANISH_BARE = wordSet('quien quienes cual cuales cuantos cuantas cuanto cuanta')
const AFTER_BARE = wordSet('es son fue fueron era esta estan se hay hubo paso ocurrio significa')
const EXCLAIMED = wordSet(
  'buen buena bueno buenas buenos gran lindo linda bonito bonita lastima pena bien mal raro rico interesante horror',
)

/** Whether a subject follows the auxiliary: "Did Kast win", "Is there a treaty". "Will do" and "Can Tho" have none. */
const isInverted = (words: readonly Word[]): boolean => {
  if (!AUXILIARY.has(wordAt(words, 0)) || words[1] === undefined || words.length < 3) return false
  return SUBJECTS.has(words[1].word) || (words[1].capital && !isFunction(words[1].word))
}

/** Whether words without a question mark begin as a question does: "when did Chile sign", "quien gano la eleccion". */
const opensAsQuestion = (words: readonly Word[], language: string): boolean => {
  const [first, second] = [words[0], words[1]]
  if (first === undefined || second === undefined) return false
  const raw = first.raw.normalize('NFC').toLowerCase()
  if (raw === 'qué' && EXCLAIMED.has(second.word)) return false
  if (SPANISH_ACCENTED.test(raw)) return true
  if (first.word === 'por' && second.raw.normalize('NFC').toLowerCase() === 'qué') return true
  // "Quien gano la eleccion", typed in a hurry.
  if (language === 'es' && SPANISH_BARE.has(first.word)) return true
  if (/^(?:que|como|cuando|donde)$/.test(first.word) && AFTER_BARE.has(second.word)) return true
  if (language === 'es') return false
  if (!WH.en.has(first.word)) return isInverted(words)
  // "When I got home, …" and "What a day" ask nothing. "When did" and "What happened" do.
  if (/^(?:what|how)$/.test(first.word) && /^(?:a|an|i|we|you|it|nice|lovely|funny|great)$/.test(second.word))
    return false
  if (first.word === 'which' && AUXILIARY.has(second.word)) return words.length > 4
  if (/^(?:when|where|which|whose|whom)$/.test(first.word))
    return words.slice(1, 4).some(({ word }) => AUXILIARY.has(word)) && !SUBJECTS.has(second.word)
  return !SUBJECTS.has(second.word) || first.word === 'why'
}

/** The sentences of a text that end in a question mark, in order. */
const questionSentences = (text: string): string[] =>
  sentences(text, { start: 0, end: text.length }, detectLanguage(text, 'en'))
    .map(({ start, end }) => text.slice(start, end))
    .filter((sentence) => endMarks(sentence).includes('?') && /\p{L}/u.test(sentence))

/** `text` cut to `longest` characters: after a sentence if that keeps half of it, else after a word. */
const shortened = (text: string, longest: number): string => {
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
  // One long word is cut between characters, never within a surrogate pair.
  const splitsPair = /[\uD800-\uDBFF]/.test(text[longest - 1] ?? '')
  return text.slice(0, splitsPair ? longest - 1 : longest)
}

/**
 * What to ask the sources about a message: its questions if it has any, else its beginning. White space is folded. Links are left out
 * unless the message has nothing else.
 *
 * @param longest the most characters of the result, at least 1
 */
export const questionIn = (text: string, longest: number): string => {
  const plain = withoutLinks(text.slice(0, READ))
  const written = /[\p{L}\p{N}]/u.test(plain) ? plain : foldSpaces(text.slice(0, READ))
  const asked = questionSentences(written)
  return shortened(asked.length > 0 ? asked.join(' ') : written, longest)
}
