import type { ListenRule, Vote } from '../command.ts'
import type { AnswerStatus, Speech } from '../model.ts'

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
