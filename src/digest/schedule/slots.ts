import { Cron } from 'croner'
import type { DigestDays } from '../../command.ts'
import type { DigestSchedule } from '../../store/port.ts'
import { checkZone, minuteOfDay } from './zones.ts'

/** When a digest is due: one slot on each day that counts, in the zone's own calendar. */
export type Timetable = Pick<DigestSchedule, 'time' | 'days' | 'zone'>

/**
 * The first slot after a moment. It is at the same local time all year: where clocks are turned forward over that time, at the first
 * moment after the gap; where they are turned back over it, the first time that it comes. Milliseconds since 1970.
 * @throws UserError where the runtime does not know the zone
 */
export const nextSlot = (table: Timetable, after: number): number => {
  checkZone(table.zone)
  const next = nextRun(patternOf(table.time, WEEKDAYS[table.days]), table.zone, after)
  return table.time < LATE ? next : (swallowed(table, after, next) ?? next)
}

/**
 * The latest slot of a timetable in `(since, until]`, or undefined where there is none.
 * @throws UserError where the runtime does not know the zone
 */
export const lastSlot = (table: Timetable, until: number, since: number): number | undefined => {
  checkZone(table.zone)
  let last: number | undefined
  // Slots are never further apart than eight days, of which the clock's shifts take a part.
  let slot = nextSlot(table, Math.max(since, until - 9 * DAY))
  while (slot <= until) {
    last = slot
    slot = nextSlot(table, slot)
  }
  return last
}

const DAY = 86_400_000
const MINUTE = 60_000

/** Days of the week as cron has them, 0 for Sunday, and the days after them. */
const WEEKDAYS: Readonly<Record<DigestDays, string>> = { daily: '*', weekdays: '1-5', mondays: '1' }
const DAYS_AFTER: Readonly<Record<DigestDays, string>> = { daily: '*', weekdays: '2-6', mondays: '2' }

/** No zone turns its clock by more than two hours, so an earlier time has some of its day left. */
const LATE = '22:00'

/**
 * Where a gap reaches midnight, as in Nuuk from 23:00, croner leaves the day out: no time of it is left. Its slot is then the midnight that
 * the gap ends at.
 */
const swallowed = ({ time, days, zone }: Timetable, after: number, before: number): number | undefined => {
  const midnights = patternOf('00:00', DAYS_AFTER[days])
  const due = 60 * Number(time.slice(0, 2)) + Number(time.slice(3))
  for (let at = nextRun(midnights, zone, after); at < before; at = nextRun(midnights, zone, at)) {
    // The last minute before a whole day that was left out, as in Apia, is 23:59 too.
    if (minuteOfDay(zone, at - MINUTE) < due) return at
  }
  return undefined
}

const patternOf = (time: string, weekdays: string): string =>
  `${Number(time.slice(3))} ${Number(time.slice(0, 2))} * * ${weekdays}`

const nextRun = (pattern: string, zone: string, after: number): number => {
  const run = new Cron(pattern, { timezone: zone, paused: true }).nextRun(new Date(after))
  if (run === null) throw new Error(`No time after ${after} for ${pattern} in ${zone}`)
  return run.getTime()
}
