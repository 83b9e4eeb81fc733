/**
 * Answers questions: `question.ts` says which can be asked, `answer-reply.ts` puts the answer into a reply, and its buttons lead to
 * `saved-questions.ts` and `show-context.ts`.
 */

import { UserError } from '../../errors.ts'
import { withoutCourtesy } from '../../language/courtesy/courtesy.ts'
import { detectLanguage } from '../../language/detect.ts'
import { questionIn } from '../../language/questions.ts'
import { messagesFor, speechFor } from '../../messages/catalogue.ts'
import type { Answer, Speech } from '../../model.ts'
import type { Reply } from '../../reply.ts'
import { lastVisibleQuestion } from '../access/visible-questions.ts'
import { channelOf } from '../bot/listen.ts'
import type { Context } from '../context.ts'
import { authorReply, dateReply } from '../intents/source-fields.ts'
import { defineCommand } from '../row.ts'
import { askVerified } from '../verify.ts'
import { type AnswerDetails, answerReply, SHOWN_EXCERPTS } from './answer-reply.ts'
import { answerFollowUp } from './follow-up.ts'
import { QUESTION, QUESTION_LENGTH, questionFault, requireQuestion, requireSearchTerms } from './question.ts'
import { saveQuestion } from './saved-questions.ts'

/**
 * Answers a question with verified excerpts, or says that the sources don't. A follow-up is completed from the last question
 * of its thread.
 * @throws UserError for a question that cannot be asked
 */
export const askCommand = defineCommand({
  name: 'ask',
  key: 'ask',
  arguments: [{ ...QUESTION, completes: 'questions' }],
  build: (given) => ({ kind: 'ask', question: given('question') }),
  run: async ({ question }, speech, context) => {
    requireQuestion(question, messagesFor(speech))
    const answered = await answerQuestion(question, speech, context)
    return untoldReply(answered, context) ?? reply(answered, context)
  },
  wordsOf: ({ question }) => question,
})

/** An answer with all that a reply says of it. */
interface Answered {
  readonly answer: Answer
  readonly speech: Speech
  readonly details: AnswerDetails
  /** What was asked about the last answer, where no excerpt says it. */
  readonly untold?: 'who' | 'when'
}

/**
 * Answers a question as it is understood in its place: a follow-up is completed, and a digest’s sources come first below it.
 * @param excerpts the most that it has; usually one more than is shown, to know whether there is more
 */
export const answerQuestion = async (
  question: string,
  speech: Speech,
  context: Context,
  excerpts = SHOWN_EXCERPTS + 1,
): Promise<Answered> => {
  const before = await questionBefore(context)
  const found =
    before &&
    (await answerFollowUp(withoutCourtesy(question).trim(), before, context, (whole) =>
      answerInPlace(whole, excerpts, context),
    ))
  if (before && found) {
    const { understoodAs, ...rest } = found
    const understood = speechFor(detectLanguage(understoodAs, before.language), before.language)
    return { ...rest, speech: rest.untold ? speech : understood, details: { understoodAs } }
  }
  return { answer: await answerInPlace(question, excerpts, context), speech, details: {} }
}

/** The last question of the thread; in a new one, of the conversation before. */
const questionBefore = async (context: Context) => {
  const { store, place, before } = context
  if (place.thread === undefined) return undefined
  const own = await lastVisibleQuestion(context, store)
  return own ?? (before && lastVisibleQuestion({ ...context, place: before }, store))
}

/**
 * Answers the question in somebody's message, or looks up what it is about. The reply repeats the question, since its readers
 * may not see the message.
 * @throws UserError for a message without words
 */
export const askAbout = async (text: string, speech: Speech, context: Context): Promise<Reply> => {
  const question = questionIn(text, QUESTION_LENGTH)
  if (questionFault(question)) throw new UserError(messagesFor(speech).nothingSaid)
  const answer = await answerInPlace(question, SHOWN_EXCERPTS + 1, context)
  return reply({ answer, speech, details: { shownQuestion: question } }, context)
}

const reply = async ({ answer, speech, details }: Answered, context: Context): Promise<Reply> => {
  requireSearchTerms(answer, messagesFor(speech))
  const id = await saveQuestion(answer, speech, context)
  return answerReply(answer, speech, { ...details, ...(id !== undefined && { id }) }, context)
}

/** Says what the source of the last answer says of itself, where no excerpt says who said so, or when it was. Nothing is saved. */
const untoldReply = ({ answer, speech, untold }: Answered, context: Context): Reply | undefined => {
  const source = untold && context.sourceById.get(answer.excerpts[0]?.citation.source ?? '')
  if (!source) return undefined
  const say = untold === 'who' ? authorReply : dateReply
  return say(source, speech, context, messagesFor(speech).intents.untold[untold])
}

/** How far back a digest's own sources go, in milliseconds: a week, like a channel's first digest. */
const WEEK = 7 * 86_400_000

/** How much lower the confidence of an answer from the digest's own sources may be and still win, in log-odds. */
const DIGEST_BONUS = 1

/**
 * Answers a question. In a digest's thread, an answer from the digest's own sources wins unless the whole shelf gives a surer one.
 */
const answerInPlace = async (question: string, excerpts: number, context: Context): Promise<Answer> => {
  const among = await digestSources(context)
  const answer = await askVerified(question, { excerpts }, context)
  if (among.size === 0) return answer
  const own = await askVerified(question, { excerpts, among }, context)
  return own.status === 'answered' && logOdds(own.confidence) >= logOdds(answer.confidence) - DIGEST_BONUS
    ? own
    : answer
}

const logOdds = (confidence: number): number => Math.log(confidence / (1 - confidence))

/** The ids of the sources that arrived or changed in the week before the digest of this thread; none in other places. */
const digestSources = async ({ store, place, arrivals }: Context): Promise<ReadonlySet<string>> => {
  const channel = channelOf(place)
  if (!channel || place.thread === undefined) return new Set()
  const delivery = await store.deliveryOf(channel, place.thread)
  if (!delivery) return new Set()
  const { upTo } = delivery
  const recent = [...arrivals.values()].filter(({ changed }) => changed <= upTo && changed > upTo - WEEK)
  return new Set(recent.map(({ id }) => id))
}
