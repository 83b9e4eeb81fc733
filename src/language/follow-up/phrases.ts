import type { Span, Speech } from '../../model.ts'
import { wordSet } from '../fold.ts'
import { datesIn } from './dates.ts'
import type { Asked } from './model.ts'
import { type Name, PEOPLE } from './names.ts'
import { AUXILIARY, BE, DETERMINER, isFunction, isVerbForm, SPEAKERS, type Word, wordAt } from './words.ts'

/** A noun phrase: "the trade agreement with China". */
export interface Phrase extends Span {
  /** How it replaces a pronoun: "its trade agreement" becomes "the trade agreement". */
  readonly text: string
  /** Position of its determiner, and of its noun. */
  readonly first: number
  readonly head: number
  readonly last: number
  readonly plural: boolean
}

/** Base forms that often follow a subject after "did" or "will". They show where the subject ends. */
const VERBS = wordSet(`
  take enter sign happen begin start end come go get become win lose pass fail rise fall grow make say cost meet approve reject leave join
  mean include cover apply expire change cause give have do want ask tell vote plan propose announce call need work affect help hold
  see find show use open close build buy sell send increase decrease drop cut raise allow ban require support oppose visit fly move
  stop keep bring lead follow reach run set pay play reduce remain report respond return decide declare describe deny claim accept agree
  blame break
`)
const PARTICIPLES = wordSet(
  'born held won made built written found taken given begun sold sent led lost cut put set known seen shot drawn driven broken chosen struck met paid brought bought taught thrown called',
)
const BELONGING = {
  en: wordSet('of with for between against about on'),
  es: wordSet('de del con entre para sobre contra'),
}
const BETWEEN = /^(?:\s+|[-’'])$/
const FEMININE =
  /(?:a|as|cion|ciones|sion|siones|dad|dades|tud|tudes|umbre|ley|leyes|red|redes|capital|mujer|madre|sede|muerte|base|fuente|voz|edad|frase|clase|imagen|orden)$/
const MASCULINE = /(?:ema|emas|oma|omas|ama|amas|dia|dias|mapa|clima|planeta|idioma|presidente|ista)$/

/** The article of a Spanish noun, guessed by its ending. */
export const spanishArticle = (noun: string): string => {
  const many = noun.endsWith('s') && noun.length > 3
  const feminine = FEMININE.test(noun) && !MASCULINE.test(noun)
  return feminine ? (many ? 'las' : 'la') : many ? 'los' : 'el'
}

const opener = (language: Speech, determiner: string, noun: string): string | undefined => {
  if (language === 'en') return /^(?:a|an|its|his|her|their)$/.test(determiner) ? 'the' : undefined
  if (determiner === 'al' || determiner === 'del') return 'el'
  return /^(?:un|una|unos|unas|su|sus)$/.test(determiner) ? spanishArticle(noun) : undefined
}

/** A question or a part of one, with its names. */
interface Text extends Asked {
  readonly names: readonly Name[]
}

const touches = ({ text, words }: Text, at: number): boolean =>
  BETWEEN.test(text.slice(words[at - 1]?.end ?? 0, words[at]?.start ?? 0))

/** Whether the word at `at`, after at least one noun, is the participle of "was … signed". */
const isParticiple = (words: readonly Word[], at: number): boolean => {
  const word = wordAt(words, at)
  const next = words[at + 1]
  return (
    (PARTICIPLES.has(word) || /..ed$/.test(word)) &&
    (next === undefined || isFunction(next.word) || next.number)
  )
}

/** The position of the last noun from `from` on, or undefined if there is none or its end is unclear. */
const nounEnd = (line: Text, from: number): number | undefined => {
  const { words } = line
  const auxiliary = wordAt(words, from - 2)
  const subject = AUXILIARY.has(auxiliary) && !BE.has(auxiliary)
  let at = from
  for (; at < words.length && at - from < 5; at += 1) {
    const word = words[at] as Word
    if (isFunction(word.word) || !touches(line, at)) break
    if (
      at > from &&
      (subject
        ? VERBS.has(word.word)
        : isParticiple(words, at) || isVerbForm(word) || /..ly$/.test(word.word))
    )
      return at - 1
  }
  return at === from || subject ? undefined : at - 1
}

/** The longest date, in words. */
const DATE_REACH = 7

/** The last position of what belongs to a noun: "with China", "of the northern ports". */
const belongingEnd = (line: Text, head: number, main: string): number => {
  const { words, names, language } = line
  let last = head
  for (let round = 0; round < 3; round += 1) {
    const preposition = wordAt(words, last + 1)
    // Only "of" belongs to a person: not "about" in "What did the mayor say about the reform".
    const belongs = PEOPLE.has(main)
      ? /^(?:of|del?)$/.test(preposition)
      : BELONGING[language].has(preposition)
    if (!belongs || !touches(line, last + 1)) return last
    let at = last + 2
    if (DETERMINER[language].has(wordAt(words, at))) at += 1
    if (datesIn(words.slice(at, at + DATE_REACH))[0]?.first === 0) return last
    const name = names.find(({ first }) => first === at)
    const end = name?.last ?? nounEnd(line, at)
    if (end === undefined) return last
    last = end
    const second = names.find(({ first }) => first === last + 2)
    if (second !== undefined && /^(?:and|y|e)$/.test(wordAt(words, last + 1))) last = second.last
  }
  return last
}

/** A phrase after these says where or when something was. The question is not about it. */
const CIRCUMSTANTIAL = wordSet('in at during after before since until within en durante desde hasta tras')

/** The phrases of a question that begin with a determiner and have a clear end, in order, without adjuncts and parts of others. */
export const phrasesIn = (line: Text): Phrase[] => {
  const { text, words, language } = line
  const found: Phrase[] = []
  for (let first = 0; first < words.length; first += 1) {
    const determiner = wordAt(words, first)
    if (!DETERMINER[language].has(determiner) || CIRCUMSTANTIAL.has(wordAt(words, first - 1))) continue
    if (words[first + 1]?.capital === true || SPEAKERS.has(determiner)) continue
    const head = nounEnd(line, first + 1)
    const [start, noun] = [words[first], words[head ?? -1]]
    if (head === undefined || start === undefined || noun === undefined) continue
    // In Spanish the noun comes first, and what describes it after.
    const main = language === 'es' ? wordAt(words, first + 1) : noun.word
    const last = belongingEnd(line, head, main)
    const end = words[last]?.end ?? noun.end
    const put = opener(language, determiner, main)
    const written = put === undefined ? text.slice(start.start, end) : put + text.slice(start.end, end)
    found.push({
      start: start.start,
      end,
      text: written,
      first,
      head: language === 'es' ? first + 1 : head,
      last,
      plural: /[^s]s$/.test(main),
    })
    first = last
  }
  return found
}
