const ENGLISH =
  'two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'
const SPANISH =
  'dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis diecisiete dieciocho diecinueve'
const TENS_ENGLISH = 'twenty thirty forty fifty sixty seventy eighty ninety'
const TENS_SPANISH = 'veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa'

/** Cardinals that people write out, in both languages. "One" is left out: it is a pronoun more often than a figure. */
const WORDS: ReadonlyMap<string, string> = new Map([
  ...[ENGLISH, SPANISH].flatMap((list) => list.split(' ').map((word, i) => [word, String(i + 2)] as const)),
  ...[TENS_ENGLISH, TENS_SPANISH].flatMap((list) =>
    list.split(' ').map((word, i) => [word, String(10 * (i + 2))] as const),
  ),
])

/** The digits of a number that is written out ("six" or "seis" is "6"), or undefined. */
export const numberWord = (folded: string): string | undefined => WORDS.get(folded)

/**
 * One spelling for a figure: `1,800`, `1.800` and `1800` are one, and so are `7.1` and `7,1`. A separator before exactly three
 * digits parts thousands, as both languages use it; any other is a decimal sign.
 */
export const plainNumber = (digits: string): string =>
  /^\d{1,3}([.,]\d{3})+$/.test(digits) ? digits.replace(/[.,]/g, '') : digits.replace(',', '.')
