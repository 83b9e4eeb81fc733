import type { Language } from '../model.ts'
import { COUNTRY_WORDS } from './countries.ts'
import { fold } from './fold.ts'
import { FUNCTION_WORDS } from './function-words.ts'
import { stem } from './stems.ts'

/** What is known of a word without its context. */
export interface Word {
  /** What it is compared by: the stem of a word or the plain digits of a figure. Empty for a function word. */
  readonly term: string
  /** The folded word, without a possessive. */
  readonly word: string
  /** Whether it begins with a capital letter. */
  readonly capital: boolean
  /** Whether it is a figure, in digits or in words. */
  readonly number: boolean
  /** Whether a name of several words may begin with it. */
  readonly opens: boolean
}

/** In characters. A longer run of letters is compared by its beginning. */
const LONGEST = 64
/** The plural of an abbreviation: "FTAs". */
const PLURAL_CAPITALS = /^(\p{Lu}{2,})s$/u

/** Signs and the words that they stand for. */
const SIGNS: ReadonlyMap<string, string> = new Map([
  ['%', 'percent'],
  ['$', 'dollar'],
  ['€', 'euro'],
  ['£', 'pound'],
])

/** The term of each name that is written in several ways, by its folded words. */
const ALIASES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    usa: ['u.s', 'u.s.a', 'united states', 'estados unidos', 'ee.uu', 'eeuu'],
    uk: ['u.k', 'uk', 'united kingdom', 'reino unido'],
    'u.n': ['u.n', 'onu', 'united nations', 'naciones unidas'],
    'e.u': ['e.u', 'ue', 'european union', 'union europea'],
    percent: ['percentage', 'porcentaje', 'per cent', 'por ciento', 'percent'],
  }).flatMap(([term, ways]) => ways.map((way): [string, string] => [way, term])),
)

/** Abbreviations that only their capitals tell from a word ("the US", "us"). */
const CAPITALS: ReadonlyMap<string, string> = new Map([
  ['US', 'usa'],
  ['USA', 'usa'],
  ['UN', 'u.n'],
  ['EU', 'e.u'],
])

/** The term of a name with variants, or undefined. A country and its people share one. */
export const aliasOf = (name: string): string | undefined => ALIASES.get(name) ?? COUNTRY_WORDS.get(name)

/** The names of several words, without their last word. */
const BEGINNINGS: ReadonlySet<string> = new Set(
  [...ALIASES.keys(), ...COUNTRY_WORDS.keys()]
    .filter((name) => name.includes(' '))
    .map((name) => name.slice(0, name.lastIndexOf(' '))),
)

/** Whether a name of several words may begin with these folded words. */
export const beginsName = (words: string): boolean => BEGINNINGS.has(words)

const UNITS_ENGLISH =
  'two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'
const UNITS_SPANISH =
  'dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis diecisiete dieciocho diecinueve'
const TENS_ENGLISH = 'twenty thirty forty fifty sixty seventy eighty ninety'
const TENS_SPANISH = 'veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa'

const cardinals = (units: string, tens: string): ReadonlyMap<string, string> =>
  new Map([
    ...units.split(' ').map((word, i) => [word, String(i + 2)] as const),
    ...tens.split(' ').map((word, i) => [word, String(10 * (i + 2))] as const),
  ])

/** Cardinals that people write out. "One" is left out because it is mostly a pronoun. */
const CARDINALS: Readonly<Record<Language, ReadonlyMap<string, string>>> = {
  en: cardinals(UNITS_ENGLISH, TENS_ENGLISH),
  es: cardinals(UNITS_SPANISH, TENS_SPANISH),
  und: new Map(),
}

/** The digits of a number that is written out ("six" in English and "seis" in Spanish are "6"), or undefined. */
const numberWord = (folded: string, language: Language): string | undefined => CARDINALS[language].get(folded)

/**
 * One spelling for a figure: `1,800`, `1.800` and `1800` become the same, and so do `7.1` and `7,1`. A separator before exactly three digits
 * marks thousands, and so does the first of two kinds. Any other separator is a decimal sign.
 */
const plainNumber = (digits: string): string => {
  if (/^\d{1,3}([.,]\d{3})+$/.test(digits)) return digits.replace(/[.,]/g, '')
  const decimal = Math.max(digits.lastIndexOf('.'), digits.lastIndexOf(','))
  if (decimal < 0) return digits
  return `${digits.slice(0, decimal).replace(/[.,]/g, '')}.${digits.slice(decimal + 1)}`
}

const makeWord = (raw: string, language: Language): Word => {
  const made = (term: string, word: string, capital = false, number = false): Word => ({
    term,
    word,
    capital,
    number,
    opens: beginsName(word),
  })
  const sign = SIGNS.get(raw)
  if (sign !== undefined) return made(sign, raw)
  const first = raw.charCodeAt(0)
  if (first >= 48 && first <= 57) {
    const figure = plainNumber(raw)
    return made(figure, figure, false, true)
  }
  const bare = raw
    .slice(0, LONGEST)
    .replace(/['’]s$|['’]/gu, '')
    .replace(PLURAL_CAPITALS, '$1')
  // A few ligatures fold into several words, but a term is one.
  const word = fold(bare).replace(/\s+/g, '')
  const capital = raw !== raw.toLowerCase() && /^\p{Lu}/u.test(raw)
  const figure = numberWord(word, language)
  if (figure !== undefined) return made(figure, word, capital, true)
  const alias = CAPITALS.get(raw) ?? aliasOf(word.replace(/\s|\.$/g, ''))
  if (alias !== undefined) return made(alias, word, capital)
  const silent = FUNCTION_WORDS[language].has(word) && raw !== 'May'
  return made(silent ? '' : stem(bare.toLowerCase(), language).replace(/\s+/g, ''), word, capital)
}

/** How many words are remembered for each language, at some 200 bytes each. */
const REMEMBERED = 100_000

const known: Readonly<Record<Language, Map<string, Word>>> = { en: new Map(), es: new Map(), und: new Map() }

/** A copy. A slice would keep the whole text that it was cut from in memory. */
const copyOf = (slice: string): string => Buffer.from(slice, 'utf16le').toString('utf16le')

/** Reads a word, figure or sign as it is written. Results are remembered because texts repeat their words. */
export const readWord = (raw: string, language: Language): Word => {
  const words = known[language]
  const before = words.get(raw)
  if (before !== undefined) return before
  const copy = copyOf(raw)
  const word = makeWord(copy, language)
  if (copy.length > LONGEST) return word
  if (words.size >= REMEMBERED) words.clear()
  words.set(copy, word)
  return word
}
