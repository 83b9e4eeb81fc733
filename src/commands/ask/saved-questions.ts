import { randomUUID } from 'node:crypto'
import type { Vote } from '../../command.ts'
import { UserError } from '../../errors.ts'
import { messagesFor } from '../../messages/catalogue.ts'
import type { Answer, Speech } from '../../model.ts'
import { heading, note, prose, type Reply, refusal } from '../../reply.ts'
import type { AskedQuestion } from '../../store/port.ts'
import type { Context } from '../context.ts'
import { reportFault } from '../context.ts'
import { askVerified } from '../verify.ts'
import { answerBlocks, answerReply, moreAction, SHOWN_EXCERPTS } from './answer-reply.ts'

/** In hexadecimal digits: among a billion questions two share one with a chance of one in a hundred. */
const ID_LENGTH = 16

/**
 * Keeps a question that was answered, for its buttons and its follow-ups.
 * @returns its id; undefined where it could not be kept, which must not cost the answer
 */
export const saveQuestion = async (
  { question, status, confidence }: Answer,
  language: Speech,
  { place, privately, store, now, report }: Context,
): Promise<string | undefined> => {
  const id = randomUUID().replaceAll('-', '').slice(0, ID_LENGTH)
  try {
    await store.saveQuestion({ id, place, question, language, status, confidence, privately, at: now() })
    return id
  } catch (error) {
    reportFault(report, error)
    return undefined
  }
}

/** The excerpts of a kept question after the first `from`. @throws UserError where it is not kept any more */
export const more = async (id: string, from: number, context: Context): Promise<Reply> => {
  const kept = await savedQuestion(id, context)
  const messages = messagesFor(kept.language)
  const to = from + SHOWN_EXCERPTS
  const answer = askVerified(kept.question, { excerpts: to + 1 }, context)
  const shown = answer.excerpts.slice(from, to)
  const said = { language: kept.language, outcome: 'done' as const }
  if (shown.length === 0) return { ...said, blocks: [note(messages.noMore)] }
  return {
    ...said,
    blocks: [
      heading(messages.moreExcerpts),
      ...answerBlocks(shown, from + 1, answer.status === 'answered', kept.language, context),
    ],
    actions: answer.excerpts.length > to ? [moreAction(id, to, messages)] : [],
  }
}

/** The answer to a kept question, for everyone. @throws UserError where it is not kept any more */
export const share = async (id: string, context: Context): Promise<Reply> => {
  const { question, language } = await savedQuestion(id, context)
  const answer = askVerified(question, { excerpts: SHOWN_EXCERPTS + 1 }, context)
  return answerReply(answer, language, { id, shownQuestion: question }, { ...context, privately: false })
}

/** Keeps what a person thinks of an answer. @throws UserError where its question is not kept any more */
export const feedback = async (id: string, vote: Vote, context: Context): Promise<Reply> => {
  const { language } = await savedQuestion(id, context)
  await context.store.saveFeedback(id, context.place.user ?? '', vote, context.now())
  return { language, outcome: 'done', blocks: [prose(messagesFor(language).thanks)] }
}

/** Whether an answer may be removed: its asker may. @throws UserError where its question is not kept any more */
export const dismiss = async (id: string, context: Context): Promise<Reply> => {
  const { language, place } = await savedQuestion(id, context)
  const messages = messagesFor(language)
  return place.user === context.place.user
    ? { language, outcome: 'dismissed', blocks: [note(messages.dismissed)] }
    : refusal(language, messages.notYours)
}

/** @throws UserError where it is not kept any more, or was asked elsewhere */
export const savedQuestion = async (
  id: string,
  { store, place, language }: Context,
): Promise<AskedQuestion> => {
  const kept = await store.question(id)
  // An id is hard to guess; a question of another workspace is not shown even so.
  if (!kept || kept.place.platform !== place.platform || kept.place.workspace !== place.workspace)
    throw new UserError(messagesFor(language).expired)
  return kept
}
