import { detectLanguage } from '../detect.ts'
import type { Asked } from './model.ts'
import type { QuestionLanguage } from './phrases.ts'
import { PREPOSITION, WH, type Word, withoutEnd, wordAt, wordsOf } from './words.ts'

/** A question without what opens it, and how it was opened. */
export interface StrippedQuestion extends Asked {
  /** By "and", "what about" or the like: what follows goes with something that was said before. */
  readonly led: boolean
  /** By "what about" or the like, so that no question follows. */
  readonly about: boolean
  /** It ended in a question mark. */
  readonly marked: boolean
  /** It began with a capital, and so may be a title. */
  readonly capital: boolean
}

const THANKS =
  /^[¿¡\s]*(?:ok|okay|thanks|thank you|great|muchas gracias|gracias|vale|bueno|perfecto) ?[,.!;:]+\s*/iu
const AND = /^(?:and|but|or|&)(?:,? |$)/iu
const Y = /^¿? ?(?:(?:y|pero)(?:,? |$)(?!combinator\b)|¿ ?[eo] )/iu
const ABOUT = /^(?:(?:what|how) about|what of|same for) /iu
const QUE_HAY = /^¿? ?qu[eé] hay (?:de|con) /iu
const QUE_TAL = /^¿? ?qu[eé] (?:tal|pasa con|pas[oó] con|me dices de) /iu

const languageOf = (
  text: string,
  words: readonly Word[],
  led: QuestionLanguage | undefined,
): QuestionLanguage => {
  if (led !== undefined) return led
  const found = detectLanguage(text, 'und')
  if (found !== 'und') return found
  const first = wordAt(words, 0)
  return WH.es.has(first) || PREPOSITION.es.has(first) || /^sus?$/.test(first) ? 'es' : 'en'
}

/**
 * A question without the thanks and the "and" or "what about" that open it, nor the marks at its end.
 *
 * @param question its white space folded
 */
export const stripOpening = (question: string): StrippedQuestion => {
  const polite = question.replace(THANKS, '')
  const and = AND.test(polite)
  const y = !and && Y.test(polite)
  const body = and ? polite.replace(AND, '') : y ? polite.replace(Y, '') : polite
  const english = ABOUT.test(body)
  const spanish = !english && (QUE_HAY.test(body) || (y && QUE_TAL.test(body)))
  const rest = english
    ? body.replace(ABOUT, '')
    : spanish
      ? body.replace(QUE_HAY, '').replace(QUE_TAL, '')
      : body
  const text = withoutEnd(rest).replace(/^[¿¡ ]+/, '')
  const words = wordsOf(text)
  return {
    text,
    words,
    language: languageOf(question, words, and || english ? 'en' : y || spanish ? 'es' : undefined),
    led: and || y || english || spanish,
    about: english || spanish,
    marked: question.includes('?'),
    capital: /^[A-Z]/.test(polite),
  }
}
