import type { Language, Span } from '../model.ts'
import { COUNTRY_WORDS } from './countries.ts'
import { fold } from './fold.ts'
import { FUNCTION_WORDS } from './function-words.ts'
import { numberWord, plainNumber } from './numbers.ts'
import { stem } from './stems.ts'

/** One word, figure or sign of a text, with its place. */
export interface Token extends Span {
  /** What it is compared by: the stem of a word, the plain digits of a figure. Empty for a function word. */
  readonly term: string
  /** The word as folded, without a possessive. */
  readonly word: string
  /** Begins with a capital letter. */
  readonly capital: boolean
  /** Holds a figure, in digits or in words. */
  readonly number: boolean
}

// An abbreviation in letters and points (U.S., EE. UU.), a word with its inner apostrophes, a figure, or a sign that is read out.
const TOKEN =
  /EE\.\s?UU\.?|(?:\p{Lu}\.)+\p{Lu}(?!\p{L})\.?|(?<!\p{L})u\.s\.(?:a\.)?|\p{L}[\p{L}\p{M}\p{N}]*(?:['’]\p{L}+)*|\p{N}+(?:[.,]\p{N}+)*|[%$€£]/gu

/** In letters; what is longer is no word, and the rest of it tells nothing more. */
const LONGEST = 64
/** Several of what is abbreviated: "FTAs". */
const PLURAL_CAPITALS = /^(\p{Lu}{2,})s$/u

/** Signs that stand for a word. */
const SIGNS: ReadonlyMap<string, string> = new Map([
  ['%', 'percent'],
  ['$', 'dollar'],
  ['€', 'euro'],
  ['£', 'pound'],
])

/** Names that are written in several ways, by their folded words; each way is given one term. */
const ALIASES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    usa: ['u.s', 'u.s.a', 'united states', 'estados unidos', 'ee.uu', 'eeuu'],
    uk: ['u.k', 'uk', 'united kingdom', 'reino unido'],
    'u.n': ['u.n', 'onu', 'united nations', 'naciones unidas'],
    'e.u': ['e.u', 'ue', 'european union', 'union europea'],
    percent: ['percentage', 'porcentaje', 'per cent', 'por ciento', 'percent'],
  }).flatMap(([term, ways]) => ways.map((way): [string, string] => [way, term])),
)

/** Abbreviations that, without points, are told from a word by their capitals alone ("the US", "us"). */
const CAPITALS: ReadonlyMap<string, string> = new Map([
  ['US', 'usa'],
  ['USA', 'usa'],
  ['UN', 'u.n'],
  ['EU', 'e.u'],
])

/** The one term for a name that has several: a country and its people are one. */
const aliasOf = (name: string): string | undefined => ALIASES.get(name) ?? COUNTRY_WORDS.get(name)

const tokenOf = (raw: string, start: number, language: Language): Token => {
  const end = start + raw.length
  const sign = SIGNS.get(raw)
  if (sign !== undefined) return { term: sign, word: raw, start, end, capital: false, number: false }
  const first = raw.charCodeAt(0)
  if (first >= 48 && first <= 57) {
    const figure = plainNumber(raw)
    return { term: figure, word: figure, start, end, capital: false, number: true }
  }
  const bare = raw
    .slice(0, LONGEST)
    .replace(/['’]s$|['’]/gu, '')
    .replace(PLURAL_CAPITALS, '$1')
  // A few ligatures fall apart into several words; a term is one.
  const word = fold(bare).replace(/\s+/g, '')
  const capital = raw !== raw.toLowerCase() && /^\p{Lu}/u.test(raw)
  const figure = numberWord(word, language)
  if (figure !== undefined) return { term: figure, word, start, end, capital, number: true }
  const alias = CAPITALS.get(raw) ?? aliasOf(word.replace(/\s|\.$/g, ''))
  if (alias !== undefined) return { term: alias, word, start, end, capital, number: false }
  const silent = FUNCTION_WORDS[language].has(word) && raw !== 'May'
  return {
    term: silent ? '' : stem(bare.toLowerCase(), language).replace(/\s+/g, ''),
    word,
    start,
    end,
    capital,
    number: false,
  }
}

/**
 * The tokens of a stretch of text, in order, function words included. Terms are folded by the language, so that "Elections" and
 * "election", "12 %" and "12%", "U.S." and "United States" meet.
 *
 * @param from where `text` begins in the text that the offsets should point into
 */
export const tokenize = (text: string, language: Language, from = 0): Token[] => {
  const tokens: Token[] = []
  for (const { 0: raw, index } of text.matchAll(TOKEN)) {
    const token = tokenOf(raw, from + index, language)
    const before = tokens.at(-1)
    const apart = before === undefined || !/^\s+$/.test(text.slice(before.end - from, token.start - from))
    const alias = apart ? undefined : aliasOf(`${before.word} ${token.word}`)
    if (before === undefined || alias === undefined) tokens.push(token)
    else
      tokens[tokens.length - 1] = {
        ...before,
        term: alias,
        word: `${before.word} ${token.word}`,
        end: token.end,
      }
  }
  return tokens
}

/** The terms of a text, function words left out: what is indexed, and what a question is looked up by. */
export const termsOf = (text: string, language: Language): string[] => {
  const terms: string[] = []
  for (const token of tokenize(text, language)) if (token.term !== '') terms.push(token.term)
  return terms
}
