import { createHash } from 'node:crypto'
import type { Reply } from '../../reply.ts'
import type { ChannelRef, DigestSchedule, DigestStore } from '../../store/port.ts'
import type { Poster } from './poster.ts'

/** What delivering digests needs from the rest of the program. Times are milliseconds since 1970. */
export interface DigestDeps {
  readonly store: DigestStore
  /** Undefined while the platform is not connected. Its digests wait. */
  posterOf(platform: string): Poster | undefined
  compose(schedule: DigestSchedule, period: DigestPeriod): Promise<ComposedDigest>
  /** Tells the person who set a digest that it was not delivered. */
  notifyOwner(schedule: DigestSchedule, problem: DeliveryProblem): Promise<void>
  /** Records an unexpected error. */
  report(error: unknown): void
  /** Records how one try of a delivery ended. */
  onOutcome?(schedule: DigestSchedule, outcome: DeliveryOutcome): void
  now(): number
  /** @returns a function that cancels it */
  setTimer(run: () => void, milliseconds: number): () => void
  /** After an abort, no further delivery begins. */
  readonly signal?: AbortSignal
}

/** The time that a digest covers: what came in `(since, upTo]`. */
export interface DigestPeriod {
  readonly since: number
  readonly upTo: number
  /** The moment whose date is in the title. */
  readonly at: number
}

export interface ComposedDigest {
  /** Undefined if nothing is new, and such a day is to be skipped. */
  readonly reply: Reply | undefined
  /**
   * Where the covered time really ends. Never later than the moment at which the shelf was read: another process may have recorded a source since
   * then. The next digest goes on from here.
   */
  readonly upTo: number
}

/**
 * Why a digest was not delivered. `never`: the channel is gone, or the bot was removed from it. `failed`: every try failed. `overtaken`: the next
 * digest came due before a try worked. `forbidden`: the bot may not write there now, which is told after the first try. `zone`: this runtime does not know the schedule's zone.
 */
export interface DeliveryProblem {
  readonly kind: 'never' | 'failed' | 'overtaken' | 'forbidden' | 'zone'
  /** When the digest was due; with `zone`, when it was set. */
  readonly slot: number
  /** The schedule can never work and is switched off. */
  readonly off: boolean
}

/** How one try ended. */
export interface DeliveryOutcome {
  readonly state: 'posted' | 'skipped' | 'given-up' | 'delayed'
  readonly slot: number
  readonly tries: number
  /** Why it was not posted. */
  readonly error?: unknown
}

/** The same for two mentions of one channel, different for two channels. */
export const channelKey = ({ platform, workspace, channel }: ChannelRef): string =>
  JSON.stringify([platform, workspace ?? null, channel])

/** The key of a channel's digest of a slot. It has 25 characters, as many as a Discord nonce may have. */
export const deliveryKey = (channel: ChannelRef, slot: number): string =>
  `dg-${createHash('sha256')
    .update(`${channelKey(channel)} ${slot}`)
    .digest('base64url')
    .slice(0, 22)}`
