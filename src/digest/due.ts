import type { Delivery, DigestSchedule } from '../store/port.ts'
import { lastSlot } from './schedule/slots.ts'

const DAY = 86_400_000

/** A slot that was missed by more is not made up for. */
export const isStale = (slot: number, now: number): boolean => now - slot > DAY

/**
 * The latest slot that is due: after the schedule was set, and after the last delivery that has ended. Those between are left out, so
 * that after downtime at most one is made up for.
 * @throws UserError where the runtime does not know the zone
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

/** What came longer before the schedule was set is no news, whether there was no digest yet or it was switched off meanwhile. */
const BEFORE_SET = 7 * DAY

/** From when on what came counts as new: where the last digest ended, but not long before this one was asked for. */
export const newsSince = (schedule: DigestSchedule, last: Delivery | undefined, now: number): number => {
  const since = Math.max(last?.upTo ?? 0, schedule.since - BEFORE_SET)
  return since <= now ? since : now - DAY
}
