import type { Command, ListenRule } from '../command.ts'
import { messagesFor } from '../messages/catalogue.ts'
import type { Place, Speech } from '../model.ts'
import { prose, type Reply } from '../reply.ts'
import type { AnsweredMessage, MessageRef } from '../store/port.ts'
import { type IncomingMessage, isForBot, ruleOf } from './bot/listen.ts'
import type { Context } from './context.ts'
import { reportFault } from './context.ts'
import { handle } from './handle.ts'
import { createRunOnce } from './once.ts'
import type { Suggestion } from './sources/suggest.ts'
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

/** What does not depend on who asks. */
export type DeskOptions = Pick<Context, 'store' | 'now' | 'report'> &
  Pick<Desk, 'suggest'> & {
    /** The bot's language. */
    readonly language: Speech
  }

/** All that a platform has of Footnote. */
export const createDesk = (ground: DeskOptions, contextOf: (from: Asker) => Context): Desk => {
  const { store, now, report, language, suggest } = ground
  const turn = takeTurns()
  /** What a store that fails leaves undone costs no answer. */
  const orElse = async <Value>(work: Promise<Value>, otherwise: Value): Promise<Value> => {
    try {
      return await work
    } catch (error) {
      reportFault(report, error)
      return otherwise
    }
  }
  return {
    handle: async (command, from) => {
      await turn()
      return handle(command, contextOf(from))
    },
    suggest,
    shouldAnswer: (heard) => orElse(isForBot(heard, store), false),
    listenRule: (place) => orElse(ruleOf(place, store), 'mention'),
    anyChannelHasRule: async (platform, rule) => (await orElse(store.countListenRule(platform, rule), 0)) > 0,
    runOnce: createRunOnce({ store, now, report }),
    saveAnswer: (answered) => orElse(store.saveAnswer({ ...answered, at: now() }), undefined),
    findAnswer: (asked) => orElse(store.answerTo(asked), undefined),
    findQuestion: (answer) => orElse(store.answeredBy(answer), undefined),
    forgetAnswer: (asked) => orElse(store.deleteAnswer(asked), undefined),
    failureReply: (error, speech = language) => failure(reportFault(report, error), speech),
  }
}

const failure = (id: string, speech: Speech): Reply => ({
  language: speech,
  outcome: 'failed',
  blocks: [prose(messagesFor(speech).failed(id))],
})

/**
 * Lets work be done one piece after the other, each in a turn of the event loop of its own: between two of them requests are taken
 * and acknowledged, however many wait. Resolves when it is the caller's turn.
 */
const takeTurns = (): (() => Promise<void>) => {
  let last = Promise.resolve()
  return () => {
    last = last.then(() => new Promise((resolve) => setImmediate(resolve)))
    return last
  }
}
