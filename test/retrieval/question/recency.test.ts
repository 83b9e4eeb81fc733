import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Period } from '../../../src/retrieval/question/about-now.ts'
import { momentOf, nearness, readDates, staleness } from '../../../src/retrieval/question/recency.ts'
import { createRetrieval } from '../../../src/retrieval/retrieval.ts'
import { atOnce } from '../../../src/steps.ts'
import { sourceOf } from '../../texts.ts'
import { FROM_TERMINAL, HARBOUR, shelfOf } from '../shelf-of.ts'
import { ASKED, figureOf, weeklyNews } from './weekly-news.ts'

const NOW = Date.parse('2026-11-22T12:00Z')
const NEWEST = '2026-11-18'
const dayNumber = (day: string): number => Date.parse(day) / 86_400_000
const published = (day?: string) => sourceOf('a.txt', ['Rain.'], day === undefined ? {} : { published: day })
const at = (stretch: Period) => momentOf(stretch, dayNumber(NEWEST))
const newest = (...days: readonly (string | undefined)[]) =>
  atOnce(readDates(days.map((day) => published(day))))(NOW)

describe('the newest day of a shelf', () => {
  test('is that of its newest source', () => {
    expect(newest('2026-11-10', '2026-11-18', undefined, '2025')).toBe(dayNumber('2026-11-18'))
  })
  test('is not after today, except for a day that has begun elsewhere', () => {
    expect(newest('2026-11-10', '2027-01-01')).toBe(dayNumber('2026-11-10'))
    expect(newest('2026-11-23', '2026-11-25')).toBe(dayNumber('2026-11-23'))
  })
  test('is unknown if no source has a date, or only later ones', () => {
    expect(newest(undefined)).toBeUndefined()
    expect(newest('2027')).toBeUndefined()
  })
  test('is the first day of a month without a day', () => {
    expect(newest('2026-11')).toBe(dayNumber('2026-11-01'))
  })
})

describe('nearness in time', () => {
  test('is 1 within the period asked about', () => {
    expect(nearness(at('week'), published(NEWEST))).toBe(1)
    expect(nearness(at('yesterday'), published('2026-11-17'))).toBe(1)
    expect(nearness(at('last week'), published('2026-11-09'))).toBe(1)
    expect(nearness(at('last week'), published('2026-11-15'))).toBe(1)
    expect(nearness(at('last month'), published('2026-10-01'))).toBe(1)
    expect(nearness(at('last year'), published('2025'))).toBe(1)
  })
  test('falls before and after it', () => {
    expect(nearness(at('last week'), published(NEWEST))).toBeLessThan(0.5)
    expect(nearness(at('last week'), published('2026-11-06'))).toBeLessThan(0.5)
  })
  test('falls faster for a shorter period', () => {
    const fortnight = published('2026-11-04')
    const near = (['today', 'week', 'month', 'lately', 'year'] as const).map((each) =>
      nearness(at(each), fortnight),
    )
    expect(near).toEqual([...near].sort((a, b) => a - b))
  })
  test('is the same in-between value for an unknown and for a future date', () => {
    const unknown = nearness(at('week'), published())
    expect(unknown).toBeGreaterThan(nearness(at('week'), published('2026-10-01')))
    expect(unknown).toBeLessThan(nearness(at('week'), published(NEWEST)))
    expect(nearness(at('week'), published('2031-01-01'))).toBe(unknown)
  })
  test('is never greater for the older of two', () => {
    const day = fc.integer({ min: 0, max: 4_000 })
    const dated = (age: number) =>
      published(new Date(Date.parse(NEWEST) - age * 86_400_000).toISOString().slice(0, 10))
    fc.assert(
      fc.property(
        day,
        day,
        fc.constantFrom('today', 'week', 'month', 'year', 'lately' as const),
        (a, b, stretch) => {
          const [newer, older] = [Math.min(a, b), Math.max(a, b)]
          expect(nearness(at(stretch), dated(older))).toBeLessThanOrEqual(nearness(at(stretch), dated(newer)))
          expect(nearness(at(stretch), dated(older))).toBeGreaterThan(0)
        },
      ),
    )
  })
})

describe('staleness', () => {
  test('is 0 up to the length of the period, and rises after it', () => {
    expect(staleness(at('week'), published('2026-11-12'))).toBe(0)
    expect(staleness(at('week'), published('2026-11-04'))).toBe(0.5)
    expect(staleness(at('month'), published('2026-11-04'))).toBe(0)
  })
  test('is 0 if no period is named or the date is unknown', () => {
    expect(staleness(at('lately'), published('2011'))).toBe(0)
    expect(staleness(at('week'), published())).toBe(0)
  })
})

describe.each(['en', 'es'] as const)('a year of weekly reports (%s)', (language) => {
  const news = weeklyNews(NEWEST, 52, language)
  const retrieval = createRetrieval(shelfOf(news))
  const ask = (question: string, when: string) =>
    retrieval.ask(`${question} ${when}?`, { ...FROM_TERMINAL, now: NOW })
  const whens = {
    en: ['this week', 'today', 'this month', 'so far this year', 'now', 'currently', 'recently'],
    es: ['esta semana', 'hoy', 'este mes', 'ahora', 'actualmente'],
  }

  test.each(whens[language])('is answered from the newest: %s', (when) => {
    ASKED[language].forEach((question, topic) => {
      const [first] = ask(question, when).excerpts
      expect(first?.citation.published).toBe(NEWEST)
      expect(first?.text).toContain(String(figureOf(topic, 0)))
    })
  })

  test('is answered from the newest on its subject, even if another subject has a newer one', () => {
    const quiet = Object.entries(news).filter(
      ([, { published: day, title }]) => title !== 'Price of eggs' || (day ?? '') < '2026-09',
    )
    const found = createRetrieval(shelfOf(Object.fromEntries(quiet))).ask(
      `${ASKED[language][0]} ${whens[language][0]}?`,
      { ...FROM_TERMINAL, now: NOW },
    )
    expect(found.excerpts[0]?.citation.title).toBe('Price of eggs')
    expect(found.excerpts[0]?.citation.published).toMatch(/^2026-08/)
  })
})

describe('a question about now', () => {
  const shelf = shelfOf({ ...HARBOUR, ...weeklyNews(NEWEST, 30, 'en') })
  const retrieval = createRetrieval(shelf)
  const ask = (question: string, now = NOW) => retrieval.ask(question, { ...FROM_TERMINAL, now })

  test('is answered from an old source if no newer one says it', () => {
    expect(ask('Who is the mayor of Varnholm now?').excerpts[0]?.text).toContain('Brandt')
    expect(ask('What does a single ticket for the night ferry currently cost?').excerpts[0]?.text).toContain(
      '300',
    )
  })

  test('depends on the day it is asked', () => {
    const [first] = ask('How full is the Orrby reservoir this week?', Date.parse('2026-08-27')).excerpts
    expect(first?.citation.published).toBe('2026-08-26')
  })

  test('is not claimed to be answered by a source that is too old', () => {
    const old = createRetrieval(
      shelfOf({
        ...weeklyNews(NEWEST, 4, 'es'),
        'a.txt': { published: '2026-02-02', text: 'The toll of the Orrby bridge is 40 crowns.' },
      }),
    )
    const status = (question: string) => old.ask(question, { ...FROM_TERMINAL, now: NOW }).status
    expect(status('What is the toll of the Orrby bridge?')).toBe('answered')
    expect(status('What is the toll of the Orrby bridge now?')).toBe('answered')
    expect(status('What is the toll of the Orrby bridge this week?')).toBe('related')
  })

  test('does not count the words for now as unknown', () => {
    expect(ask('How full is the Orrby reservoir currently?').unknownTerms).toEqual([])
  })

  test('is like any other if no source has a date', () => {
    const undated = Object.entries(HARBOUR).map(([id, { text }]) => [id, text] as const)
    const plain = createRetrieval(shelfOf(Object.fromEntries(undated)))
    for (const question of ['Who is the mayor now?', 'What is the latest on the pier this week?'])
      expect(plain.ask(question, { ...FROM_TERMINAL, now: NOW })).toEqual(
        plain.ask(question, { ...FROM_TERMINAL, now: 0 }),
      )
  })
})
