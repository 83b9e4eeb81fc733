/**
 * The commands about digests. `digest-reply.ts` builds the digest itself; when and where it is posted is in `src/digest`.
 */

import { type Command, DIGEST_DAYS, QUIET_DAYS } from '../../command.ts'
import { parseSchedule } from '../../digest/schedule/parse-schedule.ts'
import { newsSince, nextSlot } from '../../digest/schedule/slots.ts'
import { readZone } from '../../digest/schedule/zones.ts'
import { shorten } from '../../display.ts'
import { UserError } from '../../errors.ts'
import { messagesFor } from '../../messages/catalogue.ts'
import { formatMoment } from '../../messages/format.ts'
import type { Place, Speech } from '../../model.ts'
import { done, note, prose, type Reply } from '../../reply.ts'
import type { ChannelRef, DigestSchedule, Store } from '../../store/port.ts'
import { changeChannel } from '../access/settings.ts'
import { channelOf } from '../bot/listen.ts'
import type { Context } from '../context.ts'
import { defineCommand, type Given, oneOf } from '../row.ts'
import { digestReply, newsReply } from './digest-reply.ts'

/** How far back a channel's first digest looks, in milliseconds: a week. */
export const FIRST_DIGEST = 7 * 86_400_000

/** Gives the channel its digest, or replaces the one it has. @throws UserError outside a channel */
export const digestOnCommand = defineCommand({
  name: 'digest on',
  key: 'digestOn',
  channelOnly: true,
  arguments: [
    { key: 'time', type: 'text', required: true },
    { key: 'days', type: 'text', required: false, choices: DIGEST_DAYS },
    { key: 'zone', type: 'text', required: false, completes: 'zones' },
    { key: 'quiet', type: 'text', required: false, choices: QUIET_DAYS },
  ],
  build: (given) => buildDigestOn(given),
  run: async ({ time, days, zone, quiet }, speech, context) => {
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
    await changeChannel(
      {
        channel,
        notice: (messages, name) => messages.digestOn(name, shortWhenOf(schedule, speech)),
        needsPosting: true,
        save: () => store.saveSchedule(schedule),
      },
      speech,
      context,
    )
    return done(speech, [prose(messagesFor(speech).digestOn(whenOf(schedule, speech)))])
  },
})

/** Ends the channel's digest. @throws UserError if it has none, or outside a channel */
export const digestOffCommand = defineCommand({
  name: 'digest off',
  key: 'digestOff',
  channelOnly: true,
  arguments: [],
  build: () => ({ kind: 'digest-off' }),
  run: async (_, speech, context) => {
    const { store, place } = context
    const { channel } = await scheduleHere(place, speech, store)
    await changeChannel(
      {
        channel,
        notice: (messages, name) => messages.digestOff(name),
        needsPosting: false,
        save: () => store.deleteSchedule(channel),
      },
      speech,
      context,
    )
    return done(speech, [prose(messagesFor(speech).digestOff)])
  },
})

/** Shows the asker what the digest would say now. */
export const digestNowCommand = defineCommand({
  name: 'digest now',
  key: 'digestNow',
  arguments: [],
  build: () => ({ kind: 'digest-now' }),
  run: (_, speech, context) => digestNow(speech, context, true),
})

/** When the channel's digest comes. @throws UserError if it has none, or outside a channel */
export const digestStatusCommand = defineCommand({
  name: 'digest status',
  key: 'digestStatus',
  channelOnly: true,
  arguments: [],
  groupDefault: 'bare',
  build: () => ({ kind: 'digest-status' }),
  onlyShows: () => true,
  run: async (_, speech, { store, place, now }) => {
    const schedule = await scheduleHere(place, speech, store)
    const last = await store.lastDelivery(schedule.channel)
    const momentOf = (at: number) => ({ shown: formatMoment(at, schedule.zone, speech), at })
    const next = momentOf(nextSlot(schedule, now()))
    const before = last?.state === 'posted' ? momentOf(last.slot) : undefined
    const words = messagesFor(speech).digestStatus(whenOf(schedule, speech), next.shown, before?.shown)
    return done(speech, [{ kind: 'prose', text: words, moments: before ? [next, before] : [next] }])
  },
})

/** The words of the time may include days, zone and quiet days, as in a typed line. Separate arguments override them. */
const buildDigestOn = (given: Given<'time' | 'days' | 'zone' | 'quiet'>): Command => {
  const read = parseSchedule(given('time'), { zone: '' })
  if ('fault' in read) return { kind: 'bad-schedule', fault: read.fault, typed: read.word }
  const typed = given('zone')
  const zone = typed === '' ? read.zone : readZone(typed.replace(/\s+/g, '_'))
  if (zone === undefined) return { kind: 'bad-schedule', fault: 'bad-zone', typed }
  return {
    kind: 'digest-on',
    time: read.time,
    days: oneOf(DIGEST_DAYS, given('days')) ?? read.days,
    zone: zone === '' ? undefined : zone,
    quiet: oneOf(QUIET_DAYS, given('quiet')) ?? read.quiet,
  }
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
  return { ...reply, actions: [...(reply.actions ?? []), share] }
}

/** What is new to somebody who asks, in their language, for the time that `digestNow` covers. */
export const newsNow = async (speech: Speech, context: Context): Promise<Reply> => {
  const { store, place, now } = context
  const channel = channelOf(place)
  const schedule = channel && (await store.scheduleOf(channel))
  const last = schedule && (await store.lastDelivery(schedule.channel))
  const since = schedule ? newsSince(schedule, last, now()) : now() - FIRST_DIGEST
  const zone = schedule?.zone ?? (await context.zoneOf(place))
  return newsReply({ language: speech, zone }, since, now(), context)
}

/** When a digest comes, in words. */
export const whenOf = ({ time, days, zone }: DigestSchedule, speech: Speech): string => {
  const { digestDays, digestWhen } = messagesFor(speech)
  return digestWhen(time, digestDays[days], zone)
}

/** As in the notice to the channel: "09:00, Europe/Madrid". */
const shortWhenOf = ({ time, days, zone }: DigestSchedule, speech: Speech): string =>
  days === 'daily' ? `${time}, ${zone}` : `${time} ${messagesFor(speech).digestDays[days]}, ${zone}`

const channelHere = (place: Place, speech: Speech): ChannelRef => {
  const channel = channelOf(place)
  if (!channel) throw new UserError(messagesFor(speech).digestNotHere)
  return channel
}

const scheduleHere = async (place: Place, speech: Speech, store: Store): Promise<DigestSchedule> => {
  const schedule = await store.scheduleOf(channelHere(place, speech))
  if (!schedule) throw new UserError(messagesFor(speech).digestNone)
  return schedule
}
