import type { AnswerStatus, Place, Speech } from '../model.ts'

/** A question that was asked, as it was answered. Times are milliseconds since 1970, as everywhere in the store. */
export interface AskedQuestion {
  /** Short enough for a button to carry. */
  readonly id: string
  readonly place: Place
  /** In full words: a follow-up is kept as it was understood. */
  readonly question: string
  readonly language: Speech
  readonly status: AnswerStatus
  /** From 0 to 1. */
  readonly confidence: number
  /** Whether the answer was shown to its asker alone. */
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

/** A message that the bot answered, and its answer. */
export interface AnsweredMessage {
  readonly asked: MessageRef
  /** The id of the bot's message, in the same channel unless `answerChannel` says otherwise. */
  readonly answer: string
  readonly answerChannel?: string
  /** The conversation that the two belong to. */
  readonly thread?: string
  /** What was asked, to tell an edit of the words from any other. */
  readonly text: string
  readonly at: number
}

/** A channel, or the direct messages with one person. */
export type ChannelRef = Omit<MessageRef, 'message'>
