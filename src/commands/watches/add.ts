import { randomUUID } from 'node:crypto'
import { UserError } from '../../errors.ts'
import { messagesFor } from '../../messages/catalogue.ts'
import type { Answer, Place, Speech } from '../../model.ts'
import { heading, prose, type Reply, type ReplyBlock } from '../../reply.ts'
import type { Watch } from '../../store/port.ts'
import { answerBlocks } from '../ask/answer-reply.ts'
import { hasNoSearchTerms, QUESTION_LENGTH, questionFault } from '../ask/question.ts'
import { channelOf } from '../bot/listen.ts'
import type { Context } from '../context.ts'
import { askVerified } from '../verify.ts'
import {
  channelWatches,
  isSameQuestion,
  MAX_WATCHES,
  personalWatches,
  stopWatchingAction,
} from './watches.ts'

/**
 * Keeps a standing question, and shows what the sources say to it already.
 * @param where the channel or the asker; undefined for the channel, where there is one
 * @throws UserError for a question that cannot be asked, and where there are too many
 */
export const watchAdd = async (
  question: string,
  where: 'here' | 'me' | undefined,
  speech: Speech,
  context: Context,
): Promise<Reply> => {
  const messages = messagesFor(speech)
  const fault = questionFault(question)
  if (fault) throw new UserError(messages.fault[fault](QUESTION_LENGTH))
  const text = question.replace(/\s+/g, ' ').trim()
  const channel = where === 'me' ? undefined : channelOf(context.place)
  const kept = channel ? await channelWatches(channel, context) : await personalWatches(context)
  const same = kept.find((watch) => watch.gap === undefined && isSameQuestion(watch.question, text))
  if (same) return said(speech, [prose(messages.watches.watchedAlready(text))], same)
  if (kept.length >= MAX_WATCHES) throw new UserError(messages.watches.tooManyWatches(MAX_WATCHES, !channel))
  const answer = askVerified(text, {}, context)
  if (hasNoSearchTerms(answer)) throw new UserError(messages.fault.common())
  const watch: Watch = {
    id: randomUUID().replaceAll('-', '').slice(0, ID_LENGTH),
    place: placeOf(context.place, channel === undefined),
    direct: channel === undefined,
    question: text,
    language: speech,
    at: context.now(),
  }
  await context.store.saveWatch(watch)
  const words = prose(messages.watches.watching(text, watch.direct))
  return said(speech, [words, ...(await alreadySaid(answer, watch, context))], watch)
}

const ID_LENGTH = 16

/** Where the answer goes, without what it does not depend on. */
export const placeOf = ({ platform, workspace, channel, user }: Place, direct: boolean): Place => ({
  platform,
  ...(workspace !== undefined && { workspace }),
  ...(channel !== undefined && !direct && { channel }),
  ...(user !== undefined && { user }),
})

const said = (speech: Speech, blocks: readonly ReplyBlock[], watch: Watch): Reply => ({
  language: speech,
  outcome: 'done',
  blocks,
  actions: [stopWatchingAction(watch, speech)],
})

/** What is shown now is no news when its source changes. */
const alreadySaid = async (
  answer: Answer,
  watch: Watch,
  context: Context,
): Promise<readonly ReplyBlock[]> => {
  if (answer.status !== 'answered') return []
  for (const { citation } of answer.excerpts)
    await context.store.claimHit(watch.id, citation.source, context.now())
  const { watches } = messagesFor(watch.language)
  return [
    heading(watches.answeredAlready),
    ...answerBlocks(answer.excerpts, 1, true, watch.language, context),
  ]
}
