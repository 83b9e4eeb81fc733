import { Cron } from 'croner'
import type { DigestDays } from '../../command.ts'
import type { Delivery, DigestSchedule } from '../../store/port.ts'
import { checkZone, minuteOfDay } from './zones.ts'

const MINUTE = 60_000
const DAY = 86_400_000

/** When a digest is due: one slot on each chosen day, in the calendar of the zone. */
export type Timetable = Pick<DigestSchedule, 'time' | 'days' | 'zone'>

/**
 * The first slot after a moment, in milliseconds since 1970. The local time is the same all year. If clocks skip that time, the slot is the first
 * moment after the gap; if they repeat it, the slot is the first of the two.
 * @throws UserError if the runtime does not know the zone
 */
export const nextSlot = (table: Timetable, after: number): number => {
  checkZone(table.zone)
  const next = nextRun(patternOf(table.time, WEEKDAYS[table.days]), table.zone, after)
  return table.time < LATE ? next : (slotInGap(table, after, next) ?? next)
}

/**
 * The latest slot of a timetable in `(since, until]`.
 * @throws UserError if the runtime does not know the zone
 */
export const lastSlot = (table: Timetable, until: number, since: number): number | undefined => {
  checkZone(table.zone)
  let last: number | undefined
  // Slots are at most eight days apart, including clock shifts.
  let slot = nextSlot(table, Math.max(since, until - 9 * DAY))
  while (slot <= until) {
    last = slot
    slot = nextSlot(table, slot)
  }
  return last
}

/** Whether a slot was missed by more than a day. It is not made up for. */
export const isStale = (slot: number, now: number): boolean => now - slot > DAY

/**
 * The latest slot that is due: after the schedule was set, and after the last delivery that has ended. Earlier missed slots are left out, so at
 * most one is made up for after downtime.
 * @throws UserError if the runtime does not know the zone
 */
export const dueSlot = (
  schedule: DigestSchedule,
  last: Delivery | undefined,
  now: number,
): number | undefined => {
  // A delivery in the future was made while the clock was wrong. The digests must not stop until then.
  const from = last && last.slot - now <= DAY ? last.slot : now - DAY
  return lastSlot(schedule, now, Math.max(schedule.since, last ? from : 0))
}

/** How long before the schedule was set sources still count as new, for a first digest or one that was off for a while. */
const BEFORE_SET = 7 * DAY

/** When sources begin to count as new: where the last digest ended, but at most a week before this one was set. */
export const newsSince = (schedule: DigestSchedule, last: Delivery | undefined, now: number): number => {
  const since = Math.max(last?.upTo ?? 0, schedule.since - BEFORE_SET)
  return since <= now ? since : now - DAY
}

/** Days of the week in cron's notation, 0 for Sunday; and the days after them. */
const WEEKDAYS: Readonly<Record<DigestDays, string>> = { daily: '*', weekdays: '1-5', mondays: '1' }
const DAYS_AFTER: Readonly<Record<DigestDays, string>> = { daily: '*', weekdays: '2-6', mondays: '2' }

/** No zone shifts its clock by more than two hours. After a shift at an earlier time, some of the day is left. */
const LATE = '22:00'

/**
 * The slot of a day that croner leaves out, because a gap in local time reaches midnight (as in Nuuk from 23:00). The slot is the midnight that
 * ends the gap.
 */
const slotInGap = ({ time, days, zone }: Timetable, after: number, before: number): number | undefined => {
  const midnights = patternOf('00:00', DAYS_AFTER[days])
  const due = 60 * Number(time.slice(0, 2)) + Number(time.slice(3))
  for (let at = nextRun(midnights, zone, after); at < before; at = nextRun(midnights, zone, at)) {
    // The minute before a whole missing day, as in Apia, is 23:59 too.
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
