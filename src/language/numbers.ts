import type { Language } from '../model.ts'

const ENGLISH =
  'two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'
const SPANISH =
  'dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis diecisiete dieciocho diecinueve'
const TENS_ENGLISH = 'twenty thirty forty fifty sixty seventy eighty ninety'
const TENS_SPANISH = 'veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa'

const cardinals = (units: string, tens: string): ReadonlyMap<string, string> =>
  new Map([
    ...units.split(' ').map((word, i) => [word, String(i + 2)] as const),
    ...tens.split(' ').map((word, i) => [word, String(10 * (i + 2))] as const),
  ])

/** Cardinals that people write out. "One" is left out because it is mostly a pronoun. */
const WORDS: Readonly<Record<Language, ReadonlyMap<string, string>>> = {
  en: cardinals(ENGLISH, TENS_ENGLISH),
  es: cardinals(SPANISH, TENS_SPANISH),
  und: new Map(),
}

/** The digits of a number that is written out ("six" in English and "seis" in Spanish are "6"), or undefined. */
export const numberWord = (folded: string, language: Language): string | undefined =>
  WORDS[language].get(folded)

/**
 * One spelling for a figure: `1,800`, `1.800` and `1800` become the same, and so do `7.1` and `7,1`. A separator before exactly three digits
 * marks thousands, and so does the first of two kinds. Any other separator is a decimal sign.
 */
export const plainNumber = (digits: string): string => {
  if (/^\d{1,3}([.,]\d{3})+$/.test(digits)) return digits.replace(/[.,]/g, '')
  const decimal = Math.max(digits.lastIndexOf('.'), digits.lastIndexOf(','))
  if (decimal < 0) return digits
  return `${digits.slice(0, decimal).replace(/[.,]/g, '')}.${digits.slice(decimal + 1)}`
}
