import { createHash } from 'node:crypto'
import { UserError } from '../../errors.ts'
import { messagesFor } from '../../messages/catalogue.ts'
import { prose, type Reply } from '../../reply.ts'
import type { Watch } from '../../store/port.ts'
import { answerReply, SHOWN_EXCERPTS } from '../ask/answer-reply.ts'
import { savedQuestion } from '../ask/saved-questions.ts'
import type { Context } from '../context.ts'
import { askVerified } from '../verify.ts'
import { placeOf } from './add.ts'
import { isSameQuestion, MAX_WATCHES, personalWatches, stopWatchingAction } from './watches.ts'

/**
 * Promises to tell somebody, once, when a new source answers a question that was asked; where one does by now, that is the reply.
 * @param id of the question
 * @throws UserError where it is not kept any more, and where there are too many
 */
export const tellMe = async (id: string, context: Context): Promise<Reply> => {
  const { question, language, at } = await savedQuestion(id, context)
  const messages = messagesFor(language)
  const answer = askVerified(question, { excerpts: SHOWN_EXCERPTS + 1 }, context)
  if (answer.status === 'answered')
    return answerReply(answer, language, { id, shownQuestion: question }, context)
  const own = await personalWatches(context)
  const same = own.find((watch) => isSameQuestion(watch.question, question))
  if (!same && own.length >= MAX_WATCHES)
    throw new UserError(messages.watches.tooManyWatches(MAX_WATCHES, true))
  const watch: Watch = same ?? {
    id: idOf(id, context),
    place: placeOf(context.place, true),
    direct: true,
    question,
    language,
    // What came since then was not there to answer.
    at,
    gap: id,
  }
  if (!same) await context.store.saveWatch(watch)
  const { willTell, willTellAlready } = messages.watches
  return {
    language,
    outcome: 'done',
    blocks: [prose(same ? willTellAlready(question) : willTell(question))],
    actions: [stopWatchingAction(watch, language)],
  }
}

/** The same for a person and a question, so that two presses at once keep one. */
const idOf = (question: string, { place }: Pick<Context, 'place'>): string =>
  createHash('sha256')
    .update(JSON.stringify([question, place.platform, place.user ?? '']))
    .digest('hex')
    .slice(0, 16)
