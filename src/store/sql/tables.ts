import type { ListenRule, Vote } from '../../command.ts'
import { type AnswerStatus, type Place, type Speech, withoutUndefined } from '../../model.ts'
import type { FollowedFeed } from '../feed-port.ts'
import type { SavedInstallation } from '../installation-port.ts'
import type { ChannelRef, Delivery, DigestSchedule, Watch } from '../port.ts'
import type { SavedSession } from '../session-port.ts'
import type { SharedAnswer } from '../share-port.ts'
import type { AddedSource, SavedShelf, ShelfChange } from '../shelf-port.ts'
import type { SavedDocument } from '../source-port.ts'
import type { SavedToken } from '../token-port.ts'

/**
 * The tables after the newest migration. Times are milliseconds since 1970. A name that a platform lacks is null. Null equals nothing, not even
 * itself, so whatever is looked up by several names at once also has them in one key, made by `keyOf`.
 */
export interface Tables {
  readonly question: QuestionTable
  readonly feedback: { question: string; user: string; vote: Vote; at: number }
  readonly claim: { key: string; until: number; holder: Holder }
  readonly answered: AnsweredTable
  /** `place` is the key of the channel, here and in the tables below. */
  readonly listen_rule: { place: string; platform: string; rule: ListenRule }
  readonly digest: DigestTable
  readonly delivery: DeliveryTable
  readonly watch: WatchTable
  readonly hit: { watch: string; source: string; at: number }
  /** `problems` is JSON. */
  readonly file: { root: string; name: string; stamp: string; problems: string }
  readonly document: DocumentTable
  readonly arrival: { root: string; id: string; arrived: number; changed: number; withdrawn: number | null }
  /** What a source said until a time. `data` is JSON. */
  readonly version: { root: string; id: string; until: number; hash: string; data: string }
  /** `problems` is JSON. */
  readonly reading: {
    root: string
    by: string
    as_of: number
    revision: string
    problems: string
    passed_over: string
  }
  readonly shelf: PlainColumns<SavedShelf>
  readonly binding: ChannelColumns & { place: string; shelf: string; reads: number }
  readonly placement: { source: string; shelf: string }
  readonly added: AddedTable
  readonly shelf_change: ShelfChangeTable
  readonly feed: FeedTable
  readonly feed_item: { feed: string; item: string; at: number }
  /** `workspaces` is JSON. */
  readonly session: Omit<SavedSession, 'workspaces'> & { readonly workspaces: string }
  readonly token: TokenTable
  readonly share: ShareTable
  readonly installation: PlainColumns<SavedInstallation> & { readonly key: string }
}

/** `excerpts` is JSON. */
interface ShareTable extends Omit<SharedAnswer, 'place' | 'excerpts'> {
  readonly platform: string
  readonly workspace: string | null
  readonly user: string | null
  readonly excerpts: string
}

/** The store that made a claim: a random id, new each time a store is opened. */
type Holder = string

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
  /** The platform's id of the message that asked it. Null if none did, and for questions from before there was this column. */
  readonly message: string | null
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

interface DigestTable extends ChannelColumns, Pick<DigestSchedule, 'time' | 'days' | 'zone' | 'quiet'> {
  readonly place: string
  readonly language: Speech
  readonly set_by: string
  readonly since: number
}

interface DeliveryTable extends ChannelColumns, Pick<Delivery, 'key' | 'slot' | 'state' | 'tries' | 'until'> {
  readonly place: string
  readonly message: string | null
  readonly up_to: number
  /** Who claimed it last. */
  readonly holder: Holder
}

interface WatchTable extends PlaceColumns, Pick<Watch, 'id' | 'question' | 'language' | 'at'> {
  /** Null if no channel is named. */
  readonly place: string | null
  /** 1 or 0. */
  readonly direct: number
  readonly gap: string | null
  readonly since: number | null
}

/** `data` is JSON. */
export interface DocumentTable extends SavedDocument {
  readonly root: string
  readonly file: string
  /** From 0: numbers the documents of a file that share an id. */
  readonly twin: number
  /** Orders the documents of a file. */
  readonly rank: number
}

/** The same columns, null where a field may be absent. */
type PlainColumns<T> = {
  readonly [K in keyof T]-?: undefined extends T[K] ? Exclude<T[K], undefined> | null : T[K]
}

interface AddedTable extends PlainColumns<Omit<AddedSource, 'lastModified'>> {
  readonly last_modified: string | null
}

/** Who did something; all null for nobody, or somebody in a terminal. */
interface ActorColumns {
  readonly by_platform: string | null
  readonly by_workspace: string | null
  readonly by_user: string | null
}

interface ShelfChangeTable extends PlainColumns<Omit<ShelfChange, 'by'>>, ActorColumns {}

interface FeedTable extends PlainColumns<Omit<FollowedFeed, 'by' | 'lastModified'>>, ActorColumns {
  readonly last_modified: string | null
}

/** All three columns of the place are null where only the main shelf is read. */
interface TokenTable extends PlainColumns<Omit<SavedToken, 'reads'>> {
  readonly platform: string | null
  readonly workspace: string | null
  readonly channel: string | null
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

export const columnsOfActor = (by: ShelfChange['by']): ActorColumns => ({
  by_platform: by?.platform ?? null,
  by_workspace: by?.workspace ?? null,
  by_user: by?.user ?? null,
})

export const actorOf = (row: ActorColumns): ShelfChange['by'] =>
  row.by_platform === null || row.by_user === null
    ? undefined
    : withoutUndefined({
        platform: row.by_platform,
        workspace: row.by_workspace ?? undefined,
        user: row.by_user,
      })
