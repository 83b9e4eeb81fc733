import { hash } from 'node:crypto'
import { WATCH_PLACES } from '../../command.ts'
import { UserError } from '../../errors.ts'
import { withoutCourtesy } from '../../language/courtesy/courtesy.ts'
import { messagesFor } from '../../messages/catalogue.ts'
import type { Answer, Place, Speech } from '../../model.ts'
import { done, heading, prose, type Reply, type ReplyBlock } from '../../reply.ts'
import type { Watch } from '../../store/port.ts'
import { requireMayChange } from '../access/policy.ts'
import { changeChannel } from '../access/settings.ts'
import { answerBlocks, answerReply, SHOWN_EXCERPTS, surenessOf } from '../ask/answer-reply.ts'
import { QUESTION, requireQuestion, requireSearchTerms } from '../ask/question.ts'
import { newId, savedQuestion } from '../ask/saved-questions.ts'
import { channelOf } from '../bot/listen.ts'
import type { Context } from '../context.ts'
import { defineCommand, oneOf } from '../row.ts'
import { askVerified } from '../verify.ts'
import {
  channelWatches,
  isSameQuestion,
  MAX_WATCHES,
  personalWatches,
  stopWatchingAction,
} from './watches.ts'

/**
 * Adds a watch, and shows what the sources answer already. Without `where`, the channel hears of new answers, or the asker where
 * there is none.
 * @throws UserError for a question that cannot be asked, or if there are too many watches
 */
export const watchAddCommand = defineCommand({
  name: 'watch add',
  key: 'watchAdd',
  arguments: [QUESTION, { key: 'where', type: 'text', required: false, choices: WATCH_PLACES }],
  groupDefault: 'rest',
  build: (given) => ({
    kind: 'watch-add',
    question: given('question'),
    where: oneOf(WATCH_PLACES, given('where')),
  }),
  read: (words) => {
    // The place comes after the question mark. Without one, the last word would be the question's own.
    const [, question, where] = /^(.*\?)\s+(\S+)$/s.exec(words) ?? []
    return oneOf(WATCH_PLACES, where) ? { question, where } : { question: words }
  },
  run: async ({ question, where }, speech, context) => {
    const messages = messagesFor(speech)
    requireQuestion(question, messages)
    const text = withoutCourtesy(question).replace(/\s+/g, ' ').trim()
    const channel = where === 'me' ? undefined : channelOf(context.place)
    if (channel) await requireMayChange(speech, context)
    const watches = channel ? await channelWatches(channel, context) : await personalWatches(context)
    const same = watches.find((watch) => watch.gap === undefined && isSameQuestion(watch.question, text))
    if (same) return withStop(same, [prose(messages.watches.watchedAlready(text))], speech)
    if (watches.length >= MAX_WATCHES)
      throw new UserError(messages.watches.tooManyWatches(MAX_WATCHES, !channel))
    const answer = await askVerified(text, {}, context)
    requireSearchTerms(answer, messages)
    const watch: Watch = {
      id: newId(),
      place: placeOf(context.place, channel === undefined),
      direct: channel === undefined,
      question: text,
      language: speech,
      at: context.now(),
      ...sinceRead(context.now(), context),
    }
    const save = () => context.store.saveWatch(watch)
    if (channel)
      await changeChannel(
        { channel, notice: ({ watchOn }, name) => watchOn(name, text), needsPosting: true, save },
        speech,
        context,
      )
    else await save()
    const words = prose(messages.watches.watching(text, watch.direct))
    return withStop(watch, [words, ...(await presentAnswer(answer, watch, context))], speech)
  },
  wordsOf: ({ question }) => question,
})

/** The shelf was read earlier than a watch counts from. What another process has recorded in between counts as new too. */
const sinceRead = (at: number, { asOf }: Pick<Context, 'asOf'>): Pick<Watch, 'since'> =>
  asOf !== undefined && asOf < at ? { since: asOf } : {}

/** Where new answers are posted: to the channel, or directly to the person. */
const placeOf = ({ platform, workspace, channel, user }: Place, direct: boolean): Place => ({
  platform,
  ...(workspace !== undefined && { workspace }),
  ...(channel !== undefined && !direct && { channel }),
  ...(user !== undefined && { user }),
})

/** A reply with a button that stops the watch. */
const withStop = (watch: Watch, blocks: readonly ReplyBlock[], speech: Speech): Reply =>
  done(speech, blocks, [stopWatchingAction(watch, speech)])

/** What the sources answer now. It is marked as told, so that it is no news when one of them changes. */
const presentAnswer = async (
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
    ...answerBlocks(answer.excerpts, 1, surenessOf(answer), watch.language, context),
  ]
}

/**
 * Watches a question that was asked, for its asker, until a new source answers it. If one does by now, replies with the answer.
 * @param id of the saved question
 * @throws UserError if the question is no longer saved, or if there are too many watches
 */
export const tellMe = async (id: string, context: Context): Promise<Reply> => {
  const { question, language, at } = await savedQuestion(id, context)
  const messages = messagesFor(language)
  const answer = await askVerified(question, { excerpts: SHOWN_EXCERPTS + 1 }, context)
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
    // Sources that arrived since the question was asked count as new.
    at,
    gap: id,
    ...sinceRead(at, context),
  }
  if (!same) await context.store.saveWatch(watch)
  const { willTell, willTellAlready } = messages.watches
  return withStop(watch, [prose(same ? willTellAlready(question) : willTell(question))], language)
}

/** The same id for the same person and question, so that pressing twice at once adds one watch. */
const idOf = (question: string, { place }: Pick<Context, 'place'>): string =>
  hash('sha256', JSON.stringify([question, place.platform, place.user ?? '']), 'hex').slice(0, 16)
