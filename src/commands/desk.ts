import type { AccessConfig } from '../access-config.ts'
import type { Command, ListenRule } from '../command.ts'
import { messagesFor } from '../messages/catalogue.ts'
import type { Place, Speech } from '../model.ts'
import { createTurns } from '../pace.ts'
import { type Reply, refusal } from '../reply.ts'
import type { AnsweredMessage, MessageRef } from '../store/port.ts'
import { answers, lookUpRole, type Sender } from './access/access.ts'
import { createLimit, type Limited } from './access/limit.ts'
import { type IncomingMessage, ruleOf } from './bot/listen.ts'
import { answersOverheard, createSpeakers } from './bot/overheard.ts'
import { type Completion, complete } from './complete.ts'
import { type Context, reportFault } from './context.ts'
import { type DigestReading, readDigest } from './digest/whole-digest.ts'
import type { CommandEntry, Completes } from './entry.ts'
import { failureReply, handle } from './handle.ts'
import { createOnce, type IsDone } from './once.ts'
import { createProgramDesk, type ProgramDesk } from './programs/program-desk.ts'
import { type Browsed, type Browsing, browse } from './reading/browse.ts'
import { type Reading, readSource } from './reading/read-source.ts'
import { readShared, type SharedReading } from './reading/shared-answers.ts'
import type { ReadingRight } from './reading/source-path.ts'
import type { Suggestion } from './sources/suggest.ts'

/** Who sends a command, and how the reply is shown. */
export interface Asker extends Sender {
  /** The language of the last reply to them, or of their client. Otherwise the bot's language. */
  readonly language?: Speech
  /** The commands that only their platform has. */
  readonly platformCommands?: readonly CommandEntry[]
}

/** The interface between Footnote and its platforms. Nothing here rejects, unless it says so; `read`, `readShared`, `readDigest` and `browse` do if the store fails. */
export interface Desk {
  /** Carries out a command. Every command ends in a reply. */
  handle(command: Command, from: Asker): Promise<Reply>
  /** The sources whose titles match what is being typed, at most `limit`. Without words, the first sources. */
  suggest(words: string, limit: number, from: Asker): readonly Suggestion[]
  /** What completes an argument of a command while somebody types it, at most `limit`. Tells nobody what they may not see. */
  complete(what: Completes, words: string, limit: number, from: Asker): Promise<readonly Completion[]>
  /** Whether the bot answers a message: always if it speaks to the bot; else by the rule of its channel, and only if it can. */
  shouldAnswer(message: IncomingMessage): Promise<boolean>
  /** A source with the text that a reference names, or with its present one. Undefined if there is none that the asker may read. */
  read(reference: string, from: Asker): Promise<Reading | undefined>
  /** The sources that the asker may read, a page at a time. */
  browse(wanted: Browsing, from: Asker): Promise<Browsed>
  /** An answer that was shared by a link. Undefined if there is none, or the asker may read none of its sources. */
  readShared(question: string, from: Asker): Promise<SharedReading | undefined>
  /**
   * The whole of a channel’s digest, for whoever has a right to it. Undefined if it names none, or nothing of it is left; a refusal if digests are
   * asked for too often.
   */
  readDigest(right: ReadingRight, from: Asker): Promise<DigestReading | Reply | undefined>
  /** The same for other programs, as data. */
  readonly programs: ProgramDesk
  listenRule(place: Place): Promise<ListenRule>
  /** Whether any channel of the platform has the rule. */
  anyChannelHasRule(platform: string, rule: ListenRule): Promise<boolean>
  /**
   * Runs work once for all its keys, such as an event delivered twice or a message that arrives in two events. If the work
   * rejects, its keys are released so that the next delivery runs it, and the error is passed on.
   * @param remembered how long the keys are known; a day unless given
   * @returns whether the work ran
   */
  runOnce(
    keys: readonly string[],
    work: () => Promise<void>,
    remembered?: 'a day' | 'for good',
  ): Promise<boolean>
  /** Whether work with a key was done, or is being done in this process; true if the store fails. */
  readonly isDone: IsDone
  /** Links a message to the answer that was posted to it, for edits and deletions. */
  saveAnswer(answered: Omit<AnsweredMessage, 'at'>): Promise<void>
  findAnswer(asked: MessageRef): Promise<AnsweredMessage | undefined>
  /** The question that an answer was posted to. */
  findQuestion(answer: MessageRef): Promise<AnsweredMessage | undefined>
  forgetAnswer(asked: MessageRef): Promise<void>
  /** Forgets what a message asked, because it was removed. */
  forgetQuestion(asked: MessageRef): Promise<void>
  /** Reports an error, and tells the person its id. */
  failureReply(error: unknown, language?: Speech): Reply
}

/** What a desk needs that is the same for every asker. */
export interface DeskOptions extends Pick<Context, 'store' | 'now' | 'report' | 'language'> {
  /** Whom the bot answers, and how often. */
  readonly rules: Pick<AccessConfig, 'outsiders' | 'limits'>
}

export const createDesk = (
  { store, now, report, language, rules }: DeskOptions,
  contextOf: (from: Asker) => Context,
): Desk => {
  const turn = createTurns()
  const limit = createLimit(rules, now)
  const speakers = createSpeakers()
  /** A failing store must not cost an answer. */
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
      const limited = limit(from.place)
      if (limited) return limitReply(limited, from.language ?? language)
      speakers.clear(from.place)
      await turn()
      return handle(command, contextOf(from))
    },
    suggest: (words, limit, from) => contextOf(from).suggest(words, limit),
    complete: (what, words, limit, from) => orElse(complete(what, words, limit, contextOf(from)), []),
    shouldAnswer: async (message) => {
      const { addressed, place, role } = message
      if (addressed) return true
      // To somebody who did not speak to it, the bot does not say that it answers others only, or not so often.
      const isAnswered =
        !limit(place, 'look') &&
        (await orElse(answersOverheard(message, contextOf({ place }), speakers), false)) &&
        answers(await lookUpRole(role), rules)
      if (!isAnswered) speakers.add(place)
      return isAnswered
    },
    read: (reference, from) => readSource(reference, contextOf(from)),
    browse: (wanted, from) => browse(wanted, contextOf(from)),
    readShared: (question, from) => readShared(question, contextOf(from)),
    readDigest: async (right, from) => {
      const limited = limit(from.place)
      if (limited) return limitReply(limited, from.language ?? language)
      await turn()
      return readDigest(right, contextOf(from))
    },
    programs: createProgramDesk({ store, now, report, language, limit, turn }, contextOf),
    listenRule: (place) => orElse(ruleOf(place, store), 'mention'),
    anyChannelHasRule: async (platform, rule) => (await orElse(store.countListenRule(platform, rule), 0)) > 0,
    ...createOnce({ store, now, report }),
    saveAnswer: (answered) => orElse(store.saveAnswer({ ...answered, at: now() }), undefined),
    findAnswer: (asked) => orElse(store.answerTo(asked), undefined),
    findQuestion: (answer) => orElse(store.answeredBy(answer), undefined),
    forgetAnswer: (asked) => orElse(store.deleteAnswer(asked), undefined),
    forgetQuestion: (asked) => orElse(store.deleteQuestions(asked), undefined),
    failureReply: (error, speech = language) => failureReply(report, error, speech),
  }
}

const limitReply = ({ who, wait }: Limited, speech: Speech): Reply => {
  const { personLimited, channelLimited } = messagesFor(speech).access
  const seconds = Math.ceil(wait / 1000)
  return refusal(speech, who === 'person' ? personLimited(seconds) : channelLimited(seconds))
}
