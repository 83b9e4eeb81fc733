import type { Poster } from '../../digest/deliver/poster.ts'
import { readingPlace } from '../../digest/watches/match-watches.ts'
import { runWatches, type WatchesRun } from '../../digest/watches/run-watches.ts'
import type { Log } from '../../log.ts'
import { messagesFor } from '../../messages/catalogue.ts'
import { formatDayAt } from '../../messages/format.ts'
import type { Excerpt, Place } from '../../model.ts'
import { CHANNEL, done, heading, note, proseWithChannel, type Reply } from '../../reply.ts'
import type { Watch } from '../../store/port.ts'
import type { Context } from '../context.ts'
import { excerptBlocks } from '../excerpt-blocks.ts'
import { withReaderLinks } from '../reading/reader-links.ts'
import { askVerified } from '../verify.ts'
import { stopWatchingAction } from './watches.ts'

type NotifyContext = Pick<
  Context,
  | 'store'
  | 'retrieval'
  | 'sourceById'
  | 'references'
  | 'arrivals'
  | 'report'
  | 'now'
  | 'reader'
  | 'place'
  | 'shelves'
>

/**
 * Posts what new sources answer to watches. Each source is posted once per watch, and only if it arrived after the watch was set,
 * so it is harmless to give the same sources again, or all of them at the start. Never rejects.
 * @param sources the ids of those that arrived or changed
 * @param contextOf with what a place may read
 * @param posterOf undefined for a platform that the bot is not on
 */
export const notifyWatches = (
  sources: Iterable<string>,
  contextOf: (place: Place) => NotifyContext,
  posterOf: (platform: string) => Poster | undefined,
  log: Log,
): Promise<WatchesRun> => {
  // All that came: what a watch may report is asked of its own place.
  const { store, arrivals, now } = contextOf({ platform: 'none' })
  return runWatches({
    store,
    fresh: new Map([...sources].map((id) => [id, arrivals.get(id)?.changed ?? 0])),
    ask: (question, { place, among }) => askVerified(question, { among }, { ...contextOf(place), place }),
    posterOf,
    hitReply: (watch, found, more) =>
      watchNotice(
        watch,
        found.map(({ excerpt }) => excerpt),
        more,
        contextOf(readingPlace(watch)),
      ),
    notice: setterNotice,
    now,
    log,
  })
}

/** What whoever set a watch of a channel is told. */
const setterNotice = (
  { language, question, place: { channel = '' } }: Watch,
  what: 'ended' | 'forbidden',
): Reply => {
  const { watchEnded, watchForbidden } = messagesFor(language).watches
  const say = what === 'ended' ? watchEnded : watchForbidden
  return done(language, [proseWithChannel(say(CHANNEL, question), channel)])
}

/**
 * The message for a watch that new sources answer.
 * @param more how many more sources answer
 * @returns undefined if no excerpt is its source's text, so that there is nothing to post
 */
const watchNotice = (
  watch: Watch,
  excerpts: readonly Excerpt[],
  more: number,
  context: NotifyContext,
): Reply | undefined => {
  const { language, question, gap, at } = watch
  const messages = messagesFor(language)
  const blocks = excerptBlocks(excerpts, 1, messages, context)
  if (blocks.length === 0) return undefined
  const words =
    gap === undefined
      ? messages.watches.onWatch(question)
      : messages.watches.gapAnswered(formatDayAt(at, language), question)
  const reply = done(
    language,
    [heading(words), ...blocks, ...(more > 0 ? [note(messages.watches.moreSources(more))] : [])],
    gap === undefined ? [stopWatchingAction(watch, language)] : [],
  )
  return withReaderLinks(reply, context)
}
