import type { Delivery, DigestSchedule } from '../../store/port.ts'
import { channelKey, deliveryKey } from '../delivery-key.ts'
import { dueSlot, newsSince } from '../due.ts'
import { UnknownZone } from '../schedule/zones.ts'
import { attempt, overtake, withdraw } from './attempt.ts'
import type { DigestDeps } from './delivery.ts'

/**
 * Delivers each channel's latest digest that is due and was not delivered, and goes on with those that were begun and failed, or whose
 * process died. Never rejects: what goes wrong with one channel is reported, and keeps no other's digest.
 * @param now the moment up to which digests are due, and sources count as new
 */
export const deliverDue = async (now: number, deps: DigestDeps): Promise<void> => {
  try {
    const schedules = await deps.store.schedules()
    const open = Map.groupBy(await deps.store.openDeliveries(now), (row) => channelKey(row.channel))
    const set = new Set(schedules.map(({ channel }) => channelKey(channel)))
    const switchedOff = [...open].flatMap(([key, rows]) => (set.has(key) ? [] : rows))
    await aFewAtATime(deps, [
      ...schedules.map(
        (schedule) => () => deliverTo(schedule, open.get(channelKey(schedule.channel)) ?? [], now, deps),
      ),
      ...switchedOff.map((row) => () => withdraw(row, deps)),
    ])
  } catch (error) {
    deps.report(error)
  }
}

const deliverTo = async (
  schedule: DigestSchedule,
  open: readonly Delivery[],
  now: number,
  deps: DigestDeps,
): Promise<void> => {
  const { channel } = schedule
  const poster = deps.posterOf(channel.platform)
  if (!poster) return
  const run = { schedule, poster, deps, now }
  const last = await deps.store.lastDelivery(channel)
  const due = await dueOrOff(schedule, last, now, deps)
  for (const row of open) {
    if (row.slot !== due) await overtake(row, { ...run, since: newsSince(schedule, last, now) })
  }
  if (due === undefined) return
  // One of those may have been posted after all, and tells from when on sources are new.
  const told = open.length === 0 ? last : await deps.store.lastDelivery(channel)
  await attempt(due, { ...run, since: newsSince(schedule, told, now) })
}

/** A zone that the runtime does not know can never work: whoever set the digest is told, once, and it is switched off. */
const dueOrOff = async (
  schedule: DigestSchedule,
  last: Delivery | undefined,
  now: number,
  deps: DigestDeps,
): Promise<number | undefined> => {
  try {
    return dueSlot(schedule, last, now)
  } catch (error) {
    if (!(error instanceof UnknownZone)) throw error
    const { channel, since: slot } = schedule
    const key = deliveryKey(channel, slot)
    const until = now + 60_000
    if (!(await deps.store.claimDelivery({ key, channel, slot, upTo: slot, until }, now))) return undefined
    await deps.notifyOwner(schedule, { kind: 'zone', slot, off: true }).catch(deps.report)
    await deps.store.endDelivery(key, 'given-up')
    await deps.store.deleteSchedule(channel)
    return undefined
  }
}

/** More at once would run into the platforms' limits. */
const AT_ONCE = 4

const aFewAtATime = async (
  { signal, report }: Pick<DigestDeps, 'signal' | 'report'>,
  jobs: readonly (() => Promise<void>)[],
): Promise<void> => {
  const rest = jobs.values()
  const worker = async () => {
    for (const job of rest) {
      if (signal?.aborted) return
      await job().catch(report)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
}
