import type { DigestDays, QuietDay } from '../command.ts'
import type { Speech } from '../model.ts'
import type { ChannelRef } from './records.ts'

/** When a channel gets its digest, and how. */
export interface DigestSchedule {
  readonly channel: ChannelRef
  /** "09:00", in the zone. */
  readonly time: string
  readonly days: DigestDays
  /** An IANA time zone. */
  readonly zone: string
  readonly quiet: QuietDay
  readonly language: Speech
  /** The platform's id of who set it, to be told where it cannot be delivered. */
  readonly setBy: string
  /** When it was set: no slot before counts. Milliseconds since 1970, as all times here. */
  readonly since: number
}

/** One digest of one channel: a row of the ledger. */
export interface Delivery {
  /** Of the channel and the slot: the same for whoever claims it, and for the platform's own means against doubles. */
  readonly key: string
  readonly channel: ChannelRef
  /** When it was due. */
  readonly slot: number
  /** `skipped`: there was nothing to say. `given-up`: it can never be delivered, or failed too often. */
  readonly state: 'claimed' | 'posted' | 'skipped' | 'given-up'
  /** How often posting it was begun. */
  readonly tries: number
  /** While it is claimed: from when on another process may take it over, or it is tried again. */
  readonly until: number
  /** The platform's id of the message. */
  readonly message?: string
  /** What is new counts up to here; the next digest goes on from it. */
  readonly upTo: number
}

/** What a store keeps of digests. */
export interface DigestStore {
  saveSchedule(schedule: DigestSchedule): Promise<void>
  scheduleOf(channel: ChannelRef): Promise<DigestSchedule | undefined>
  schedules(platform?: string): Promise<readonly DigestSchedule[]>
  deleteSchedule(channel: ChannelRef): Promise<void>

  /**
   * Claims a delivery before it is posted. Exactly one process wins a new key, or a key that is claimed and whose `until` has passed; `tries`
   * counts on; `slot` and `upTo` stay as they were claimed first. One that has ended is never claimed again.
   * @returns the row that was won, or undefined
   */
  claimDelivery(
    delivery: Pick<Delivery, 'key' | 'channel' | 'slot' | 'upTo' | 'until'>,
    now: number,
  ): Promise<Delivery | undefined>
  /**
   * Ends a delivery. One that was posted stays as it is.
   * @param upTo replaces the row's, where what was new was not told after all, so that the next digest tells it
   */
  endDelivery(
    key: string,
    state: Exclude<Delivery['state'], 'claimed'>,
    message?: string,
    upTo?: number,
  ): Promise<void>
  /** Puts a failed delivery off, unless it has ended. One that another process took over can only be put off further. */
  delayDelivery(key: string, until: number): Promise<void>
  /** Those that are claimed and whose `until` has passed, the longest first. */
  openDeliveries(now: number): Promise<readonly Delivery[]>
  /** The last that was posted or skipped, or given up, by its slot. */
  lastDelivery(channel: ChannelRef): Promise<Delivery | undefined>
  /** The digest that a message is. */
  deliveryOf(channel: ChannelRef, message: string): Promise<Delivery | undefined>
}
