import { intentOf } from '../../language/intent/intent.ts'
import { messagesFor } from '../../messages/catalogue.ts'
import { SHOWN_EXCERPTS } from '../ask/answer-reply.ts'
import { answerQuestion } from '../ask/ask.ts'
import { unclaimed } from '../ask/follow-up.ts'
import { requireQuestion, requireSearchTerms, speechOfWords } from '../ask/question.ts'
import { saveQuestion } from '../ask/saved-questions.ts'
import type { Context } from '../context.ts'
import type { ProgramAnswer, ProgramQuestion } from './model.ts'

/** Answers a question as a chat does. @throws UserError for a question that cannot be asked */
export const answerAsData = async (
  { question, excerpts, thread }: ProgramQuestion,
  context: Context,
): Promise<ProgramAnswer> => {
  const messages = messagesFor(context.language)
  requireQuestion(question, messages)
  const { place } = context
  const here = {
    ...context,
    place: thread === undefined ? place : { ...place, thread: threadOf(place.user, thread) },
  }
  // As many as a chat asks for, so that a program that wants fewer gets the first of the same answer.
  const most = Math.max(excerpts, SHOWN_EXCERPTS + 1)
  const found = await answerQuestion(question, speechOfWords(question, context.language), here, most)
  const { speech, untold } = found
  const answer = untold === undefined ? found.answer : unclaimed(found.answer)
  requireSearchTerms(answer, messages)
  // “Thanks” and the like are no question to the sources: no gap comes of them.
  if (untold === undefined && intentOf(question) === undefined) await saveQuestion(answer, speech, here)
  return {
    answer: { ...answer, excerpts: answer.excerpts.slice(0, excerpts) },
    speech,
    ...(untold !== undefined && { untold }),
  }
}

/** No program can name a thread of a chat, or of another program. */
const threadOf = (user: string | undefined, thread: string): string => `program:${user ?? ''}:${thread}`
