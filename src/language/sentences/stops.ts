import type { Language } from '../../model.ts'
import { fold, wordSet } from '../fold.ts'
import { FUNCTION_WORDS } from '../function-words.ts'
import {
  AFTER_TIME,
  BEFORE_FIGURE,
  LABELS,
  NEVER_LAST,
  OPENERS,
  RARELY_LAST,
  TIME_PREPOSITIONS,
  TIME_WORDS,
} from './abbreviations.ts'

/** A full stop and what stands around it. */
export interface Stop {
  readonly text: string
  /** Where the full stop is. */
  readonly index: number
  /** Where its sentence begins. */
  readonly start: number
  /** The next word, and the text after it, as far as it matters. */
  readonly next: string
  readonly rest: string
}

/** Whether a full stop belongs to the word before it and ends no sentence. */
export const abbreviates = ({ text, index, start, next, rest }: Stop, language: Language): boolean => {
  const token = /[\p{L}\p{N}\p{M}.º°ª&-]*$/u.exec(text.slice(Math.max(start, index - 24), index))?.[0] ?? ''
  if (token === '') return false
  const lead = index - token.length
  const first = lead - start < 8 && !WORD.test(text.slice(start, lead))
  // "1. Security", "2.3. Results", "a. First" and "IV. Findings" number what follows.
  if (first && /^(?:\d{1,3}(?:\.\d{1,3}){0,4}|\p{L}|[IVX]{1,5})$/u.test(token)) return true
  if (labels(text.slice(start, index))) return true
  if (NEVER_LAST.has(token)) return true
  if (isFigure(next, rest, token) && isBeforeFigure(token)) return true
  // "Fig. A", and in brackets also "(Phil. 4:8)".
  if (/^figs?$/i.test(token) && /^\p{Lu}$/u.test(next)) return true
  const bracketed = /\([^()]*$/.test(text.slice(Math.max(start, index - 40), index))
  if (bracketed && /^\p{Lu}\p{Ll}{1,5}$/u.test(token) && /^\p{N}/u.test(next)) return true
  if (token === 'v' && /^\p{Lu}/u.test(next)) return true
  if (isTime(token, text.slice(Math.max(start, lead - 8), lead)))
    return (
      /^\p{N}/u.test(next) ||
      AFTER_TIME.has(fold(next).replace(/\.+$/, '')) ||
      onlySaysWhen(text.slice(Math.max(start, lead - 120), lead), beginsSentence(next, language))
    )
  const dotted = /^\p{L}{1,3}(?:\.-?\p{L}{1,3})+$/u.test(token)
  const initial = /^\p{Lu}$/u.test(token) || /^(\p{Lu})\1$/u.test(token)
  // The era in "44 a. C.".
  if (/^[ad]$/.test(token) && /^C\.?$/.test(next)) return true
  // "D.L. Nº 1.939", "Res. N° 5".
  if (isNumberSign(next, rest)) return dotted || initial || /^\p{Lu}\p{L}{0,4}$/u.test(token)
  if (!dotted && !initial && !RARELY_LAST.has(token)) return false
  return !beginsSentence(next, language)
}

/** Whether a capitalised word begins a sentence, rather than a name. */
export const beginsSentence = (word: string, language: Language): boolean => {
  if (!/^\p{Lu}/u.test(word) || /^No\.?$/.test(word)) return false
  // A word all in capitals is a name ("U.S. IT exports"), unless it has one letter.
  if (word.length > 1 && /^\p{Lu}+$/u.test(word)) return false
  const folded = fold(word)
    .replace(/[.'-]+$/, '')
    .replace(/'/g, '')
  if (OPENERS.has(folded)) return true
  if (language !== 'und') return FUNCTION_WORDS[language].has(folded)
  return FUNCTION_WORDS.en.has(folded) || FUNCTION_WORDS.es.has(folded)
}

const WORD = /[\p{L}\p{N}]/u

/** Whether the sentence so far only numbers what follows: "SEC. 1", "Artículo 4º", "Step 3". */
const labels = (sentence: string): boolean => {
  const label =
    sentence.length < 30 && /^\W*(\p{L}+)\.?\s+(?:\d[\d.]*|[IVXLC]+)[º°ª]?(?: (?:bis|ter))?$/u.exec(sentence)
  return label !== false && label !== null && LABELS.has(fold(label[1] as string))
}

/** Whether a word stands before figures: "art.", also "Art." and "ART.". */
const isBeforeFigure = (token: string): boolean =>
  BEFORE_FIGURE.has(token) ||
  (/^\p{Lu}(?:\p{Lu}*|\p{Ll}*)[º°]?$/u.test(token) && CAPITALISED.has(token.toLowerCase()))

const CAPITALISED: ReadonlySet<string> = new Set([...BEFORE_FIGURE].map((word) => word.toLowerCase()))

/** Whether the next word is a figure or a Roman numeral. "I" is one where no clause follows it: not in "No. I did". */
const isFigure = (next: string, rest: string, token: string): boolean => {
  if (/^\p{N}/u.test(next)) return true
  if (!/^[IVXLC]+\b/.test(next)) return false
  return (
    next !== 'I' ||
    !(/^no$/i.test(token) ? /^\s+(?!(?:of|de|del)\b)\p{L}/u : /^\s+(?!(?:of|to|and|de|del|y)\b)\p{Ll}/u).test(
      rest,
    )
  )
}

/** Whether the next word stands before a number: "Nº 1.939", "No. 5". */
const isNumberSign = (next: string, rest: string): boolean =>
  /^(?:N[º°o]?|N[úu]m|Nro|Nos)\.?$/i.test(next) && /^[°º.]{0,2}\s*\d/.test(rest)

/** Whether a word ends a time of day: "9 p.m", "9 p. m", "21 hrs". */
const isTime = (token: string, before: string): boolean =>
  /^(?:[ap]\.?m)$/i.test(token) ||
  (/^m$/i.test(token) && /\d\s*[ap]\.\s?$/i.test(before)) ||
  (/^(?:h|hs|hrs)$/i.test(token) && /\d\s*$/.test(before)) ||
  /^\d{1,2}(?:[.:]\d\d)?(?:[ap]\.?m|h|hs|hrs)$/i.test(token)

/**
 * Whether what stands before a time of day says only when, so that its clause is still to come: "At 9 p.m. Boric called", "They left, and
 * shortly before 9 p.m. Boric called". After "and" a new sentence may begin all the same: "from 8 a.m. and until 9 p.m. The rest".
 */
const onlySaysWhen = (before: string, begins: boolean): boolean => {
  const words =
    fold(before.replace(/^.*(?:[;:]\s|[—–(])/su, '').replace(/[ap]\.\s?$/i, '')).match(/[\p{L}\p{N}']+/gu) ??
    []
  const from = begins ? -1 : words.findLastIndex((word) => JOINING.has(word))
  return saysWhen(words) || (from >= 0 && saysWhen(words.slice(from + 1)))
}

const JOINING = wordSet('and but that when because so y e pero que porque cuando')

const saysWhen = (words: readonly string[]): boolean =>
  words.some((word) => TIME_PREPOSITIONS.has(word)) &&
  words.every((word) => TIME_WORDS.has(word) || TIME_PREPOSITIONS.has(word) || /^\d/.test(word))
