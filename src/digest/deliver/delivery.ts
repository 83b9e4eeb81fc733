import type { Reply } from '../../reply.ts'
import type { DigestSchedule, DigestStore } from '../../store/port.ts'
import type { Poster } from './poster.ts'

/** What delivering digests needs of the rest of the program. */
export interface DigestDeps {
  readonly store: DigestStore
  /** Undefined while the platform is not connected: its digests wait. */
  posterOf(platform: string): Poster | undefined
  /** What is new in `(since, upTo]`; undefined where that is nothing, and nothing is to be said of it. */
  compose(schedule: DigestSchedule, since: number, upTo: number): Promise<Reply | undefined>
  /** Tells whoever set a digest that it was not delivered. */
  notifyOwner(schedule: DigestSchedule, problem: DeliveryProblem): Promise<void>
  /** Takes down a bug. */
  report(error: unknown): void
  /** Takes down how a delivery went. */
  onOutcome?(schedule: DigestSchedule, outcome: DeliveryOutcome): void
  /** Milliseconds since 1970, as all times here. */
  now(): number
  /** @returns a function that cancels it */
  setTimer(run: () => void, milliseconds: number): () => void
  /** When aborted, no further delivery is begun. */
  readonly signal?: AbortSignal
}

/**
 * Why a digest was not delivered. `never`: the channel is gone, or the bot was removed from it. `failed`: every try failed. `overtaken`:
 * the next one was due before a try worked. `zone`: this runtime does not know the schedule's zone.
 */
export interface DeliveryProblem {
  readonly kind: 'never' | 'failed' | 'overtaken' | 'zone'
  /** When the digest was due; with `zone`, when it was set. */
  readonly slot: number
  /** Whether the schedule is switched off, because it can never work. */
  readonly off: boolean
}

/** How one try ended. */
export interface DeliveryOutcome {
  readonly state: 'posted' | 'skipped' | 'given-up' | 'delayed'
  readonly slot: number
  readonly tries: number
  /** What kept it from being posted. */
  readonly error?: unknown
}
