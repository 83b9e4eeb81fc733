import type { Delivery, DigestSchedule, MessageRef } from '../../store/port.ts'
import { isStale } from '../schedule/slots.ts'
import { type DeliveryProblem, type DigestDeps, deliveryKey } from './delivery.ts'
import { type Destination, type Poster, PostingError } from './poster.ts'

const MINUTE = 60_000
/** How long a claim holds, in milliseconds. If it has not ended by then, its process has died. */
const LEASE = 2 * MINUTE
/** How long to wait for a platform. Twice this fits into a lease. */
const TIMEOUT = MINUTE - 5_000
/** The pause after each failed try. A failure after the last pause is final. */
const PAUSES = [1, 5, 15, 60, 60].map((minutes) => minutes * MINUTE)
const LONGEST_PAUSE = 24 * 60 * MINUTE
/** How far the platform's clock may be behind ours. */
const SKEW = 5 * MINUTE

/** One schedule in one run. */
export interface Run {
  readonly schedule: DigestSchedule
  readonly poster: Poster
  readonly deps: DigestDeps
  readonly now: number
  /** Sources that came later are new. */
  readonly since: number
}

/** Posts the digest of a slot, unless another process does or did. Looks first for a message that an earlier try may have posted. */
export const attempt = async (slot: number, run: Run): Promise<void> => {
  const { deps, schedule, since } = run
  const row = await claim(slot, run)
  if (!row) return
  try {
    if (row.tries > 1) {
      const found = await find(row, run)
      if (found) return await posted(row, found, run)
    }
    // If somebody changed or ended the schedule in the meantime, they don't want this digest any more.
    if (isStale(slot, run.now) || !(await isUnchanged(run))) return await skip(row, since, run)
    const { reply, upTo } = await deps.compose(schedule, {
      since,
      upTo: row.upTo,
      at: Math.max(row.upTo, slot),
    })
    // Nothing is new. The next digest covers this time too, for the questions that were asked in it.
    if (!reply) return await skip(row, since, run)
    // Too late, as after a laptop slept: another process may be posting it. If none is, the next run finds the row.
    if (deps.now() >= row.until) return
    // Saves what the digest covers before posting it: if this process dies, the one that finds the message reads it here.
    await deps.store.delayDelivery(row.key, deps.now() + LEASE, upTo)
    const message = await withTimeout(TIMEOUT, () => run.poster.post(destination(run), reply, row.key), deps)
    await posted(row, message, run)
  } catch (error) {
    await failed(row, error, run)
  }
}

/** Ends a delivery that a later slot or a changed schedule has overtaken. A process that died may have posted it. */
export const endOvertaken = async (begun: Delivery, run: Run): Promise<void> => {
  const row = await claim(begun.slot, run)
  if (!row) return
  try {
    const found = await find(row, run)
    if (found) await posted(row, found, run)
    else if (row.slot <= run.schedule.since) await skip(row, run.since, run)
    else await giveUp(row, 'overtaken', run)
  } catch (error) {
    await failed(row, error, run)
  }
}

/** Ends a delivery to a channel that has no digest any more. */
export const endUnwanted = async (
  { key, channel, slot, upTo }: Delivery,
  deps: DigestDeps,
): Promise<void> => {
  const until = deps.now() + LEASE
  const row = await deps.store.claimDelivery({ key, channel, slot, upTo, until }, deps.now())
  if (row) await deps.store.endDelivery(key, 'skipped')
}

/** A new row covers up to now. A row begun earlier keeps its end, because a message with that end may have been posted. */
const claim = (slot: number, { schedule, deps, now: upTo }: Run): Promise<Delivery | undefined> => {
  const { channel } = schedule
  const now = deps.now()
  return deps.store.claimDelivery(
    { key: deliveryKey(channel, slot), channel, slot, upTo, until: now + LEASE },
    now,
  )
}

const destination = ({ schedule }: Run): Destination => ({ kind: 'channel', channel: schedule.channel })

const find = (row: Delivery, run: Run): Promise<MessageRef | undefined> =>
  withTimeout(TIMEOUT, () => run.poster.find(destination(run), row.key, row.slot - SKEW), run.deps)

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
  const isForbidden = posting?.fault === 'forbidden'
  if (pause === undefined) return giveUp(row, isForbidden ? 'forbidden' : 'failed', run, error)
  // Waits at least as long as the platform asks. After the first failure, just that long, even if it is short.
  const asked = Math.min(posting?.retryAfter ?? 0, LONGEST_PAUSE)
  const wait = row.tries === 1 && asked > 0 ? asked : Math.max(asked, pause)
  await deps.store.delayDelivery(row.key, deps.now() + wait)
  deps.onOutcome?.(schedule, { state: 'delayed', slot: row.slot, tries: row.tries, error })
  // Told at once, somebody can still mend it before the last try.
  if (isForbidden && row.tries === 1) await tell(row, 'forbidden', false, run)
}

/** Gives a delivery up. The next digest includes what was new in it, because nobody has read it. */
const giveUp = async (
  row: Delivery,
  kind: DeliveryProblem['kind'],
  run: Run,
  error?: unknown,
): Promise<void> => {
  const { deps, schedule, since } = run
  await deps.store.endDelivery(row.key, 'given-up', undefined, since)
  deps.onOutcome?.(schedule, { state: 'given-up', slot: row.slot, tries: row.tries, error })
  const off = kind === 'never' && (await isUnchanged(run))
  await tell(row, kind, off, run)
  // Last, because a crash in between must not switch the digest off without a word.
  if (off) await deps.store.deleteSchedule(schedule.channel)
}

const tell = (
  { slot }: Delivery,
  kind: DeliveryProblem['kind'],
  off: boolean,
  { deps, schedule }: Run,
): Promise<void> =>
  withTimeout(TIMEOUT, () => deps.notifyOwner(schedule, { kind, slot, off }), deps).catch(deps.report)

/**
 * Waits for a platform, but not for ever: one that never answers must not hold up other channels' digests.
 * @throws PostingError `later` when the time is over; whatever `work` throws
 */
const withTimeout = <T>(
  milliseconds: number,
  work: () => Promise<T>,
  { setTimer }: Pick<DigestDeps, 'setTimer'>,
): Promise<T> =>
  new Promise((resolve, reject) => {
    const cancel = setTimer(
      () => reject(new PostingError('later', 'The platform did not answer in time.')),
      milliseconds,
    )
    Promise.resolve().then(work).then(resolve, reject).finally(cancel)
  })
