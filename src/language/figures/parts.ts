import type { Language } from '../../model.ts'
import { wordSet } from '../fold.ts'

/** What a word may be within a figure of several words ("two hundred and five", "7.1 million", "tres millones y medio"). */
export type FigurePart =
  /** "7.1" or "six": how much it is, and whether it is in digits. */
  | { readonly kind: 'amount'; readonly value: number; readonly digits: boolean }
  /**
   * "hundred", "million", "bn": what the amount before it is multiplied by. `only` says where it is none elsewhere: directly behind a
   * figure (5k), or there and behind a sign of money ($5m). `alone` that it needs no amount.
   */
  | {
      readonly kind: 'scale'
      readonly value: number
      readonly only?: 'glued' | 'money'
      readonly alone?: true
    }
  | { readonly kind: 'one' | 'a' | 'half' | 'and' }

const UNITS_ENGLISH =
  'two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'
const UNITS_SPANISH =
  'dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis diecisiete dieciocho diecinueve'
const TENS_ENGLISH = 'twenty thirty forty fifty sixty seventy eighty ninety'
const TENS_SPANISH = 'veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa'
const TWENTIES_SPANISH =
  'veintiuno veintidos veintitres veinticuatro veinticinco veintiseis veintisiete veintiocho veintinueve'
const HUNDREDS_SPANISH =
  'ciento doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos novecientos'

/** The words of a list, counting from `first` by `step`. */
const counting = (list: string, first: number, step = 1): (readonly [string, number])[] =>
  list.split(' ').map((word, i) => [word, first + i * step] as const)

const feminine = (list: string): string =>
  list.replaceAll('cientos', 'cientas').replace('quinientos', 'quinientas')

/** Cardinals that people write out. "One" is apart because it is mostly a pronoun. */
const CARDINALS: Readonly<Record<Language, ReadonlyMap<string, number>>> = {
  en: new Map([...counting(UNITS_ENGLISH, 2), ...counting(TENS_ENGLISH, 20, 10)]),
  es: new Map([
    ...counting(UNITS_SPANISH, 2),
    ...counting(TENS_SPANISH, 20, 10),
    ...counting(TWENTIES_SPANISH, 21),
    ...counting('veintiun veintiuna', 21, 0),
    ...counting('cien', 100),
    ...counting(HUNDREDS_SPANISH, 100, 100),
    ...counting(feminine(HUNDREDS_SPANISH), 100, 100),
  ]),
  und: new Map(),
}

const scales = (list: Readonly<Record<string, number>>, only?: 'glued' | 'money'): [string, FigurePart][] =>
  Object.entries(list).flatMap(([words, value]) =>
    [...wordSet(words)].map((word): [string, FigurePart] => [
      word,
      { kind: 'scale', value, ...(only && { only }), ...(word === 'mil' && { alone: true }) },
    ]),
  )

/** A Spanish "billón" is a million millions, an English "billion" a thousand. */
const LARGE: Readonly<Record<Language, Readonly<Record<string, number>>>> = {
  en: {
    hundred: 100,
    'thousand thousands': 1e3,
    'million millions mn': 1e6,
    'billion billions bn': 1e9,
    'trillion trillions tn': 1e12,
    'lakh lakhs': 1e5,
    'crore crores': 1e7,
  },
  es: { mil: 1e3, 'millon millones': 1e6, 'millardo millardos': 1e9, 'billon billones': 1e12 },
  und: {},
}

const LINKS = ['one', 'a', 'half', 'and'] as const

const partsOf = (language: Language, words: Readonly<Record<(typeof LINKS)[number], string>>) =>
  new Map<string, FigurePart>([
    ...[...CARDINALS[language]].map(([word, value]): [string, FigurePart] => [
      word,
      { kind: 'amount', value, digits: false },
    ]),
    ...scales(LARGE[language]),
    ...scales({ k: 1e3 }, 'glued'),
    ...scales({ m: 1e6 }, 'money'),
    ...LINKS.flatMap((kind) =>
      [...wordSet(words[kind])].map((word): [string, FigurePart] => [word, { kind }]),
    ),
  ])

const PARTS: Readonly<Record<Language, ReadonlyMap<string, FigurePart>>> = {
  en: partsOf('en', { one: 'one', a: 'a', half: 'half', and: 'and' }),
  es: partsOf('es', { one: 'un uno una', a: '', half: 'medio', and: 'y' }),
  und: new Map(),
}

/** The digits of a number that is written out as one word ("six" in English and "seis" in Spanish are "6"), or undefined. */
export const numberWord = (folded: string, language: Language): string | undefined =>
  CARDINALS[language].get(folded)?.toString()

/** What a word may be within a figure, or undefined. @param folded without accents, in lower case */
export const partOf = (folded: string, language: Language): FigurePart | undefined =>
  PARTS[language].get(folded)
