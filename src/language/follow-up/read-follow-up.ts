import type { Speech } from '../../model.ts'
import { detectLanguage } from '../detect.ts'
import { askingAt } from './asking.ts'
import { englishClause } from './english-gap.ts'
import { hasNoContent, isPart } from './fragment.ts'
import type { Asked, FollowUp, Gap, StrippedQuestion } from './model.ts'
import { isPersonVerb, spanishClause } from './spanish-gap.ts'
import { PREPOSITION, WH, type Word, withCountry, withoutEnd, wordAt, wordsOf } from './words.ts'

const THANKS =
  /^[¿¡\s]*(?:ok|okay|thanks|thank you|great|muchas gracias|gracias|vale|bueno|perfecto) ?[,.!;:]+\s*/iu
const AND = /^(?:and|but|or|&)(?:,? |$)/iu
const Y = /^¿? ?(?:(?:y|pero)(?:,? |$)(?!combinator\b)|¿ ?[eo] )/iu
const ABOUT = /^(?:(?:what|how) about|what of|same for) /iu
const QUE_HAY = /^¿? ?qu[eé] hay (?:de|con) /iu
const QUE_TAL = /^¿? ?qu[eé] (?:tal|pasa con|pas[oó] con|me dices de) /iu

const languageOf = (text: string, words: readonly Word[], led: Speech | undefined): Speech => {
  if (led !== undefined) return led
  const found = detectLanguage(text, 'und')
  if (found !== 'und') return found
  const first = wordAt(words, 0)
  return WH.es.has(first) || PREPOSITION.es.has(first) || /^sus?$/.test(first) ? 'es' : 'en'
}

/** Removes thanks and "and" or "what about" from the beginning of a question, and the marks at its end. */
const stripOpening = (question: string): StrippedQuestion => {
  const polite = withCountry(question.replace(THANKS, ''))
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

/** In words. Nobody asks a follow-up that is longer. */
const LONGEST = 40

/**
 * What a question leaves out, or undefined if it is complete. Only its own words decide.
 *
 * @param question with folded white space
 */
export const readFollowUp = (question: string): FollowUp | undefined => {
  const asked = stripOpening(question)
  // Two joined questions are complete.
  if (asked.text.includes('?') || asked.words.length === 0 || asked.words.length > LONGEST) return undefined
  const gap = asked.about ? undefined : clauseGap(asked)
  if (gap !== undefined) return { asked, gap }
  if (hasNoContent(asked)) return { asked, gap: { kind: 'all' } }
  return isPart(asked) ? { asked, gap: { kind: 'part' } } : undefined
}

const LONGEST_ASKING = 5

const clauseGap = (asked: Asked): Gap | undefined => {
  const { words, language, text } = asked
  const asking = askingAt(words, 0, 1)
  const counted =
    /^how many [\p{Ll} -]*[^s\P{L}]s$/u.test(text.toLowerCase()) &&
    words.length <= LONGEST_ASKING &&
    !/[^s]s$/.test(wordAt(words, 2))
  if (counted && askingAt(words, 0)?.end === words.length) return { kind: 'asking' }
  const plain =
    asking !== undefined &&
    asking.end === words.length &&
    words.length <= LONGEST_ASKING &&
    !asking.contracted
  // "¿Qué dijo?" has a verb where "¿Qué tratado?" has a noun.
  const verb = words.length > 1 && language === 'es' && isPersonVerb(words[words.length - 1])
  if (plain && !verb && !/,/.test(text) && !(words.length > 1 && /^(?:who|quien)/.test(wordAt(words, 0))))
    return { kind: 'asking' }
  return language === 'en' ? englishClause(asked) : spanishClause(asked)
}
