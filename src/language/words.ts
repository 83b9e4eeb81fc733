import type { Language } from '../model.ts'
import { COUNTRY_WORDS } from './countries.ts'
import { fold } from './fold.ts'
import { FUNCTION_WORDS } from './function-words.ts'
import { numberWord, plainNumber } from './numbers.ts'
import { stem } from './stems.ts'

/** What is to be known of a word, wherever it stands. */
export interface Word {
  /** What it is compared by: the stem of a word, the plain digits of a figure. Empty for a function word. */
  readonly term: string
  /** The word as folded, without a possessive. */
  readonly word: string
  /** Begins with a capital letter. */
  readonly capital: boolean
  /** Holds a figure, in digits or in words. */
  readonly number: boolean
  /** A name of several words may begin with it. */
  readonly opens: boolean
}

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
export const aliasOf = (name: string): string | undefined => ALIASES.get(name) ?? COUNTRY_WORDS.get(name)

/** All but the last word of each name of several. */
const BEGINNINGS: ReadonlySet<string> = new Set(
  [...ALIASES.keys(), ...COUNTRY_WORDS.keys()]
    .filter((name) => name.includes(' '))
    .map((name) => name.slice(0, name.lastIndexOf(' '))),
)

/** Whether a name of several words may begin with these, folded. */
export const beginsName = (words: string): boolean => BEGINNINGS.has(words)

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
  // A few ligatures fall apart into several words; a term is one.
  const word = fold(bare).replace(/\s+/g, '')
  const capital = raw !== raw.toLowerCase() && /^\p{Lu}/u.test(raw)
  const figure = numberWord(word, language)
  if (figure !== undefined) return made(figure, word, capital, true)
  const alias = CAPITALS.get(raw) ?? aliasOf(word.replace(/\s|\.$/g, ''))
  if (alias !== undefined) return made(alias, word, capital)
  const silent = FUNCTION_WORDS[language].has(word) && raw !== 'May'
  return made(silent ? '' : stem(bare.toLowerCase(), language).replace(/\s+/g, ''), word, capital)
}

/** Of each language; some 200 bytes each. */
const REMEMBERED = 100_000

const known: Readonly<Record<Language, Map<string, Word>>> = { en: new Map(), es: new Map(), und: new Map() }

/** A copy of its own: a slice of a long text would keep the whole of that in memory. */
const own = (slice: string): string => Buffer.from(slice, 'utf16le').toString('utf16le')

/** Reads a word, figure or sign as it is written. What was read before is remembered: a text says most of its words again. */
export const readWord = (raw: string, language: Language): Word => {
  const words = known[language]
  const before = words.get(raw)
  if (before !== undefined) return before
  const copy = own(raw)
  const word = makeWord(copy, language)
  if (copy.length > LONGEST) return word
  if (words.size >= REMEMBERED) words.clear()
  words.set(copy, word)
  return word
}
