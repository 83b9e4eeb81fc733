/**
 * Watches: questions whose new answers are posted. `add.ts` adds them, `list.ts` lists and stops them, `notify.ts` posts the answers.
 * `gaps.ts` lists the questions that had no answer. This file has what they share.
 */

import { messagesFor } from '../../messages/catalogue.ts'
import type { Place, Speech } from '../../model.ts'
import type { Action } from '../../reply.ts'
import type { ChannelRef, Watch } from '../../store/port.ts'
import { channelOf } from '../bot/listen.ts'
import type { Context } from '../context.ts'

/** The most watches of a channel, and of a person. Nobody would read the answers of more. */
export const MAX_WATCHES = 20

type Here = Pick<Context, 'store' | 'place'>

/** The watches of a channel, oldest first. */
export const channelWatches = async (channel: ChannelRef, { store }: Here): Promise<readonly Watch[]> =>
  (await store.watches({ channel })).filter((watch) => !watch.direct)

/** The watches whose answers go to the asker alone, oldest first. */
export const personalWatches = async ({ store, place }: Here): Promise<readonly Watch[]> =>
  (await store.watches(place.user === undefined ? {} : { user: place.user })).filter((watch) =>
    isOwn(watch, place),
  )

/** The watches that a place lists, in the order of their numbers: the channel's, then the asker's own if only they see the list. */
export const watchesHere = async (context: Here & Pick<Context, 'privately'>): Promise<readonly Watch[]> => {
  const channel = channelOf(context.place)
  if (!channel) return personalWatches(context)
  const shared = await channelWatches(channel, context)
  return context.privately ? [...shared, ...(await personalWatches(context))] : shared
}

/** Whether the person of the place set a watch. Where people have no ids, there is only one. */
export const isSetBy = ({ place: { platform, user }, direct }: Watch, place: Place): boolean =>
  platform === place.platform && user === place.user && (user !== undefined || direct)

/**
 * Whether somebody may stop a watch. The person who set it may. In the channel that it belongs to, so may those who may change the
 * channel's settings; the caller checks that.
 */
export const mayStop = (watch: Watch, place: Place): boolean => {
  if (isSetBy(watch, place)) return true
  if (watch.direct) return false
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

/** Whether two questions are the same except for letter case and white space. */
export const isSameQuestion = (a: string, b: string): boolean => plain(a) === plain(b)

const plain = (text: string): string => text.replace(/\s+/g, ' ').trim().toLowerCase()

/** Stops a watch. */
export const stopAction = ({ id }: Watch, label: string): Action => ({
  key: 'stop',
  label,
  command: { kind: 'watch-stop', which: `~${id}` },
})

/** The same, for a message about that watch alone. */
export const stopWatchingAction = (watch: Watch, speech: Speech): Action =>
  stopAction(watch, messagesFor(speech).watches.stopWatching)
