import type { DigestDays, ListenRule, QuietDay, Vote } from '../command.ts'
import type { AnswerStatus, Place, Speech } from '../model.ts'
import type { FeedStore } from './feed-port.ts'
import type { InstallationStore } from './installation-port.ts'
import type { SessionStore } from './session-port.ts'
import type { ShareStore } from './share-port.ts'
import type { ShelfStore } from './shelf-port.ts'
import type { SourceStore } from './source-port.ts'
import type { TokenStore } from './token-port.ts'

/**
 * What must survive a restart. Any method may be called at any time, by several processes on one store. A method that returns has saved what it
 * was given. Ids, keys and texts come back letter for letter. All times are milliseconds since 1970.
 */
export interface Store
  extends SourceStore,
    ShelfStore,
    FeedStore,
    DigestStore,
    WatchStore,
    SessionStore,
    TokenStore,
    ShareStore,
    InstallationStore {
  /** Replaces a question of the same id; its votes stay. */
  saveQuestion(question: AskedQuestion): Promise<void>
  question(id: string): Promise<AskedQuestion | undefined>
  /**
   * The last answered question of a conversation, or the last if none was. A conversation is the same platform, workspace, channel and thread;
   * a name that `place` lacks must be absent there too. Of several in one millisecond, the one saved last. @param among `open`: none asked
   * privately; `own`: also what the person of `place` asked
   */
  lastQuestion(place: Place, among?: 'all' | 'open' | 'own'): Promise<AskedQuestion | undefined>
  /** Deletes the questions that a message asked, with their votes. */
  deleteQuestions(asked: MessageRef): Promise<void>

  /** Replaces the person's earlier vote. */
  saveFeedback(question: string, user: string, vote: Vote, at: number): Promise<void>
  /** How many people voted up and down. */
  feedback(question: string): Promise<Readonly<Record<'up' | 'down', number>>>

  /**
   * Claims a piece of work. False while an earlier claim holds at `now`.
   * @param until when the claim expires unless the work is completed, because its process may have died
   */
  claim(key: string, now: number, until: number): Promise<boolean>
  /**
   * Claims work for longer while it goes on. Does nothing if its claim went to another process, or was given back.
   * @returns whether the claim is still this process's
   */
  renew(key: string, until: number): Promise<boolean>
  /** Whether anybody's claim of the work holds at `now`. */
  isClaimed(key: string, now: number): Promise<boolean>
  /** The claimed work is done: nobody may do it again before `until`. */
  complete(key: string, until: number): Promise<void>
  /** Gives a claim back because the work failed. A claim that expired and went to another process stays there. */
  release(key: string): Promise<void>

  /** Replaces what was saved for the same message. */
  saveAnswer(answered: AnsweredMessage): Promise<void>
  answerTo(asked: MessageRef): Promise<AnsweredMessage | undefined>
  /** The message that one of the bot's messages answers; of several, the latest. */
  answeredBy(answer: MessageRef): Promise<AnsweredMessage | undefined>
  deleteAnswer(asked: MessageRef): Promise<void>

  saveListenRule(channel: ChannelRef, rule: ListenRule): Promise<void>
  listenRule(channel: ChannelRef): Promise<ListenRule | undefined>
  countListenRule(platform: string, rule: ListenRule): Promise<number>

  /**
   * Deletes claims and sessions that expired by `now`. Deletes what is older than `since`: questions with their votes, shared answers, answered messages, hits of watches, and
   * deliveries, except each channel's last and those still to be tried.
   */
  forget(now: number, since: number): Promise<void>

  /**
   * Calls back when another process has changed something. Missing where the engine cannot tell; then it is found by looking.
   * @returns a function that ends it, once changes are heard
   */
  onChange?(listener: (what: StoreChange) => void): Promise<() => Promise<void>>

  /** Finishes the work that was begun. Any later call rejects, except another `close`. */
  close(): Promise<void>
}

/** What other processes are told of: the files and what they hold, shelves and who reads them, the rules of channels. */
export const STORE_CHANGES = ['sources', 'shelves', 'rules'] as const
export type StoreChange = (typeof STORE_CHANGES)[number]

/** A question that was asked, and how it was answered. */
export interface AskedQuestion {
  /** Short enough for a button to carry. */
  readonly id: string
  readonly place: Place
  /** In full words: a follow-up is saved as it was understood. */
  readonly question: string
  readonly language: Speech
  readonly status: AnswerStatus
  /** From 0 to 1. */
  readonly confidence: number
  /** Whether only the asker saw the answer. */
  readonly privately: boolean
  readonly at: number
}

/** One message of a chat platform. */
export interface MessageRef {
  readonly platform: string
  readonly workspace?: string
  readonly channel: string
  readonly message: string
}

/** A channel, or the direct messages with one person. */
export type ChannelRef = Omit<MessageRef, 'message'>

/** A message that the bot answered, and its answer. */
export interface AnsweredMessage {
  readonly asked: MessageRef
  /** The id of the bot's message. It is in the same channel unless `answerChannel` names another. */
  readonly answer: string
  readonly answerChannel?: string
  readonly thread?: string
  /** The question's words: they tell whether a later edit changed them. */
  readonly text: string
  readonly at: number
}

/** What a store saves of digests: the channels' schedules, and a ledger with one row for each digest. */
export interface DigestStore {
  saveSchedule(schedule: DigestSchedule): Promise<void>
  scheduleOf(channel: ChannelRef): Promise<DigestSchedule | undefined>
  schedules(platform?: string): Promise<readonly DigestSchedule[]>
  deleteSchedule(channel: ChannelRef): Promise<void>

  /**
   * Claims a delivery before it is posted. One process wins a new key, or a claimed key whose `until` has passed. `tries` goes up; `slot` and
   * `upTo` stay as first claimed. A delivery that has ended cannot be claimed.
   * @returns the row that was won
   */
  claimDelivery(delivery: DeliveryClaim, now: number): Promise<Delivery | undefined>
  /**
   * Ends a delivery. One that was posted stays as it is.
   * @param upTo replaces the row's, when nobody read what was new and the next digest must include it
   */
  endDelivery(key: string, state: EndState, message?: string, upTo?: number): Promise<void>
  /**
   * Puts a delivery off, unless it has ended. One that another process took over can only be put off further.
   * @param upTo replaces the row's, when the digest about to be posted covers less
   */
  delayDelivery(key: string, until: number, upTo?: number): Promise<void>
  /** The claimed deliveries whose `until` has passed, the longest overdue first. */
  openDeliveries(now: number): Promise<readonly Delivery[]>
  /** The channel's ended delivery with the latest slot. */
  lastDelivery(channel: ChannelRef): Promise<Delivery | undefined>
  deliveryOf(channel: ChannelRef, message: string): Promise<Delivery | undefined>
}

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
  /** The platform's id of the person who set it. They hear of failures. */
  readonly setBy: string
  /** When it was set. Earlier slots don't count. */
  readonly since: number
}

/** `skipped`: there was nothing to say. `given-up`: it can never be delivered, or failed too often. */
type EndState = 'posted' | 'skipped' | 'given-up'

/** One digest of one channel: a row of the ledger. */
export interface Delivery {
  /** Made from channel and slot. Every process makes the same key, and the platform refuses a second post under it. */
  readonly key: string
  readonly channel: ChannelRef
  /** When it was due. */
  readonly slot: number
  readonly state: 'claimed' | EndState
  /** How often a post was begun. */
  readonly tries: number
  /** While claimed: when another process may take over, or the next try is due. */
  readonly until: number
  /** The platform's id of the message. */
  readonly message?: string
  /** What came up to here is in it. The next digest goes on from here. */
  readonly upTo: number
}

export type DeliveryClaim = Pick<Delivery, 'key' | 'channel' | 'slot' | 'upTo' | 'until'>

/** What a store saves of watches, and the questions behind gaps. */
export interface WatchStore {
  saveWatch(watch: Watch): Promise<void>
  watch(id: string): Promise<Watch | undefined>
  /** Watches whose place names the channel and the person, where given; `direct` ones too. Oldest first. */
  watches(of?: { readonly channel?: ChannelRef; readonly user?: string }): Promise<readonly Watch[]>
  /** Its hits stay, so that a process that still holds the watch does not post them again. */
  deleteWatch(id: string): Promise<void>
  /** Records that a watch reports a source. False if it did before, or the watch is gone. `releaseHit` undoes it. */
  claimHit(watch: string, source: string, at: number): Promise<boolean>
  releaseHit(watch: string, source: string): Promise<void>
  /** The sources that a watch has reported since a time, oldest first. */
  hits(watch: string, since: number): Promise<readonly string[]>

  /** The 10,000 oldest questions asked in `[since, until)`, in a channel or anywhere, oldest first. */
  questionsAsked(since: number, until: number, channel?: ChannelRef): Promise<readonly RatedQuestion[]>
}

/** A question with the numbers of votes up and down, and of the complaints among those down. */
export type RatedQuestion = AskedQuestion & Readonly<Record<Vote, number>>

/** A standing question: the asker hears of each new source that answers it. */
export interface Watch {
  /** Short enough for a button to carry. */
  readonly id: string
  /** Where the answer goes: to the channel, or with `direct` to the user. */
  readonly place: Place
  readonly direct: boolean
  readonly question: string
  readonly language: Speech
  /** When it was set. */
  readonly at: number
  /** The unanswered question it came from, if any. Such a watch ends with its first answer. */
  readonly gap?: string
  /** Sources that came by then do not count: the shelf that was asked first had them. When it was set, if absent. */
  readonly since?: number
}
