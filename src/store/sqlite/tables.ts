import type { DigestDays, ListenRule, QuietDay, Vote } from '../../command.ts'
import { type AnswerStatus, type Place, type Speech, withoutUndefined } from '../../model.ts'
import type { ChannelRef, Delivery } from '../port.ts'

/**
 * The tables after the newest migration. Times are milliseconds since 1970. A name that a platform lacks is null. Null equals nothing, not even
 * itself, so whatever is looked up by several names at once also has them in one key, made by `keyOf`.
 */
export interface Tables {
  readonly question: QuestionTable
  readonly feedback: FeedbackTable
  readonly claim: ClaimTable
  readonly answered: AnsweredTable
  readonly listen_rule: ListenRuleTable
  readonly digest: DigestTable
  readonly delivery: DeliveryTable
  readonly watch: WatchTable
  readonly hit: HitTable
  readonly file: FileTable
  readonly document: DocumentTable
  readonly arrival: ArrivalTable
}

interface ChannelColumns {
  readonly platform: string
  readonly workspace: string | null
  readonly channel: string
}

interface PlaceColumns {
  readonly platform: string
  readonly workspace: string | null
  readonly channel: string | null
  readonly thread: string | null
  readonly user: string | null
}

interface QuestionTable extends PlaceColumns {
  readonly id: string
  /** The key of platform, workspace, channel and thread. */
  readonly conversation: string
  readonly question: string
  readonly language: Speech
  readonly status: AnswerStatus
  readonly confidence: number
  /** 1 or 0: SQLite has no booleans. */
  readonly privately: number
  readonly at: number
  /** From 1: the order in which a conversation's questions of one millisecond were saved. */
  readonly nth: number
}

interface FeedbackTable {
  readonly question: string
  readonly user: string
  readonly vote: Vote
  readonly at: number
}

interface ClaimTable {
  readonly key: string
  readonly until: number
  /** The store that made the claim: a random id, new each time a store is opened. */
  readonly holder: string
}

interface AnsweredTable extends ChannelColumns {
  /** The key of the message that was answered. */
  readonly asked: string
  /** The key of the answer. */
  readonly answered_by: string
  readonly message: string
  readonly answer: string
  readonly answer_channel: string | null
  readonly thread: string | null
  readonly text: string
  readonly at: number
}

interface ListenRuleTable {
  /** The key of the channel. */
  readonly place: string
  readonly platform: string
  readonly rule: ListenRule
}

interface DigestTable extends ChannelColumns {
  /** The key of the channel. */
  readonly place: string
  readonly time: string
  readonly days: DigestDays
  readonly zone: string
  readonly quiet: QuietDay
  readonly language: Speech
  readonly set_by: string
  readonly since: number
}

interface DeliveryTable extends ChannelColumns {
  readonly key: string
  /** The key of the channel. */
  readonly place: string
  readonly slot: number
  readonly state: Delivery['state']
  readonly tries: number
  readonly until: number
  readonly message: string | null
  readonly up_to: number
  /** The store that claimed it last: a random id, new each time a store is opened. */
  readonly holder: string
}

interface WatchTable extends PlaceColumns {
  readonly id: string
  /** The key of the channel; null if none is named. */
  readonly place: string | null
  /** 1 or 0. */
  readonly direct: number
  readonly question: string
  readonly language: Speech
  readonly at: number
  readonly gap: string | null
  readonly since: number | null
}

interface HitTable {
  readonly watch: string
  readonly source: string
  readonly at: number
}

interface FileTable {
  readonly root: string
  readonly name: string
  readonly stamp: string
  /** JSON. */
  readonly problems: string
}

export interface DocumentTable {
  readonly root: string
  readonly file: string
  readonly id: string
  /** From 0: numbers the documents of a file that share an id. */
  readonly twin: number
  /** Orders the documents of a file. */
  readonly rank: number
  readonly hash: string
  /** JSON. */
  readonly data: string
}

interface ArrivalTable {
  readonly root: string
  readonly id: string
  readonly arrived: number
  readonly changed: number
  readonly withdrawn: number | null
}

/** One key for several names. An absent name differs from every name. */
export const keyOf = (...names: readonly (string | undefined)[]): string => JSON.stringify(names)

export const keyOfChannel = (of: ChannelRef): string => keyOf(of.platform, of.workspace, of.channel)

export const columnsOfChannel = (of: ChannelRef): ChannelColumns => ({
  platform: of.platform,
  workspace: of.workspace ?? null,
  channel: of.channel,
})

export const channelOf = (row: ChannelColumns): ChannelRef =>
  withoutUndefined({ platform: row.platform, workspace: row.workspace ?? undefined, channel: row.channel })

export const columnsOfPlace = (place: Place): PlaceColumns => ({
  platform: place.platform,
  workspace: place.workspace ?? null,
  channel: place.channel ?? null,
  thread: place.thread ?? null,
  user: place.user ?? null,
})

export const placeOf = (row: PlaceColumns): Place =>
  withoutUndefined({
    platform: row.platform,
    workspace: row.workspace ?? undefined,
    channel: row.channel ?? undefined,
    thread: row.thread ?? undefined,
    user: row.user ?? undefined,
  })
