import { deliverDue } from '../../../src/digest/deliver/deliver.ts'
import type { DeliveryOutcome, DeliveryProblem, DigestDeps } from '../../../src/digest/deliver/delivery.ts'
import type { Destination, Poster } from '../../../src/digest/deliver/poster.ts'
import { prose, type Reply } from '../../../src/reply.ts'
import type { ChannelRef, DigestSchedule, DigestStore, MessageRef } from '../../../src/store/port.ts'

export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

export const CHANNEL: ChannelRef = { platform: 'chat', workspace: 'W1', channel: 'C1' }

/** Set on a Monday afternoon; the first slot is Tuesday the 2nd of June 2026 at nine. */
export const SCHEDULE: DigestSchedule = {
  channel: CHANNEL,
  time: '09:00',
  days: 'daily',
  zone: 'UTC',
  quiet: 'skip',
  language: 'en',
  setBy: 'U1',
  since: Date.parse('2026-06-01T15:00Z'),
}

export const TUESDAY = Date.parse('2026-06-02T09:00Z')

/** A clock that only the test moves. It calls the timers that are due. */
export const fakeClock = (start: number) => {
  let now = start
  const timers = new Set<{ readonly at: number; readonly run: () => void }>()
  return {
    now: () => now,
    setTimer: (run: () => void, milliseconds: number) => {
      const timer = { at: now + milliseconds, run }
      timers.add(timer)
      return () => {
        timers.delete(timer)
      }
    },
    /** When the set timers are due, in order. */
    due: () => [...timers].map(({ at }) => at).sort((a, b) => a - b),
    moveTo: (time: number) => {
      now = time
      for (const timer of [...timers]) {
        if (timer.at > now) continue
        timers.delete(timer)
        timer.run()
      }
    },
  }
}

export type FakeClock = ReturnType<typeof fakeClock>

export interface Posted {
  readonly channel: string
  readonly key: string
  readonly reply: Reply
  readonly at: number
}

/**
 * A fake of a platform that keeps what is posted to it. It has no means of its own against doubles, so that the ledger alone is tested.
 * `before` and `after` are called around each post with its number from 1, and may throw.
 */
export const fakePlatform = (
  now: () => number,
  around: { before?: (nth: number) => void | Promise<void>; after?: (nth: number) => void } = {},
) => {
  const messages: Posted[] = []
  const looked: number[] = []
  let tries = 0
  const channelOf = (to: Destination) => (to.kind === 'channel' ? to.channel.channel : to.user)
  const poster: Poster = {
    platform: 'chat',
    post: async (to, reply, key) => {
      const nth = ++tries
      await around.before?.(nth)
      messages.push({ channel: channelOf(to), key, reply, at: now() })
      const posted: MessageRef = { ...CHANNEL, channel: channelOf(to), message: `m${messages.length}` }
      around.after?.(nth)
      return posted
    },
    find: async (to, key, since) => {
      looked.push(since)
      const index = messages.findIndex(
        (message) => message.key === key && message.channel === channelOf(to) && message.at >= since,
      )
      return index < 0 ? undefined : { ...CHANNEL, channel: channelOf(to), message: `m${index + 1}` }
    },
    zoneOf: async () => undefined,
  }
  return { poster, messages, looked, tries: () => tries }
}

export type FakePlatform = ReturnType<typeof fakePlatform>

/** Deliveries on a store and a platform. Each digest names the time that it covers. */
export const engine = (
  store: DigestStore,
  clock: FakeClock,
  platform: Pick<FakePlatform, 'poster'>,
  more: Partial<DigestDeps> = {},
) => {
  const told: (DeliveryProblem & { readonly channel: string })[] = []
  const errors: unknown[] = []
  const outcomes: DeliveryOutcome[] = []
  const composed: { readonly since: number; readonly upTo: number }[] = []
  const deps: DigestDeps = {
    store,
    posterOf: () => platform.poster,
    compose: async ({ language }, { since, upTo }) => {
      composed.push({ since, upTo })
      return { reply: { language, outcome: 'done', blocks: [prose(`${since} to ${upTo}`)] }, upTo }
    },
    notifyOwner: async ({ channel }, problem) => {
      told.push({ ...problem, channel: channel.channel })
    },
    report: (error) => errors.push(error),
    onOutcome: (_, outcome) => outcomes.push(outcome),
    now: clock.now,
    setTimer: clock.setTimer,
    ...more,
  }
  return {
    deps,
    told,
    errors,
    outcomes,
    composed,
    /** Moves the clock and delivers what is due then. */
    runAt: async (time: number) => {
      clock.moveTo(time)
      await deliverDue(time, deps)
    },
  }
}
