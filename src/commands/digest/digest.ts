/**
 * The commands about digests. `digest-reply.ts` builds the digest itself; when and where it is posted is in `src/digest`.
 */

import type { Command } from '../../command.ts'
import { newsSince, nextSlot } from '../../digest/schedule/slots.ts'
import { shorten } from '../../display.ts'
import { UserError } from '../../errors.ts'
import { messagesFor } from '../../messages/catalogue.ts'
import { formatMoment } from '../../messages/format.ts'
import type { Place, Speech } from '../../model.ts'
import { done, note, prose, type Reply } from '../../reply.ts'
import type { ChannelRef, DigestSchedule } from '../../store/port.ts'
import { channelOf } from '../bot/listen.ts'
import type { Context } from '../context.ts'
import { digestReply } from './digest-reply.ts'

/** How far back a channel's first digest looks, in milliseconds: a week. */
export const FIRST_DIGEST = 7 * 86_400_000

/** Gives the channel its digest, or replaces the one it has. @throws UserError outside a channel */
export const digestOn = async (
  { time, days, zone, quiet }: Command & { readonly kind: 'digest-on' },
  speech: Speech,
  context: Context,
): Promise<Reply> => {
  const { store, place, now } = context
  const channel = channelHere(place, speech)
  const schedule: DigestSchedule = {
    time,
    days,
    zone: zone ?? (await context.zoneOf(place)),
    quiet,
    channel,
    language: speech,
    setBy: place.user ?? '',
    since: now(),
  }
  await store.saveSchedule(schedule)
  return done(speech, [prose(messagesFor(speech).digestOn(whenOf(schedule, speech)))])
}

/** Why `/digest on` was not understood. Outside a channel, that comes first. */
export const scheduleFault = (
  { fault, typed }: Command & { readonly kind: 'bad-schedule' },
  speech: Speech,
  { place }: Pick<Context, 'place'>,
): UserError => {
  const messages = messagesFor(speech)
  return new UserError(
    channelOf(place) ? messages.digestFault[fault](shorten(typed)) : messages.digestNotHere,
  )
}

/** Ends the channel's digest. @throws UserError if it has none, or outside a channel */
export const digestOff = async (speech: Speech, { store, place }: Context): Promise<Reply> => {
  const channel = channelHere(place, speech)
  await scheduleOf(channel, speech, store)
  await store.deleteSchedule(channel)
  return done(speech, [prose(messagesFor(speech).digestOff)])
}

/** When the channel's digest comes. @throws UserError if it has none, or outside a channel */
export const digestStatus = async (speech: Speech, { store, place, now }: Context): Promise<Reply> => {
  const channel = channelHere(place, speech)
  const schedule = await scheduleOf(channel, speech, store)
  const last = await store.lastDelivery(channel)
  const moment = (time: number) => formatMoment(time, schedule.zone, speech)
  const words = messagesFor(speech).digestStatus(
    whenOf(schedule, speech),
    moment(nextSlot(schedule, now())),
    last?.state === 'posted' ? moment(last.slot) : undefined,
  )
  return done(speech, [prose(words)])
}

/**
 * What the digest would say now, for the time since the last one, or the last week if there was none.
 * @param preview whether only the asker sees it, with a button to share it
 */
export const digestNow = async (speech: Speech, context: Context, preview: boolean): Promise<Reply> => {
  const { store, place, now } = context
  const messages = messagesFor(speech)
  // Without a channel there are no shared questions or watches, but the shelf is the same.
  const channel = channelOf(place) ?? { platform: place.platform, channel: '' }
  const schedule = await store.scheduleOf(channel)
  const last = await store.lastDelivery(channel)
  const reply = await digestReply(
    {
      channel,
      language: schedule?.language ?? speech,
      zone: schedule?.zone ?? (await context.zoneOf(place)),
      quiet: 'skip',
    },
    schedule ? newsSince(schedule, last, now()) : now() - FIRST_DIGEST,
    now(),
    context,
  )
  if (!reply) return done(speech, [note(messages.digestEmpty)])
  if (!preview || !channelOf(place)) return reply
  const share = { key: 'share', label: messages.button.share, command: { kind: 'digest-share' } } as const
  return { ...reply, actions: [share] }
}

const whenOf = ({ time, days, zone }: DigestSchedule, speech: Speech): string => {
  const { digestDays, digestWhen } = messagesFor(speech)
  return digestWhen(time, digestDays[days], zone)
}

const channelHere = (place: Place, speech: Speech): ChannelRef => {
  const channel = channelOf(place)
  if (!channel) throw new UserError(messagesFor(speech).digestNotHere)
  return channel
}

const scheduleOf = async (
  channel: ChannelRef,
  speech: Speech,
  store: Context['store'],
): Promise<DigestSchedule> => {
  const schedule = await store.scheduleOf(channel)
  if (!schedule) throw new UserError(messagesFor(speech).digestNone)
  return schedule
}
