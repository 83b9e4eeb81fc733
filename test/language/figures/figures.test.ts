import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { termsOf, tokenize } from '../../../src/language/tokens.ts'

const first = (text: string, language: 'en' | 'es'): string | undefined => termsOf(text, language)[0]

const UNDER_TWENTY =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  )
const TENS = '_ _ twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')
/** A number from 2 to 999,999,999 in English words. */
const english = (n: number): string => {
  if (n < 20) return UNDER_TWENTY[n] ?? ''
  if (n < 100) return `${TENS[Math.floor(n / 10)]}${n % 10 === 0 ? '' : `-${english(n % 10)}`}`
  for (const [scale, word, and] of [[1e6, 'million', ' '], [1e3, 'thousand', ' '], [100, 'hundred', ' and ']] as const) {
    const rest = n % scale
    if (n >= scale) return `${english(Math.floor(n / scale))} ${word}${rest === 0 ? '' : `${rest < 100 ? ' and ' : and}${english(rest)}`}`
  }
  return ''
} // biome-ignore format: a small table

const BAJO_TREINTA =
  'cero un dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve veinte veintiún veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete veintiocho veintinueve'.split(
    ' ',
  )
const DECENAS = '_ _ _ treinta cuarenta cincuenta sesenta setenta ochenta noventa'.split(' ')
const CENTENAS =
  '_ ciento doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos novecientos'.split(
    ' ',
  )
/** A number from 2 to 999,999,999 in Spanish words. */
const spanish = (n: number): string => {
  if (n < 30) return BAJO_TREINTA[n] ?? ''
  if (n < 100) return `${DECENAS[Math.floor(n / 10)]}${n % 10 === 0 ? '' : ` y ${spanish(n % 10)}`}`
  if (n === 100) return 'cien'
  if (n < 1000) return `${CENTENAS[Math.floor(n / 100)]}${n % 100 === 0 ? '' : ` ${spanish(n % 100)}`}`
  const [scale, word] = n >= 1e6 ? [1e6, n >= 2e6 ? 'millones' : 'millón'] : [1e3, 'mil']
  const many = Math.floor(n / scale)
  const rest = n % scale === 0 ? '' : ` ${spanish(n % scale)}`
  return `${many === 1 && scale === 1e3 ? '' : `${spanish(many)} `}${word}${rest}`
}

const grouped = (n: number, by: string): string => String(n).replace(/\B(?=(?:\d{3})+$)/g, by)

describe('one number', () => {
  test('has one term in digits, however its thousands are parted', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999_999_999 }), fc.constantFrom('en', 'es'), (n, language) => {
        for (const by of [',', '.', '\u00a0', '\u202f', n < 1_000_000 ? '' : ' '])
          expect(termsOf(grouped(n, by), language), grouped(n, by)).toEqual([String(n)])
      }),
    )
  })

  test('has one term with a scale and without', () => {
    const scales = [
      [1e3, 'thousand', 'mil'],
      [1e6, 'million', 'millones'],
      [1e9, 'billion', 'mil millones'],
      [1e12, 'trillion', 'billones'],
    ] as const
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9_999 }),
        fc.constantFrom(0, 1, 2, 3),
        fc.constantFrom(...scales),
        (whole, decimals, [scale, en, es]) => {
          const value = (whole / 10 ** decimals).toFixed(decimals)
          const term = String(Math.round((whole * scale) / 10 ** decimals))
          // "1.250 million" may have thousands or decimals.
          fc.pre(decimals < 3 || value.startsWith('0'))
          expect(first(`${value} ${en}`, 'en')).toBe(term)
          // Nobody writes "1.001 mil millones".
          if (scale === 1e9 && whole >= 1_000) return
          expect(first(`${value.replace('.', ',')} ${es}`, 'es')).toBe(term)
        },
      ),
    )
  })

  test('has one term in words and in digits', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 999_999_999 }), (n) => {
        // "A thousand one" may be "a thousand, one day".
        fc.pre(n % 1_000 !== 1)
        expect(first(english(n), 'en'), english(n)).toBe(String(n))
        expect(first(spanish(n), 'es'), spanish(n)).toBe(String(n))
      }),
      { numRuns: 1_000 },
    )
  })

  test.each([
    ['en', 'half a million', '500000'],
    ['en', 'three and a half million dollars', '3500000'],
    ['en', 'a million and a half', '1500000'],
    ['en', 'one hundred', '100'],
    ['en', '2 million 300 thousand', '2300000'],
    ['en', '4.5 lakh', '450000'],
    ['en', '12 crore', '120000000'],
    ['en', '12,50,000', '1250000'],
    ['en', '0.125', '0.125'],
    ['en', '5-million', '5000000'],
    ['en', '40k', '40000'],
    ['es', 'mil', '1000'],
    ['es', 'un millón', '1000000'],
    ['es', 'dos millones mil', '2001000'],
    ['es', 'medio millón', '500000'],
    ['es', 'tres millones y medio', '3500000'],
    ['es', '2 millones 300 mil', '2300000'],
    ['es', 'doscientas mil', '200000'],
  ] as const)('in %s, "%s" is %s', (language, text, term) => {
    expect(first(text, language)).toBe(term)
  })

  test('a sign of money makes millions of an m behind its figure, and nothing else does', () => {
    expect(termsOf('$1.2m', 'en')).toContain('1200000')
    expect(termsOf('€5bn', 'en')).toContain('5000000000')
    expect(termsOf('a mast 12m tall', 'en')).toContain('12')
  })

  test('ends where another begins', () => {
    const figures = (text: string) => termsOf(text, 'en').filter((term) => /^\d+$/.test(term))
    expect(figures('between five hundred and eight hundred')).toEqual(['500', '800'])
    expect(figures('5 million 2 years ago')).toEqual(['5000000', '2'])
    expect(figures('two hundred a day')).toEqual(['200'])
    expect(figures('six-seven')).toEqual(['6', '7'])
    expect(figures('2010–2014')).toEqual(['2010', '2014'])
    expect(figures('in 2018 five ships')).toEqual(['2018', '5'])
  })

  test('of a version is the version', () => {
    expect(termsOf('2.4.0', 'en')).toEqual(['2.4.0'])
    expect(termsOf('v2.4.0', 'en')).toEqual(['2.4.0'])
    expect(termsOf('2.40', 'en')).not.toEqual(termsOf('2.4.0', 'en'))
  })

  test('keeps its words apart, and says which are its scale', () => {
    const tokens = tokenize('Kast won 7.1 million votes', 'en')
    expect(tokens.map(({ word, term, scale }) => [word, term, scale])).toEqual([
      ['kast', 'kast', undefined],
      ['won', 'win', undefined],
      ['7.1', '7100000', undefined],
      ['million', 'million', true],
      ['votes', 'vote', undefined],
    ])
    expect(tokenize('how many millions', 'en').some(({ scale }) => scale)).toBe(false)
  })
})

describe('one date', () => {
  const day = fc.date({ min: new Date('1500-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  const part = (date: Date, language: string, options: Intl.DateTimeFormatOptions): string =>
    new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' }).format(date)
  const terms = (text: string, language: 'en' | 'es') => termsOf(text, language).sort()

  test('has the same terms in digits and in words', () => {
    fc.assert(
      fc.property(day, (date) => {
        const iso = date.toISOString().slice(0, 10)
        const [year, number, d] = [iso.slice(0, 4), iso.slice(5, 7), date.getUTCDate()]
        const month = part(date, 'en', { month: 'long' })
        const suffix = /1\d$/.test(iso) ? 'th' : (['th', 'st', 'nd', 'rd'][d % 10] ?? 'th')
        const short = part(date, 'en', { month: 'short' })
        for (const text of [
          `${d} ${month} ${year}`,
          `${month} ${d}, ${year}`,
          `${d}${suffix} of ${month} ${year}`,
          `${month} ${d}${suffix}, ${year}`,
          `${d} ${short} ${year}`,
          `${short}. ${d}, ${year}`,
          `${iso}T10:00`.slice(0, 10),
        ])
          expect(terms(text, 'en'), text).toEqual(terms(iso, 'en'))
        const mes = part(date, 'es', { month: 'long' })
        for (const text of [
          `${d} de ${mes} de ${year}`,
          `${d} ${mes} ${year}`,
          `${String(d).padStart(2, '0')} de ${mes} de ${year}`,
          `${d}/${number}/${year}`,
          `${String(d).padStart(2, '0')}-${number}-${year}`,
        ])
          expect(terms(text, 'es'), text).toEqual(terms(iso, 'es'))
      }),
    )
  })

  test('in digits is read only if day and month cannot be exchanged', () => {
    expect(termsOf('25/12/2018', 'en')).toContain(termsOf('December', 'en')[0])
    expect(termsOf('12/25/2018', 'en')).toContain(termsOf('December', 'en')[0])
    expect(termsOf('03/04/2018', 'en')).toEqual(['3', '4', '2018'])
    expect(termsOf('2018-13-05', 'en')).toEqual(['2018', '13', '5'])
  })

  test('a shortened month is one only beside a figure', () => {
    expect(termsOf('Jan spoke on 5 Jan', 'en')).toEqual(
      ['jan', 'spoke', '5', ...termsOf('January', 'en')].map((term) =>
        term === 'spoke' ? (termsOf('spoke', 'en')[0] ?? '') : term,
      ),
    )
    expect(termsOf('el mar está frío', 'es')).toContain('mar')
  })

  test('a time of day has its half in any writing', () => {
    for (const text of ['9 a.m.', '9 am', '9am', '9 A.M.'])
      expect(termsOf(text, 'en'), text).toEqual(['9', 'am'])
    expect(termsOf('9 p.m.', 'en')).toEqual(['9', 'pm'])
    expect(termsOf('I am here', 'en')).toEqual([])
  })
})
