import { UserError } from '../../errors.ts'
import { detectLanguage } from '../../language/detect.ts'
import { completeQuestion } from '../../language/follow-up/follow-up.ts'
import { questionIn } from '../../language/questions.ts'
import { messagesFor, speechFor } from '../../messages/catalogue.ts'
import type { Speech } from '../../model.ts'
import type { Reply } from '../../reply.ts'
import type { Context } from '../context.ts'
import { answerInPlace } from '../digest-thread.ts'
import { hasNoSearchTerms } from '../verified.ts'
import { type AnswerDetails, answerReply, SHOWN_EXCERPTS } from './answer-reply.ts'
import { QUESTION_LENGTH, questionFault } from './question.ts'
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
  if (hasNoSearchTerms(answer)) throw new UserError(messagesFor(speech).fault.common(QUESTION_LENGTH))
  const id = await saveQuestion(answer, speech, context)
  return answerReply(answer, speech, { ...asked, ...(id !== undefined && { id }) }, context)
}
