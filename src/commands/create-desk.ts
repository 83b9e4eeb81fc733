import { messagesFor } from '../messages/catalogue.ts'
import type { Speech } from '../model.ts'
import { prose, type Reply } from '../reply.ts'
import { isForBot, ruleOf } from './bot/listen.ts'
import type { Context } from './context.ts'
import type { Asker, Desk } from './desk.ts'
import { reportFault } from './excerpt-blocks.ts'
import { handle } from './handle.ts'
import { createRunOnce } from './once.ts'
import { takeTurns } from './turns.ts'

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
