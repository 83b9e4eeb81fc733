import type { ListenRule, Vote } from '../command.ts'
import type { Place } from '../model.ts'
import type { DigestStore } from './port-digests.ts'
import type { SourceStore } from './port-sources.ts'
import type { WatchStore } from './port-watches.ts'
import type { AnsweredMessage, AskedQuestion, ChannelRef, MessageRef } from './records.ts'

/**
 * What must outlive a restart. Every method may be called at any time, and by several processes on one store. A method that returns has
 * kept what it was given. Ids, keys and texts come back letter for letter, whatever they hold.
 */
export interface Store extends SourceStore, DigestStore, WatchStore {
  /** One kept again under its id replaces the one before; votes on it stay. */
  saveQuestion(question: AskedQuestion): Promise<void>
  question(id: string): Promise<AskedQuestion | undefined>
  /**
   * The last question of a conversation: of the same platform, workspace, channel and thread, of which one that `place` doesn't name must be
   * absent. Of those of one millisecond, it is the one that was kept last.
   */
  lastQuestion(place: Place): Promise<AskedQuestion | undefined>

  /** A person's latest vote on a question replaces the one before. */
  saveFeedback(question: string, user: string, vote: Vote, at: number): Promise<void>
  /** How many people voted up and down. */
  feedback(question: string): Promise<Readonly<Record<Vote, number>>>

  /**
   * Claims a piece of work, once. False where it was claimed before and that claim has not run out at `now`.
   * @param until when the claim runs out, unless it is settled: the work was begun by a process that died
   */
  claim(key: string, now: number, until: number): Promise<boolean>
  /** The claimed work is done: nobody may do it again before `until`. */
  complete(key: string, until: number): Promise<void>
  /** Gives a claim back, because the work could not be done. A claim that ran out and went to another process stays with that. */
  release(key: string): Promise<void>

  /** Replaces what was kept of the same message. */
  saveAnswer(answered: AnsweredMessage): Promise<void>
  /** The answer to a message. */
  answerTo(asked: MessageRef): Promise<AnsweredMessage | undefined>
  /** The message that one of the bot's own answers; of several, the latest. */
  answeredBy(answer: MessageRef): Promise<AnsweredMessage | undefined>
  deleteAnswer(asked: MessageRef): Promise<void>

  saveListenRule(channel: ChannelRef, rule: ListenRule): Promise<void>
  listenRule(channel: ChannelRef): Promise<ListenRule | undefined>
  /** How many channels of a platform have a rule. */
  countListenRule(platform: string, rule: ListenRule): Promise<number>

  /**
   * Forgets claims that have run out at `now`; and from before `since` questions (with their feedback), answered messages, what watches were told
   * of, and deliveries, but for the last of each channel and those still to be tried.
   */
  forget(now: number, since: number): Promise<void>

  /** Finishes what was begun. Whatever is called after it rejects, but for itself. */
  close(): Promise<void>
}
