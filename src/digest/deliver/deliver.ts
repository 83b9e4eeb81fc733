import type { Delivery, DigestSchedule } from '../../store/port.ts'
import { dueSlot, newsSince } from '../schedule/slots.ts'
import { UnknownZone } from '../schedule/zones.ts'
import { attempt, endOvertaken, endUnwanted } from './attempt.ts'
import { channelKey, type DigestDeps, deliveryKey } from './delivery.ts'

/*
 * `deliver` posts each digest once, whatever crashes and however many processes run. A row of the store's ledger is claimed before each post.
 */

/**
 * Delivers each channel's latest digest that is due. Continues deliveries that failed or whose process died. Never rejects: an error with one
 * channel is reported and does not affect the others.
 * @param now digests are due up to this moment
 */
export const deliverDue = async (now: number, deps: DigestDeps): Promise<void> => {
  try {
    const schedules = await deps.store.schedules()
    const open = Map.groupBy(await deps.store.openDeliveries(now), (row) => channelKey(row.channel))
    const scheduled = new Set(schedules.map(({ channel }) => channelKey(channel)))
    const unwanted = [...open].flatMap(([key, rows]) => (scheduled.has(key) ? [] : rows))
    await aFewAtATime(deps, [
      ...schedules.map(
        (schedule) => () => deliverTo(schedule, open.get(channelKey(schedule.channel)) ?? [], now, deps),
      ),
      ...unwanted.map((row) => () => endUnwanted(row, deps)),
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
    if (row.slot !== due) await endOvertaken(row, { ...run, since: newsSince(schedule, last, now) })
  }
  if (due === undefined) return
  // One of them may turn out to have been posted. Then sources count as new from there.
  const latest = open.length === 0 ? last : await deps.store.lastDelivery(channel)
  await attempt(due, { ...run, since: newsSince(schedule, latest, now) })
}

/** The slot that is due. If the runtime does not know the zone, tells the owner once and switches the digest off. */
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

/** More at once would exceed the platforms' rate limits. */
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
