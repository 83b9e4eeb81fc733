import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseSchedule } from '../../../src/digest/schedule/parse-schedule.ts'
import { nextSlot } from '../../../src/digest/schedule/slots.ts'
import { readZone } from '../../../src/digest/schedule/zones.ts'

const read = (words: string) => parseSchedule(words, { zone: 'Europe/Madrid' })

const DEFAULTS = { time: '09:00', days: 'weekdays', zone: 'Europe/Madrid', quiet: 'skip' }

describe('a time', () => {
  test.each([
    ['09:00', '09:00'],
    ['9:00', '09:00'],
    ['9am', '09:00'],
    ['9 AM', '09:00'],
    ['9.30 pm', '21:30'],
    ['9.30 p.m.', '21:30'],
    ['9:30 p. m.', '21:30'],
    ['12am', '00:00'],
    ['12:05 pm', '12:05'],
    ['21h30', '21:30'],
    ['9h', '09:00'],
    ['at 0:00', '00:00'],
    ['a las 23:59', '23:59'],
  ])('is read in %j', (words, time) => {
    expect(read(words)).toEqual({ ...DEFAULTS, time })
  })

  test.each(['24:00', '9:60', '13pm', '0am', '9', '900', '9:0', '09:00:00', '9:00xm', '9.5am'])(
    'is not read in %j',
    (word) => {
      expect(read(word)).toEqual({ fault: 'bad-time', word })
    },
  )

  test('is required', () => {
    expect(read('')).toEqual({ fault: 'no-time', word: '' })
    expect(read('daily Europe/Paris')).toEqual({ fault: 'no-time', word: '' })
  })
})

describe('days', () => {
  test.each([
    ['weekdays', 'weekdays'],
    ['Laborables', 'weekdays'],
    ['daily', 'daily'],
    ['every day', 'daily'],
    ['diario', 'daily'],
    ['todos los días', 'daily'],
    ['todos los días'.normalize('NFD'), 'daily'],
    ['mondays', 'mondays'],
    ['cada LUNES', 'mondays'],
  ])('are read in %j, before the time and after it', (words, days) => {
    expect(read(`9:00 ${words}`)).toEqual({ ...DEFAULTS, days })
    expect(read(`${words} 9:00`)).toEqual({ ...DEFAULTS, days })
  })

  test.each(['tuesdays', 'nope', 'pm'])('are not %j', (word) => {
    expect(read(`9:00 daily ${word}`)).toEqual({ fault: 'bad-word', word })
  })
})

describe('a zone', () => {
  test.each([
    ['europe/kyiv', 'Europe/Kyiv'],
    ['EUROPE/KIEV', 'Europe/Kiev'],
    ['asia/calcutta', 'Asia/Calcutta'],
    ['asia/kolkata', 'Asia/Kolkata'],
    ['america/new_york', 'America/New_York'],
    ['America/New York', 'America/New_York'],
    ['america/argentina/buenos aires', 'America/Argentina/Buenos_Aires'],
    ['america/port of spain', 'America/Port_of_Spain'],
    ['africa/dar_es_salaam', 'Africa/Dar_es_Salaam'],
    ['america/port-au-prince', 'America/Port-au-Prince'],
    ['us/eastern', 'US/Eastern'],
    ['etc/gmt+5', 'Etc/GMT+5'],
    ['antarctica/mcmurdo', 'Antarctica/McMurdo'],
    ['singapore', 'Singapore'],
    ['utc', 'UTC'],
    ['gmt', 'GMT'],
  ])('typed %j is %j, whatever follows it', (typed, zone) => {
    expect(read(`9:00 ${typed}`)).toEqual({ ...DEFAULTS, zone })
    expect(read(`${typed} daily 9:00`)).toEqual({ ...DEFAULTS, zone, days: 'daily' })
  })

  test.each(['CET', 'est', 'PST8PDT', 'GMT+1', '+02:00', '-3', 'mars/olympus', 'Europe/', '/madrid'])(
    'must have a full name, not %j',
    (word) => {
      expect(read(`9:00 ${word}`)).toEqual({ fault: 'bad-zone', word })
    },
  )

  test('that the runtime lists is read in any letter case, and spelt as listed', () => {
    for (const zone of Intl.supportedValuesOf('timeZone')) {
      if (!zone.includes('/')) continue
      expect(readZone(zone.toLowerCase())).toBe(zone)
      expect(readZone(zone.toUpperCase())).toBe(zone)
    }
  })
})

describe('a quiet day', () => {
  test.each([
    '--quiet line',
    '--quiet=line',
    'quiet line',
    '—quiet LINE',
    '–quiet=Line',
    '-quiet line',
    'Line',
  ])('is read in %j', (words) => {
    expect(read(`${words} 9:00`)).toEqual({ ...DEFAULTS, quiet: 'line' })
  })

  test('must name what comes', () => {
    expect(read('9:00 --quiet')).toEqual({ fault: 'bad-quiet', word: '' })
    expect(read('9:00 --quiet=')).toEqual({ fault: 'bad-quiet', word: '' })
    expect(read('9:00 quiet loud')).toEqual({ fault: 'bad-quiet', word: 'loud' })
  })
})

test('nothing may come twice', () => {
  expect(read('9:00 10:00')).toEqual({ fault: 'bad-word', word: '10:00' })
  expect(read('9:00 daily lunes')).toEqual({ fault: 'bad-word', word: 'lunes' })
  expect(read('9:00 utc Europe/Paris')).toEqual({ fault: 'bad-word', word: 'Europe/Paris' })
})

const two = (number: number): string => String(number).padStart(2, '0')

test('any schedule is read from its words, in any order and letter case', () => {
  const parts = fc.record({
    hour: fc.nat(23),
    minute: fc.nat(59),
    days: fc.constantFrom('daily', 'weekdays', 'mondays'),
    zone: fc.constantFrom(...Intl.supportedValuesOf('timeZone').filter((zone) => zone.includes('/'))),
    quiet: fc.constantFrom('skip', 'line', 'shelf'),
    half: fc.boolean(),
    upper: fc.boolean(),
    order: fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 }),
  })
  fc.assert(
    fc.property(parts, ({ hour, minute, days, zone, quiet, half, upper, order }) => {
      const time = half
        ? `${hour % 12 || 12}:${two(minute)} ${hour < 12 ? 'am' : 'pm'}`
        : `${hour}:${two(minute)}`
      const words = [time, days, zone, `--quiet ${quiet}`]
      const typed = order.map((index) => words[index]).join(' ')
      expect(read(upper ? typed.toUpperCase() : typed.toLowerCase())).toEqual({
        time: `${two(hour)}:${two(minute)}`,
        days,
        zone,
        quiet,
      })
    }),
    { numRuns: 200 },
  )
})

test('any words give a fault, or a schedule that has a next slot', () => {
  const word = fc.oneof(
    fc.constantFrom('9:00', '12am', 'daily', 'quiet', '--quiet=line', 'utc', 'america/new', 'york', 'a', '/'),
    fc.string({ unit: 'binary', maxLength: 12 }),
  )
  fc.assert(
    fc.property(fc.array(word, { maxLength: 6 }), (words) => {
      const schedule = read(words.join(' '))
      if ('fault' in schedule) {
        expect(typeof schedule.word).toBe('string')
      } else {
        expect(schedule.time).toMatch(/^(?:[01]\d|2[0-3]):[0-5]\d$/)
        expect(nextSlot(schedule, 0)).toBeGreaterThan(0)
        const { time, days, zone, quiet } = schedule
        expect(read(`${time} ${days} ${zone} --quiet ${quiet}`)).toEqual(schedule)
      }
    }),
    { numRuns: 300 },
  )
})
