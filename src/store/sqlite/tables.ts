import type { DigestDays, ListenRule, QuietDay, Vote } from '../../command.ts'
import type { AnswerStatus, Speech } from '../../model.ts'
import type { Delivery } from '../port.ts'

/**
 * The tables as the newest migration leaves them. Times are milliseconds since 1970. What a platform doesn't name is null; since null
 * equals nothing, not even itself, whatever is looked up or kept once by several names at a time has them in one key too.
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

interface QuestionTable {
  readonly id: string
  /** The key of platform, workspace, channel and thread. */
  readonly conversation: string
  readonly platform: string
  readonly workspace: string | null
  readonly channel: string | null
  readonly thread: string | null
  readonly user: string | null
  readonly question: string
  readonly language: Speech
  readonly status: AnswerStatus
  readonly confidence: number
  /** 1 or 0: SQLite has no booleans. */
  readonly privately: number
  readonly at: number
  /** From 1: tells which of a conversation's questions of one millisecond was kept later. */
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
  /** The store that made the claim: a random id, new each time that a store is opened. */
  readonly holder: string
}

interface AnsweredTable {
  /** The key of the message that was answered. */
  readonly asked: string
  /** The key of the answer. */
  readonly answered_by: string
  readonly platform: string
  readonly workspace: string | null
  readonly channel: string
  readonly message: string
  readonly answer: string
  readonly answer_channel: string | null
  readonly thread: string | null
  readonly text: string
  readonly at: number
}

interface ListenRuleTable {
  /** The key of platform, workspace and channel. */
  readonly place: string
  readonly platform: string
  readonly rule: ListenRule
}

interface DigestTable {
  /** The key of platform, workspace and channel. */
  readonly place: string
  readonly platform: string
  readonly workspace: string | null
  readonly channel: string
  readonly time: string
  readonly days: DigestDays
  readonly zone: string
  readonly quiet: QuietDay
  readonly language: Speech
  readonly set_by: string
  readonly since: number
}

interface DeliveryTable {
  readonly key: string
  /** The key of platform, workspace and channel. */
  readonly place: string
  readonly platform: string
  readonly workspace: string | null
  readonly channel: string
  readonly slot: number
  readonly state: Delivery['state']
  readonly tries: number
  readonly until: number
  readonly message: string | null
  readonly up_to: number
  /** The store that claimed it last: a random id, new each time that a store is opened. */
  readonly holder: string
}

interface WatchTable {
  readonly id: string
  /** The key of platform, workspace and channel; null where no channel is named. */
  readonly place: string | null
  readonly platform: string
  readonly workspace: string | null
  readonly channel: string | null
  readonly thread: string | null
  readonly user: string | null
  /** 1 or 0. */
  readonly direct: number
  readonly question: string
  readonly language: Speech
  readonly at: number
  readonly gap: string | null
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
  /** From 0: its number among those of the file that have the same id. */
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
