import type { Language } from '../model.ts'
import { COUNTRY_WORDS } from './countries.ts'
import { plainNumber } from './figures/digits.ts'
import { type FigurePart, numberWord, partOf } from './figures/parts.ts'
import { fold } from './fold.ts'
import { FUNCTION_WORDS } from './function-words.ts'
import { ABBREVIATED } from './lexicon/organisations.ts'
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
  /** What it may be within a figure of several words ("7.1 million"). */
  readonly part?: FigurePart | undefined
  /** Set for a scale that is counted in with its figure: "million" in "7.1 million", whose term is 7100000. */
  readonly scale?: true
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
    usa: ['united states', 'estados unidos', 'eeuu', 'ee uu'],
    uk: ['uk', 'united kingdom', 'reino unido'],
    'u.n': ['onu', 'united nations', 'naciones unidas'],
    'e.u': ['eu', 'ue', 'european union', 'union europea'],
    km: ['km', 'kms', 'kilometre', 'kilometres', 'kilometer', 'kilometers', 'kilometro', 'kilometros'],
    kg: [
      'kg',
      'kgs',
      'kilogram',
      'kilograms',
      'kilogramme',
      'kilogrammes',
      'kilogramo',
      'kilogramos',
      'kilo',
      'kilos',
    ],
    percent: ['percentage', 'porcentaje', 'per cent', 'por ciento', 'percent'],
  }).flatMap(([term, ways]) => ways.map((way): [string, string] => [way, term])),
)

/** Abbreviations that only their capitals tell from a word ("the US", "us"). */
const CAPITALS: ReadonlyMap<string, string> = new Map([
  ['US', 'usa'],
  ['USA', 'usa'],
  ['UN', 'u.n'],
  ['NET', '.net'],
  ['AIDS', 'sida'],
])

/** The term of a name with variants, or undefined. A country and its people share one. */
export const aliasOf = (name: string): string | undefined =>
  ALIASES.get(name) ?? COUNTRY_WORDS.get(name) ?? ABBREVIATED.get(name)

/** The names of several words, without their last word. */
const BEGINNINGS: ReadonlySet<string> = new Set(
  [...ALIASES.keys(), ...COUNTRY_WORDS.keys()]
    .filter((name) => name.includes(' '))
    .map((name) => name.slice(0, name.lastIndexOf(' '))),
)

/** Whether a name of several words may begin with these folded words. */
export const beginsName = (words: string): boolean => BEGINNINGS.has(words)

/** Letters with points behind them ("U.S.", "J. K.", "p.m.", "EE. UU."). */
const POINTED = /^\p{L}{1,2}\./u
/** A version with its letter: "v2.4.0" is "2.4.0". */
const VERSION = /^v\d+\./i
/** Letters joined by "&", and the names of programming languages. They have no stem. */
const SIGNED = /[&#+]|^\./

/** The term of "J.K.", "J. K." and "JK" is the same, and so is that of "p.m." and "pm". */
const readPointed = (raw: string): Pick<Word, 'term' | 'word'> => {
  const letters = raw.replace(/[^\p{L}]/gu, '')
  const folded = fold(letters)
  const alias = CAPITALS.get(letters.toUpperCase()) ?? aliasOf(folded)
  // "U.S." is not the word "us", nor is "a.m." the word "am".
  const isWord = alias === undefined && !FUNCTION_WORDS.en.has(folded) && !FUNCTION_WORDS.es.has(folded)
  return { term: alias ?? folded, word: isWord ? folded : fold(raw).replace(/\s|\.$/g, '') }
}

const makeWord = (raw: string, language: Language): Word => {
  const made = (term: string, word: string, capital = false, part?: FigurePart): Word => ({
    term,
    word,
    capital,
    number: part?.kind === 'amount',
    opens: beginsName(word),
    part,
  })
  const sign = SIGNS.get(raw)
  if (sign !== undefined) return made(sign, raw)
  const first = raw.charCodeAt(0)
  if ((first >= 48 && first <= 57) || VERSION.test(raw)) {
    const figure = plainNumber(raw.replace(/^v/i, ''))
    return made(figure, figure, false, { kind: 'amount', value: Number(figure), digits: true })
  }
  const capital = raw !== raw.toLowerCase() && /^\p{Lu}/u.test(raw)
  if (SIGNED.test(raw)) return made(fold(raw), fold(raw), capital)
  if (POINTED.test(raw)) {
    const { term, word } = readPointed(raw)
    return made(term, word, capital)
  }
  const bare = raw
    .slice(0, LONGEST)
    .replace(/['’]s$|['’]/gu, '')
    .replace(PLURAL_CAPITALS, '$1')
  // A few ligatures fold into several words, but a term is one.
  const word = fold(bare).replace(/\s+/g, '')
  const figure = numberWord(word, language)
  const part = partOf(word, language)
  if (figure !== undefined) return made(figure, word, capital, part)
  // In Spanish "un" is an article.
  const alias = CAPITALS.get(raw) ?? aliasOf(word) ?? (language === 'en' && word === 'un' ? 'u.n' : undefined)
  if (alias !== undefined) return made(alias, word, capital)
  const silent = FUNCTION_WORDS[language].has(word) && raw !== 'May'
  return made(silent ? '' : stem(bare.toLowerCase(), language).replace(/\s+/g, ''), word, capital, part)
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

/** A month that is written in digits or shortened, as the name that it stands for. @param name folded */
export const monthWord = (name: string, language: Language): Word =>
  readWord(name.charAt(0).toUpperCase() + name.slice(1), language)
