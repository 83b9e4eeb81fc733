import type { Language, Span } from '../../model.ts'

/** The months from January, in full and as they are shortened. Folded. */
const MONTHS = {
  en: 'january/jan february/feb march/mar april/apr may/may june/jun july/jul august/aug september/sept/sep october/oct november/nov december/dec',
  es: 'enero/ene febrero/feb marzo/mar abril/abr mayo junio/jun julio/jul agosto/ago septiembre/sept/sep/set octubre/oct noviembre/nov diciembre/dic',
}
const listed = (list: string): readonly (readonly string[])[] =>
  list.split(' ').map((names) => names.split('/'))
const NAMES = { en: listed(MONTHS.en), es: listed(MONTHS.es), und: listed(MONTHS.en) } as const

const shortened = (language: Language): ReadonlyMap<string, string> =>
  new Map(NAMES[language].flatMap(([full = '', ...short]) => short.map((name) => [name, full] as const)))
const SHORTENED = { en: shortened('en'), es: shortened('es'), und: shortened('und') } as const

/** The full name of a shortened month ("sept"), folded, and "may", which is mostly another word; undefined for any other word. */
export const fullMonth = (folded: string, language: Language): string | undefined =>
  SHORTENED[language].get(folded)

/** "2018-09-05" */
const YEAR_FIRST = /\d{4}-(\d\d)-(\d\d)(?![\d-])/y
/** "05/09/2018", "5-9-2018" */
const YEAR_LAST = /(\d\d?)([/-])(\d\d?)\2\d{4}(?![\d/-])/y

/** The month of a date in digits: where its digits stand, and its name, folded. */
export interface DigitMonth extends Span {
  readonly name: string
}

/** The month of the date in digits that begins at `at`; undefined if none does, or if day and month could be exchanged. */
export const monthInDigits = (text: string, at: number, language: Language): DigitMonth | undefined => {
  const monthAt = (start: number, digits: string, day: number): DigitMonth | undefined => {
    const name = NAMES[language][Number(digits) - 1]?.[0]
    return name === undefined || day < 1 || day > 31 ? undefined : { start, end: start + digits.length, name }
  }
  YEAR_FIRST.lastIndex = at
  const iso = YEAR_FIRST.exec(text)
  if (iso !== null) return monthAt(at + 5, iso[1] ?? '', Number(iso[2]))
  YEAR_LAST.lastIndex = at
  const [, first = '', , second = ''] = YEAR_LAST.exec(text) ?? []
  if (first === '') return undefined
  const dayFirst = monthAt(at + first.length + 1, second, Number(first))
  const monthFirst = monthAt(at, first, Number(second))
  // In Spanish the day comes first. In English only a number above 12 says which is the day.
  if (language === 'es' || monthFirst === undefined || first === second) return dayFirst
  return dayFirst === undefined ? monthFirst : undefined
}
