import fc from 'fast-check'
import { expect, test } from 'vitest'
import { normalizeDate } from '../../../src/sources/read/dates.ts'

const now = new Date('2025-12-20T00:00:00Z')

test.each([
  ['2025-12-14', '2025-12-14'],
  ['2025-12-14T23:30:00-03:00', '2025-12-14'],
  ['2025-12-14T00:10:00Z', '2025-12-14'],
  ['2025/12/4', '2025-12-04'],
  ['20251214', '2025-12-14'],
  ['20251214T103000Z', '2025-12-14'],
  ['2025-12', '2025-12'],
  ['2025', '2025'],
  ['Dec. 14, 2025', '2025-12-14'],
  ['December 14, 2025', '2025-12-14'],
  ['Sunday, December 14th, 2025 at 5:00 p.m. ET', '2025-12-14'],
  ['14th of December 2025', '2025-12-14'],
  ['Sun, 14 Dec 2025 10:00:00 GMT', '2025-12-14'],
  ['14-Dec-2025', '2025-12-14'],
  ['December 2025', '2025-12'],
  ['Updated: May 2, 2024', '2024-05-02'],
  ['14 de diciembre de 2025', '2025-12-14'],
  ['14 de diciembre del 2025', '2025-12-14'],
  ['domingo, 1º de marzo de 2020', '2020-03-01'],
  ['14 dic. 2025', '2025-12-14'],
  ['Setiembre de 2019', '2019-09'],
  ['14.03.2019', '2019-03-14'],
  ['25/12/2019', '2019-12-25'],
  ['12/25/2019', '2019-12-25'],
])('reads %j as %j', (written, day) => {
  expect(normalizeDate(written, now)).toBe(day)
})

test('keeps only the year of a date that is ambiguous between America and Europe', () => {
  expect(normalizeDate('03/04/2019', now)).toBe('2019')
  expect(normalizeDate('04/04/2019', now)).toBe('2019-04-04')
})

test.each([
  '',
  'soon',
  '14 December',
  'December 14',
  'last Tuesday',
  'today',
  '3 days ago',
  '12/14/25',
  'marked 2020 boxes',
  '1-800-555',
])('makes nothing up for %j', (written) => {
  expect(normalizeDate(written, now)).toBeUndefined()
})

test.each(['0812-01-02', '2028-01-01', '2025-13-01', '2025-02-30', '31 June 2020'])(
  'drops %j as implausible',
  (written) => {
    expect(normalizeDate(written, now)).toBeUndefined()
  },
)

test('accepts dates up to two years ahead', () => {
  expect(normalizeDate('2027-01-01', now)).toBe('2027-01-01')
})

test('reads only the beginning of a long text', () => {
  expect(normalizeDate(`${'word '.repeat(30)} 14 December 2025`, now)).toBeUndefined()
})

test('a result has only parts that were written', () => {
  const day = fc.record({
    y: fc.integer({ min: 1000, max: 2026 }),
    m: fc.integer({ min: 1, max: 12 }),
    d: fc.integer({ min: 1, max: 28 }),
  })
  const name = (m: number, language: string): string =>
    new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' }).format(Date.UTC(2020, m - 1, 15))
  fc.assert(
    fc.property(day, ({ y, m, d }) => {
      const whole = [y, m, d].map((part) => String(part).padStart(2, '0')).join('-')
      expect(normalizeDate(`${name(m, 'en')} ${d}, ${y}`, now)).toBe(whole)
      expect(normalizeDate(`${d} de ${name(m, 'es')} de ${y}`, now)).toBe(whole)
      expect(normalizeDate(`${name(m, 'es')} de ${y}`, now)).toBe(whole.slice(0, 7))
      expect(normalizeDate(`${whole}T23:59:59+14:00`, now)).toBe(whole)
    }),
    { numRuns: 200 },
  )
})

test('any words give a date in one of three forms, or none', () => {
  fc.assert(
    fc.property(fc.string(), (words) => {
      expect(normalizeDate(words, now) ?? '2020').toMatch(/^\d{4}(?:-\d\d){0,2}$/)
    }),
    { numRuns: 300 },
  )
})
