import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { lastSlot, nextSlot, type Timetable } from '../../../src/digest/schedule/slots.ts'
import { UserError } from '../../../src/errors.ts'

const at = (iso: string): number => Date.parse(iso)

const daily = (time: string, zone: string): Timetable => ({ time, zone, days: 'daily' })

/** The next slots after a moment, as UTC. */
const slots = (table: Timetable, after: string, count: number): readonly string[] => {
  const found: string[] = []
  for (let slot = at(after); found.length < count; found.push(new Date(slot).toISOString())) {
    slot = nextSlot(table, slot)
  }
  return found.map((iso) => iso.replace(':00.000Z', 'Z'))
}

describe('a slot', () => {
  test('keeps its local time when clocks change', () => {
    expect(slots(daily('09:00', 'Europe/Madrid'), '2026-03-27T12:00Z', 3)).toEqual([
      '2026-03-28T08:00Z',
      '2026-03-29T07:00Z',
      '2026-03-30T07:00Z',
    ])
    expect(slots(daily('09:00', 'America/Santiago'), '2026-09-05T00:00Z', 3)).toEqual([
      '2026-09-05T13:00Z',
      '2026-09-06T12:00Z',
      '2026-09-07T12:00Z',
    ])
  })

  test('at 02:30 comes at 03:00 on the day New York skips that time, once', () => {
    expect(slots(daily('02:30', 'America/New_York'), '2026-03-07T12:00Z', 3)).toEqual([
      '2026-03-08T07:00Z',
      '2026-03-09T06:30Z',
      '2026-03-10T06:30Z',
    ])
  })

  test('at 01:30 comes the first time on the day New York repeats that time', () => {
    expect(slots(daily('01:30', 'America/New_York'), '2026-10-31T12:00Z', 2)).toEqual([
      '2026-11-01T05:30Z',
      '2026-11-02T06:30Z',
    ])
    for (const between of ['2026-11-01T05:45Z', '2026-11-01T06:00Z', '2026-11-01T06:29Z']) {
      expect(slots(daily('01:30', 'America/New_York'), between, 1)).toEqual(['2026-11-02T06:30Z'])
    }
  })

  test('follows the half-hour shifts of Lord Howe', () => {
    expect(slots(daily('02:15', 'Australia/Lord_Howe'), '2026-10-02T16:00Z', 3)).toEqual([
      '2026-10-03T15:30Z',
      '2026-10-04T15:15Z',
      '2026-10-05T15:15Z',
    ])
    expect(slots(daily('01:45', 'Australia/Lord_Howe'), '2026-04-04T00:00Z', 2)).toEqual([
      '2026-04-04T14:45Z',
      '2026-04-05T15:15Z',
    ])
  })

  test('follows the two-hour shifts of Troll', () => {
    expect(slots(daily('02:30', 'Antarctica/Troll'), '2026-03-28T12:00Z', 2)).toEqual([
      '2026-03-29T01:00Z',
      '2026-03-30T00:30Z',
    ])
  })

  test('at midnight comes at one on the day Havana skips midnight', () => {
    expect(slots(daily('00:00', 'America/Havana'), '2026-03-07T12:00Z', 2)).toEqual([
      '2026-03-08T05:00Z',
      '2026-03-09T04:00Z',
    ])
  })

  test('at 23:30 comes at midnight on the day Nuuk skips its last hour', () => {
    expect(slots(daily('23:30', 'America/Nuuk'), '2026-03-28T12:00Z', 2)).toEqual([
      '2026-03-29T01:00Z',
      '2026-03-30T00:30Z',
    ])
    expect(slots(daily('22:59', 'America/Nuuk'), '2026-03-28T12:00Z', 2)).toEqual([
      '2026-03-29T00:59Z',
      '2026-03-29T23:59Z',
    ])
  })

  test('comes on every day that existed in Apia, which skipped one', () => {
    expect(slots(daily('23:30', 'Pacific/Apia'), '2011-12-29T12:00Z', 2)).toEqual([
      '2011-12-30T09:30Z',
      '2011-12-31T09:30Z',
    ])
  })

  test('counts the days of the local calendar, east and west of UTC', () => {
    // Monday the 8th began on Sunday evening in UTC in Kiritimati, and ends on Tuesday in Honolulu.
    expect(
      slots({ time: '09:00', days: 'mondays', zone: 'Pacific/Kiritimati' }, '2026-06-05T00:00Z', 2),
    ).toEqual(['2026-06-07T19:00Z', '2026-06-14T19:00Z'])
    expect(
      slots({ time: '21:00', days: 'mondays', zone: 'Pacific/Honolulu' }, '2026-06-05T00:00Z', 1),
    ).toEqual(['2026-06-09T07:00Z'])
    expect(
      slots({ time: '21:00', days: 'weekdays', zone: 'Pacific/Honolulu' }, '2026-06-05T08:00Z', 2),
    ).toEqual(['2026-06-06T07:00Z', '2026-06-09T07:00Z'])
  })

  test('is the same under the old and the new name of a zone', () => {
    for (const [old, new_] of [
      ['Europe/Kiev', 'Europe/Kyiv'],
      ['Asia/Calcutta', 'Asia/Kolkata'],
      ['America/Godthab', 'America/Nuuk'],
    ] as const) {
      expect(slots(daily('09:00', old), '2026-03-25T00:00Z', 9)).toEqual(
        slots(daily('09:00', new_), '2026-03-25T00:00Z', 9),
      )
    }
    expect(slots(daily('09:00', 'Asia/Calcutta'), '2026-03-25T00:00Z', 1)).toEqual(['2026-03-25T03:30Z'])
  })

  test('in an unknown zone throws an error that says what to do', () => {
    const table = daily('09:00', 'Mars/Olympus')
    expect(() => nextSlot(table, 0)).toThrow(UserError)
    expect(() => lastSlot(table, 2, 1)).toThrow('The time zone Mars/Olympus is not known here')
  })

  test('is later than the given moment, to the millisecond', () => {
    const nine = at('2026-06-08T09:00Z')
    expect(nextSlot(daily('09:00', 'UTC'), nine - 1)).toBe(nine)
    expect(nextSlot(daily('09:00', 'UTC'), nine)).toBe(nine + 86_400_000)
    expect(nextSlot(daily('09:00', 'UTC'), nine + 1)).toBe(nine + 86_400_000)
  })
})

describe('the last slot', () => {
  const table: Timetable = { time: '09:00', days: 'weekdays', zone: 'UTC' }
  const friday = at('2026-06-05T09:00Z')

  test('may be at the end of the span, but not at its beginning', () => {
    expect(lastSlot(table, friday, friday - 1)).toBe(friday)
    expect(lastSlot(table, friday, friday)).toBeUndefined()
    expect(lastSlot(table, friday - 1, friday - 86_400_000)).toBeUndefined()
    expect(lastSlot(table, at('2026-06-08T08:59Z'), 0)).toBe(friday)
  })

  test('is undefined if the clock jumped back before the span', () => {
    expect(lastSlot(table, friday - 86_400_000, friday)).toBeUndefined()
  })

  test('is found up to a week back', () => {
    const monday = at('2026-06-08T09:00Z')
    expect(lastSlot({ ...table, days: 'mondays' }, monday + 7 * 86_400_000 - 1, 0)).toBe(monday)
  })
})

/** The local date and time of an instant, "2026-03-08 03:00", from the runtime. */
const local = (zone: string): ((instant: number) => string) => {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' })
  return (instant) => format.format(instant)
}

/** The first minute at or after a local time, found by trying quarters of an hour and then minutes. */
const firstAt = (wanted: string, show: (instant: number) => string): number => {
  const guess = at(`${wanted.replace(' ', 'T')}Z`)
  let quarter = guess - 16 * 3_600_000
  while (show(quarter + 900_000) < wanted) quarter += 900_000
  let minute = quarter
  while (show(minute) < wanted) minute += 60_000
  return minute
}

const DAY = 86_400_000
const SUNDAY = 0
const SATURDAY = 6

const counts = (date: string, days: Timetable['days']): boolean => {
  const weekday = new Date(`${date}T00:00Z`).getUTCDay()
  if (days === 'mondays') return weekday === 1
  return days === 'daily' || (weekday !== SUNDAY && weekday !== SATURDAY)
}

const TURNING = [
  'America/New_York',
  'America/Nuuk',
  'America/Havana',
  'America/Santiago',
  'Australia/Lord_Howe',
  'Antarctica/Troll',
  'Africa/Casablanca',
  'Africa/Cairo',
  'Asia/Beirut',
  'Atlantic/Azores',
  'Europe/Kyiv',
  'Pacific/Chatham',
]

/** Mostly late and early times: clocks change then. */
const times = fc
  .tuple(fc.oneof(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 22, max: 23 }), fc.nat(23)), fc.nat(59))
  .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'))

const tables = fc.record<Timetable>({
  time: times,
  days: fc.constantFrom('daily', 'weekdays', 'mondays'),
  zone: fc.oneof(
    fc.constantFrom(...TURNING),
    fc.constantFrom(...Intl.supportedValuesOf('timeZone'), 'Europe/Kyiv'),
  ),
})

test('each local day that counts has exactly one slot, at its local time or at the end of the gap there', () => {
  fc.assert(
    fc.property(tables, fc.integer({ min: at('2015-01-01'), max: at('2036-12-01') }), (table, start) => {
      const show = local(table.zone)
      const dates = Array.from({ length: 24 }, (_, day) =>
        new Date(start + day * DAY).toISOString().slice(0, 10),
      ).filter((date) => counts(date, table.days))
      const expected = dates.map((date) => firstAt(`${date} ${table.time}`, show))
      let slot = (expected[0] ?? 0) - 1
      const found = expected.map(() => {
        slot = nextSlot(table, slot)
        return slot
      })
      expect(found).toEqual(expected)
      // It does not depend on the moment asked from.
      const asked = start + 12 * DAY
      const next = expected.find((moment) => moment > asked)
      if (next !== undefined) expect(nextSlot(table, asked)).toBe(next)
      expect(lastSlot(table, asked, 0)).toBe(
        expected.findLast((moment) => moment <= asked) ?? expect.any(Number),
      )
    }),
    { numRuns: 150 },
  )
})

test('the days on which clocks change are no exception', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...TURNING),
      times,
      fc.integer({ min: 2015, max: 2036 }),
      fc.nat(364),
      (zone, time, year, day) => {
        const show = local(zone)
        const noon = Date.UTC(year, 0, 1 + day, 12)
        // From the day before the next change of the clock.
        const offset = (instant: number) => at(`${show(instant).replace(' ', 'T')}Z`) - instant
        let turn = noon
        while (offset(turn + DAY) === offset(turn) && turn < noon + 240 * DAY) turn += DAY
        const dates = [-1, 0, 1, 2].map((days) => new Date(turn + days * DAY).toISOString().slice(0, 10))
        const expected = dates.map((date) => firstAt(`${date} ${time}`, show))
        let slot = (expected[0] ?? 0) - 1
        for (const moment of expected) {
          slot = nextSlot(daily(time, zone), slot)
          expect(slot).toBe(moment)
        }
      },
    ),
    { numRuns: 300 },
  )
})
