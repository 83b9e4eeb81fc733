import type { Delivery, DigestSchedule, MessageRef } from '../../store/port.ts'
import { deliveryKey } from '../delivery-key.ts'
import { isStale } from '../due.ts'
import { withTimeout } from '../within.ts'
import type { DeliveryProblem, DigestDeps } from './delivery.ts'
import { type Destination, type Poster, PostingError } from './poster.ts'

/** All in milliseconds. */
const MINUTE = 60_000
/** How long a claim holds: a process that does not end it by then has died. */
const LEASE = 2 * MINUTE
/** How long a platform may take, twice of which fits into a lease. */
const PATIENCE = MINUTE - 5_000
/** The pauses after each try that failed; after the one that follows the last of them it is given up. */
const PAUSES = [1, 5, 15, 60, 60].map((minutes) => minutes * MINUTE)
const LONGEST_PAUSE = 24 * 60 * MINUTE
/** The platform's clock may be behind ours. */
const SKEW = 5 * MINUTE

/** One schedule of one run. */
export interface Run {
  readonly schedule: DigestSchedule
  readonly poster: Poster
  readonly deps: DigestDeps
  readonly now: number
  /** From when on sources are new. */
  readonly since: number
}

/** Posts the digest of a slot, unless another process does or did. What a try before it may have posted is looked for first. */
export const attempt = async (slot: number, run: Run): Promise<void> => {
  const { deps, schedule, since } = run
  const row = await claim(slot, run)
  if (!row) return
  try {
    if (row.tries > 1) {
      const found = await look(row, run)
      if (found) return await posted(row, found, run)
    }
    // Whoever changed the schedule, or switched it off, while this waited doesn't want it any more.
    if (isStale(slot, run.now) || !(await isUnchanged(run))) return await skip(row, since, run)
    const reply = await deps.compose(schedule, since, row.upTo)
    // Nothing new came, but what was asked meanwhile is told with what comes next.
    if (!reply) return await skip(row, since, run)
    // Too late, as after a laptop slept: another process may be posting it. If none is, the next run finds the row.
    if (deps.now() >= row.until) return
    await deps.store.delayDelivery(row.key, deps.now() + LEASE)
    const message = await withTimeout(PATIENCE, () => run.poster.post(destination(run), reply, row.key), deps)
    await posted(row, message, run)
  } catch (error) {
    await failed(row, error, run)
  }
}

/** Ends a row that the next slot, or a change of the schedule, came before. It may have been posted by a process that died. */
export const overtake = async (begun: Delivery, run: Run): Promise<void> => {
  const row = await claim(begun.slot, run)
  if (!row) return
  try {
    const found = await look(row, run)
    if (found) await posted(row, found, run)
    else if (row.slot <= run.schedule.since) await skip(row, run.since, run)
    else await giveUp(row, 'overtaken', run)
  } catch (error) {
    await failed(row, error, run)
  }
}

/** Ends a row of a channel that has no digest any more. */
export const withdraw = async ({ key, channel, slot, upTo }: Delivery, deps: DigestDeps): Promise<void> => {
  const until = deps.now() + LEASE
  const row = await deps.store.claimDelivery({ key, channel, slot, upTo, until }, deps.now())
  if (row) await deps.store.endDelivery(key, 'skipped')
}

/** What is new counts up to now; in a row that was begun before it counts up to then, as what may have been posted does. */
const claim = (slot: number, { schedule, deps, now: upTo }: Run): Promise<Delivery | undefined> => {
  const { channel } = schedule
  const now = deps.now()
  return deps.store.claimDelivery(
    { key: deliveryKey(channel, slot), channel, slot, upTo, until: now + LEASE },
    now,
  )
}

const destination = ({ schedule }: Run): Destination => ({ kind: 'channel', channel: schedule.channel })

const look = (row: Delivery, run: Run): Promise<MessageRef | undefined> =>
  withTimeout(PATIENCE, () => run.poster.find(destination(run), row.key, row.slot - SKEW), run.deps)

const isUnchanged = async ({ deps, schedule }: Run): Promise<boolean> =>
  (await deps.store.scheduleOf(schedule.channel))?.since === schedule.since

const posted = async (row: Delivery, { message }: MessageRef, { deps, schedule }: Run): Promise<void> => {
  await deps.store.endDelivery(row.key, 'posted', message)
  deps.onOutcome?.(schedule, { state: 'posted', slot: row.slot, tries: row.tries })
}

const skip = async (row: Delivery, upTo: number, { deps, schedule }: Run): Promise<void> => {
  await deps.store.endDelivery(row.key, 'skipped', undefined, upTo)
  deps.onOutcome?.(schedule, { state: 'skipped', slot: row.slot, tries: row.tries })
}

const failed = async (row: Delivery, error: unknown, run: Run): Promise<void> => {
  const { deps, schedule } = run
  const posting = error instanceof PostingError ? error : undefined
  if (!posting) deps.report(error)
  if (posting?.kind === 'never') return giveUp(row, 'never', run, error)
  const pause = PAUSES[row.tries - 1]
  if (pause === undefined) return giveUp(row, 'failed', run, error)
  // How long a platform says to wait is at least waited, however little that is the first time.
  const asked = Math.min(posting?.retryAfter ?? 0, LONGEST_PAUSE)
  const wait = row.tries === 1 && asked > 0 ? asked : Math.max(asked, pause)
  await deps.store.delayDelivery(row.key, deps.now() + wait)
  deps.onOutcome?.(schedule, { state: 'delayed', slot: row.slot, tries: row.tries, error })
}

/** What was new is told with the next digest: nobody has read it. */
const giveUp = async (
  row: Delivery,
  kind: DeliveryProblem['kind'],
  { deps, schedule, since, ...run }: Run,
  error?: unknown,
): Promise<void> => {
  await deps.store.endDelivery(row.key, 'given-up', undefined, since)
  deps.onOutcome?.(schedule, { state: 'given-up', slot: row.slot, tries: row.tries, error })
  const off = kind === 'never' && (await isUnchanged({ deps, schedule, since, ...run }))
  await withTimeout(PATIENCE, () => deps.notifyOwner(schedule, { kind, slot: row.slot, off }), deps).catch(
    deps.report,
  )
  // The other way round, a crash between the two would switch it off without a word.
  if (off) await deps.store.deleteSchedule(schedule.channel)
}
