import { createHash } from 'node:crypto'
import { UserError } from '../../errors.ts'
import { messagesFor } from '../../messages/catalogue.ts'
import { prose, type Reply } from '../../reply.ts'
import type { Watch } from '../../store/port-watches.ts'
import { answerReply, SHOWN_EXCERPTS } from '../ask/answer-reply.ts'
import { keptQuestion } from '../ask/saved-questions.ts'
import type { Context } from '../context.ts'
import { askVerified } from '../verified.ts'
import { placeOf } from './add.ts'
import { MOST_WATCHES, ownWatches, sameWords, stopWatching } from './watches.ts'

/**
 * Promises to tell somebody, once, when a new source answers a question that was asked; where one does by now, that is the reply.
 * @param id of the question
 * @throws UserError where it is not kept any more, and where there are too many
 */
export const tellMe = async (id: string, context: Context): Promise<Reply> => {
  const { question, language, at } = await keptQuestion(id, context)
  const messages = messagesFor(language)
  const answer = askVerified(question, { excerpts: SHOWN_EXCERPTS + 1 }, context)
  if (answer.status === 'answered') return answerReply(answer, language, { id, above: question }, context)
  const own = await ownWatches(context)
  const same = own.find((watch) => sameWords(watch.question, question))
  if (!same && own.length >= MOST_WATCHES)
    throw new UserError(messages.watches.tooManyWatches(MOST_WATCHES, true))
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
  if (!same) await context.store.keepWatch(watch)
  const { willTell, willTellAlready } = messages.watches
  return {
    language,
    outcome: 'done',
    blocks: [prose(same ? willTellAlready(question) : willTell(question))],
    actions: [stopWatching(watch, language)],
  }
}

/** The same for a person and a question, so that two presses at once keep one. */
const idOf = (question: string, { place }: Pick<Context, 'place'>): string =>
  createHash('sha256')
    .update(JSON.stringify([question, place.platform, place.user ?? '']))
    .digest('hex')
    .slice(0, 16)
