import { UserError } from '../../errors.ts'
import { detectLanguage } from '../../language/detect.ts'
import { completeQuestion } from '../../language/follow-up/follow-up.ts'
import { questionIn } from '../../language/questions.ts'
import { messagesFor, speechFor } from '../../messages/catalogue.ts'
import type { Answer, Speech } from '../../model.ts'
import type { Reply } from '../../reply.ts'
import { channelOf } from '../bot/listen.ts'
import type { Context } from '../context.ts'
import { askVerified } from '../verify.ts'
import { type AnswerDetails, answerReply, SHOWN_EXCERPTS } from './answer-reply.ts'
import { hasNoSearchTerms, QUESTION_LENGTH, questionFault } from './question.ts'
import { saveQuestion } from './saved-questions.ts'

/**
 * Answers a question with verified excerpts, or says that the sources don't. A follow-up is understood from the last question of its
 * thread.
 * @throws UserError for a question that cannot be asked
 */
export const ask = async (question: string, speech: Speech, context: Context): Promise<Reply> => {
  const fault = questionFault(question)
  if (fault) throw new UserError(messagesFor(speech).fault[fault](QUESTION_LENGTH))
  const before =
    context.place.thread === undefined ? undefined : await context.store.lastQuestion(context.place)
  const completed = before && completeQuestion(question.trim(), before.question)
  // What two questions make together may be longer than one may be.
  if (before && completed !== undefined && completed.length <= QUESTION_LENGTH) {
    const understood = speechFor(detectLanguage(completed, before.language), before.language)
    return reply(completed, understood, { understoodAs: completed }, context)
  }
  return reply(question, speech, {}, context)
}

/**
 * Answers what a message asks, or else what it speaks of. Those who read the answer may not see the message, so the question stands above.
 * @throws UserError for a message without words
 */
export const askAbout = async (text: string, speech: Speech, context: Context): Promise<Reply> => {
  const question = questionIn(text, QUESTION_LENGTH)
  if (questionFault(question)) throw new UserError(messagesFor(speech).nothingSaid)
  return reply(question, speech, { shownQuestion: question }, context)
}

const reply = async (
  question: string,
  speech: Speech,
  asked: AnswerDetails,
  context: Context,
): Promise<Reply> => {
  // One more than is shown tells whether there is more.
  const answer = await answerInPlace(question, SHOWN_EXCERPTS + 1, context)
  if (hasNoSearchTerms(answer)) throw new UserError(messagesFor(speech).fault.common())
  const id = await saveQuestion(answer, speech, context)
  return answerReply(answer, speech, { ...asked, ...(id !== undefined && { id }) }, context)
}

/** How long before a digest its sources may have come, in milliseconds: a week, as far as the first of a channel looks back. */
const WEEK = 7 * 86_400_000

/** How much less sure an answer of the digest's own sources may be than one of the whole shelf, and still come first: in log-odds. */
const LESS_SURE = 1

/**
 * The answer to a question. In the thread of a digest the sources that it told of weigh more: they answer, unless the whole shelf does so more
 * surely.
 * @param excerpts how many, at most
 */
const answerInPlace = async (question: string, excerpts: number, context: Context): Promise<Answer> => {
  const told = await digestSources(context)
  const answer = askVerified(question, { excerpts }, context)
  if (told.size === 0) return answer
  const own = askVerified(question, { excerpts, among: told }, context)
  return own.status === 'answered' && logOdds(own.confidence) >= logOdds(answer.confidence) - LESS_SURE
    ? own
    : answer
}

const logOdds = (confidence: number): number => Math.log(confidence / (1 - confidence))

/** The ids of the sources that came in the week before the digest whose thread this is; none in any other place. */
const digestSources = async ({ store, place, arrivals }: Context): Promise<ReadonlySet<string>> => {
  const channel = channelOf(place)
  if (!channel || place.thread === undefined) return new Set()
  const delivery = await store.deliveryOf(channel, place.thread)
  if (!delivery) return new Set()
  const { upTo } = delivery
  const isTold = (changed: number) => changed <= upTo && changed > upTo - WEEK
  return new Set([...arrivals.values()].filter(({ changed }) => isTold(changed)).map(({ id }) => id))
}
