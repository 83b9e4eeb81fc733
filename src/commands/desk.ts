import type { Command, ListenRule } from '../command.ts'
import type { Place, Speech } from '../model.ts'
import type { Reply } from '../reply.ts'
import type { AnsweredMessage, MessageRef } from '../store/port.ts'
import type { CommandEntry } from './table.ts'

/** Who a command is from. */
export interface Asker {
  readonly place: Place
  /** What they were last spoken to in, or what their platform says they read; otherwise the bot's language. */
  readonly language?: Speech
  /** Commands that their platform has of its own. */
  readonly platformCommands?: readonly CommandEntry[]
  /** Whether the reply is shown to them alone, so that it can be shared. */
  readonly privately?: boolean
}

/** A message that somebody wrote where the bot can read it. */
export interface IncomingMessage {
  /** `thread` is the conversation that the message is in, or would begin. */
  readonly place: Place
  /** Without the mention of the bot. */
  readonly text: string
  /** Whether it was said to the bot: in a direct message, or by a mention. */
  readonly addressed: boolean
  /** Whether it begins by mentioning somebody else. */
  readonly mentionsOthers: boolean
}

/** A source to choose by its title. */
export interface Suggestion {
  readonly title: string
  /** What `source-show` takes as `which`: at most 20 characters. */
  readonly which: string
}

/** All that a platform has of Footnote. Nothing here rejects, except where it says so. */
export interface Desk {
  /** Carries out a command. Every command ends in a reply. */
  handle(command: Command, from: Asker): Promise<Reply>
  /** The sources whose title holds the words, or of no words the first; at most `limit`. */
  suggest(words: string, limit: number): readonly Suggestion[]
  /** Whether a message is for the bot to answer, by the rule of its channel. */
  shouldAnswer(heard: IncomingMessage): Promise<boolean>
  listenRule(place: Place): Promise<ListenRule>
  /** Whether any channel of the platform has the rule. */
  anyChannelHasRule(platform: string, rule: ListenRule): Promise<boolean>
  /**
   * Does a piece of work unless it was begun before, under this key or another given with it: an event that comes twice, a message
   * that comes under two events. Where the work rejects, its keys are given back, so that the next delivery is not dropped, and
   * the error is passed on.
   * @returns whether it was done
   */
  runOnce(keys: readonly string[], work: () => Promise<void>): Promise<boolean>
  saveAnswer(answered: Omit<AnsweredMessage, 'at'>): Promise<void>
  findAnswer(asked: MessageRef): Promise<AnsweredMessage | undefined>
  findQuestion(answer: MessageRef): Promise<AnsweredMessage | undefined>
  forgetAnswer(asked: MessageRef): Promise<void>
  /** Takes down an error under a new id, and gives the reply that tells a person so. */
  failureReply(error: unknown, language?: Speech): Reply
}
