import { randomUUID } from 'node:crypto'
import { COMPLAINTS, type Vote } from '../../command.ts'
import { UserError } from '../../errors.ts'
import { messagesFor } from '../../messages/catalogue.ts'
import type { Answer, Place, Speech } from '../../model.ts'
import { type Action, done, heading, note, prose, type Reply, refusal } from '../../reply.ts'
import type { AskedQuestion, MessageRef } from '../../store/port.ts'
import { maySee } from '../access/visible-questions.ts'
import { type Context, reportFault } from '../context.ts'
import { shareByLink } from '../reading/shared-answers.ts'
import { askVerified } from '../verify.ts'
import { answerBlocks, answerReply, moreAction, SHOWN_EXCERPTS, surenessOf } from './answer-reply.ts'

/** A new id: 16 hexadecimal digits, 60 of their 64 bits random. Among ten million, two are equal with a chance of 0.004%. */
export const newId = (): string => randomUUID().replaceAll('-', '').slice(0, 16)

/**
 * Saves a question that was answered, for its buttons and follow-ups. It replaces what its message asked before an edit.
 * @returns its id; undefined if the store failed, which must not cost the answer
 */
export const saveQuestion = async (
  { question, status, confidence }: Answer,
  language: Speech,
  { place, privately, store, now, report }: Context,
): Promise<string | undefined> => {
  const id = newId()
  try {
    const message = messageOf(place)
    if (message) await store.deleteQuestions(message)
    await store.saveQuestion({ id, place, question, language, status, confidence, privately, at: now() })
    return id
  } catch (error) {
    reportFault(report, error)
    return undefined
  }
}

/** The excerpts of a saved question after the first `from`. @throws UserError if it is no longer saved */
export const more = async (id: string, from: number, context: Context): Promise<Reply> => {
  const { question, language } = await savedQuestion(id, context)
  const messages = messagesFor(language)
  const to = from + SHOWN_EXCERPTS
  const answer = await askVerified(question, { excerpts: to + 1 }, context)
  const shown = answer.excerpts.slice(from, to)
  if (shown.length === 0) return done(language, [note(messages.noMore)])
  const blocks = answerBlocks(shown, from + 1, surenessOf(answer), language, context)
  return done(
    language,
    [heading(answer.status === 'answered' ? messages.moreExcerpts : messages.moreNearest), ...blocks],
    answer.excerpts.length > to ? [moreAction(id, to, messages)] : [],
  )
}

/** The message that a command came in, if it came in one. */
export const messageOf = ({ platform, workspace, channel, message }: Place): MessageRef | undefined =>
  channel === undefined || message === undefined
    ? undefined
    : { platform, channel, message, ...(workspace !== undefined && { workspace }) }

/** The answer to a saved question, for everyone there; outside a channel, a link to it. The question is no longer private there. @throws UserError if it is not the person's own */
export const share = async (id: string, context: Context): Promise<Reply> => {
  const saved = await savedQuestion(id, context)
  const { question, language, place } = saved
  if (place.user !== context.place.user) throw new UserError(messagesFor(language).notYours)
  const { channel, thread } = context.place
  // Who reads by themselves has nobody there to show it to.
  if (channel === undefined) return shareByLink(saved, language, context)
  // What is said below the shared answer goes on from its question.
  if (place.channel === channel)
    await context.store.saveQuestion({
      ...saved,
      place: { ...place, ...(thread !== undefined && { thread }) },
      privately: false,
    })
  const answer = await askVerified(question, { excerpts: SHOWN_EXCERPTS + 1 }, context)
  return answerReply(answer, language, { id, shownQuestion: question }, { ...context, privately: false })
}

/** Saves a person's vote on an answer, and asks why it is no good. @throws UserError if its question is no longer saved */
export const feedback = async (id: string, vote: Vote, context: Context): Promise<Reply> => {
  const { language } = await savedQuestion(id, context)
  await context.store.saveFeedback(id, context.place.user ?? '', vote, context.now())
  const { thanks, whyNot, complaint } = messagesFor(language)
  if (vote !== 'down') return done(language, [prose(thanks)])
  const reasons = COMPLAINTS.map(
    (why): Action => ({
      key: 'complaint',
      label: complaint[why],
      command: { kind: 'feedback', question: id, vote: why },
    }),
  )
  return done(language, [prose(whyNot)], reasons)
}

/** Lets the asker remove an answer. @throws UserError if its question is no longer saved */
export const dismiss = async (id: string, context: Context): Promise<Reply> => {
  const { language, place } = await savedQuestion(id, context)
  const messages = messagesFor(language)
  return place.user === context.place.user
    ? { language, outcome: 'dismissed', blocks: [note(messages.dismissed)] }
    : refusal(language, messages.notYours)
}

/** @throws UserError if the question is no longer saved, or the person may not see it */
export const savedQuestion = async (
  id: string,
  { store, place, language }: Context,
): Promise<AskedQuestion> => {
  const saved = await store.question(id)
  // Ids are hard to guess, but this does not rely on it. Anyone who can press a button already reads its message.
  if (!saved || !maySee(saved, { place, privately: true })) throw new UserError(messagesFor(language).expired)
  return saved
}
