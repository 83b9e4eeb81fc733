import type { Speech } from '../../model.ts'
import { wordSet } from '../fold.ts'
import { datesIn } from './dates.ts'
import type { StrippedQuestion } from './model.ts'
import { isMonth } from './names.ts'
import {
  AUXILIARY,
  DETERMINER,
  isFunction,
  isVerbForm,
  PREPOSITION,
  SPEAKERS,
  WH,
  type Word,
  wordAt,
} from './words.ts'

/** In words: the longest part that "and" or "what about" opens, and the longest without such an opening. */
const LONGEST_PART = 8
const LONGEST_UNLED = 5
/** "US" and "WHO" are abbreviations, not words. */
const isShort = ({ raw }: Word): boolean => /^\p{Lu}{2,}$/u.test(raw)
const isSpeaker = (word: Word): boolean => SPEAKERS.has(word.word) && !isShort(word)

/** Whether a text is a title: "And Then There Were None". */
const isTitle = (words: readonly Word[]): boolean =>
  words.filter(({ capital }) => capital).length >= 3 &&
  words.every(({ capital, word }) => capital || isFunction(word))

const OPENS_PART = wordSet('his her its their su sus')

const leadsPart = (words: readonly Word[], language: Speech): boolean => {
  const first = wordAt(words, 0)
  if (OPENS_PART.has(first))
    return words.length > 1 && words.length <= 4 && words.slice(1).every(({ capital }) => !capital)
  if (words.length > LONGEST_UNLED) return false
  const dated = datesIn(words).some((date) => date.first <= 1 && date.last === words.length - 1)
  return dated || (PREPOSITION[language].has(first) && words.length > 1)
}

const SPANISH_CLAUSE = /^(?:qué|quién(?:es)?|cuál(?:es)?|cuándo|dónde|cómo|cuánt[oa]s?|es|son|fue|hay|está)$/u
const lower = ({ raw }: Word): string => raw.normalize('NFC').toLowerCase()

/** Whether the words are only a part of a question. */
export const isPart = ({ words, language, text, led, marked, capital }: StrippedQuestion): boolean => {
  if (words.length > LONGEST_PART || words.some(isSpeaker)) return false
  if (/[;:]|, /.test(text)) return false
  const clause = words.some(
    (word, at) =>
      !isMonth(words, at) &&
      !isShort(word) &&
      ((language === 'en' && (AUXILIARY.has(word.word) || WH.en.has(word.word))) ||
        (language === 'es' && ((at === 0 && WH.es.has(word.word)) || SPANISH_CLAUSE.test(lower(word)))) ||
        ((at > 0 || language === 'es') &&
          isVerbForm(word) &&
          !DETERMINER[language].has(wordAt(words, at - 1)))),
  )
  if (clause) return false
  if (!led) return marked && leadsPart(words, language)
  if (capital && !marked && isTitle(words)) return false
  // "¿Y firmó Chile …?": a Spanish question may begin with any verb, which may look like a noun.
  const first = words[0]
  const opens =
    language === 'en' ||
    words.length === 1 ||
    first === undefined ||
    first.capital ||
    first.number ||
    isFunction(first.word)
  return opens || datesIn(words)[0]?.first === 0
}

const CONTENTLESS =
  /^(?:(?:what|who|where|when|how) else|(?:anything|something|anyone) (?:else|more)|tell me more|go on|which ones?|why (?:so|that) (?:many|few|much|little|long)|(?:por qué|por que) (?:tant|tan poc)[oa]s?|(?:algo|qué|que|quién|quien) más|cuéntame más|dime más)$/iu
const NO_CONTENT = wordSet(
  'it that this these those him her them he she they one ones then so eso esto esta este el ella ellos ellas then entonces',
)

/** Whether a question has no words to look up: "What else?", "Which one?", "and then?", "tell me more". */
export const hasNoContent = ({ words, text, led }: StrippedQuestion): boolean => {
  if (words.length > 4) return false
  if (CONTENTLESS.test(text)) return true
  return (
    led &&
    words.length <= 2 &&
    words.every(({ word }) => NO_CONTENT.has(word) || PREPOSITION.en.has(word) || PREPOSITION.es.has(word))
  )
}
