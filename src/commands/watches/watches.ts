import { messagesFor } from '../../messages/catalogue.ts'
import type { Place, Speech } from '../../model.ts'
import type { Action } from '../../reply.ts'
import type { ChannelRef, Watch } from '../../store/port.ts'
import { channelOf } from '../bot/listen.ts'
import type { Context } from '../context.ts'

/** At most so many standing questions a channel, and so many a person: what is more is not read any more. */
export const MAX_WATCHES = 20

type Around = Pick<Context, 'store' | 'place'>

/** The standing questions of a channel, oldest first. */
export const channelWatches = async (channel: ChannelRef, { store }: Around): Promise<readonly Watch[]> =>
  (await store.watches({ channel })).filter((watch) => !watch.direct)

/** The standing questions whose answers go to the asker alone, oldest first. */
export const personalWatches = async ({ store, place }: Around): Promise<readonly Watch[]> =>
  (await store.watches(place.user === undefined ? {} : { user: place.user })).filter((watch) =>
    isOwn(watch, place),
  )

/**
 * The standing questions that are listed at a place, in the order that their numbers follow: the channel's, then the asker's own where nobody
 * else reads along.
 */
export const watchesHere = async (
  context: Around & Pick<Context, 'privately'>,
): Promise<readonly Watch[]> => {
  const channel = channelOf(context.place)
  if (!channel) return personalWatches(context)
  const shared = await channelWatches(channel, context)
  return context.privately ? [...shared, ...(await personalWatches(context))] : shared
}

/** Whether somebody may stop a standing question: whoever put it, and in a channel anyone there. */
export const mayStop = (watch: Watch, place: Place): boolean => {
  const setBy = watch.place.platform === place.platform && watch.place.user === place.user
  if (setBy && watch.place.user !== undefined) return true
  if (watch.direct) return setBy
  const channel = channelOf(place)
  return (
    channel !== undefined &&
    channel.platform === watch.place.platform &&
    channel.workspace === watch.place.workspace &&
    channel.channel === watch.place.channel
  )
}

const isOwn = ({ direct, place }: Watch, asker: Place): boolean =>
  direct && place.platform === asker.platform && place.user === asker.user

/** Whether it is the same question, whatever its case and white space. */
export const isSameQuestion = (a: string, b: string): boolean => plain(a) === plain(b)

const plain = (text: string): string => text.replace(/\s+/g, ' ').trim().toLowerCase()

/** Ends a standing question. */
export const stopAction = ({ id }: Watch, label: string): Action => ({
  key: 'stop',
  label,
  command: { kind: 'watch-stop', which: `~${id}` },
})

/** The same for the message that a standing question's answer is. */
export const stopWatchingAction = (watch: Watch, speech: Speech): Action =>
  stopAction(watch, messagesFor(speech).watches.stopWatching)
