import type { App } from '../app.ts'
import { FIRST_DIGEST } from '../commands/digest/digest.ts'
import { digestReply } from '../commands/digest/digest-reply.ts'
import type { Config } from '../config.ts'
import { lastSlot, nextSlot } from '../digest/schedule/slots.ts'
import { UserError } from '../errors.ts'
import type { Messages } from '../messages/en.ts'
import { plainText } from '../plain-text.ts'
import type { DigestSchedule } from '../store/port.ts'

const DAY = 86_400_000

/**
 * What a channel's digest would say at a time, posting nothing.
 * @param channel its id
 * @param at a day, `2026-05-03`; now where none is given
 * @throws UserError for a day that there is not
 */
export const previewDigest = async (
  app: App,
  config: Config,
  channel: string,
  at: string | undefined,
  messages: Messages,
): Promise<string> => {
  const kept = (await app.store.schedules()).find((schedule) => schedule.channel.channel === channel)
  const schedule = kept ?? usual(channel, config)
  const upTo = at === undefined ? Date.now() : nextSlot({ ...schedule, days: 'daily' }, dayOf(at, messages))
  const before = lastSlot(schedule, upTo - 1, upTo - 8 * DAY)
  const since = kept && before !== undefined ? before : upTo - FIRST_DIGEST
  const place = { ...schedule.channel, platform: schedule.channel.platform }
  const reply = await digestReply(schedule, since, upTo, app.context(place))
  return reply ? plainText(reply) : messages.digestEmpty
}

/** A channel that has no digest yet is shown one of nine o'clock, each day. */
const usual = (channel: string, { zone, language }: Config): DigestSchedule => ({
  channel: { platform: 'none', channel },
  time: '09:00',
  days: 'daily',
  zone,
  quiet: 'skip',
  language,
  setBy: '',
  since: 0,
})

const dayOf = (at: string, messages: Messages): number => {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(at) ? Date.parse(`${at}T00:00:00Z`) : Number.NaN
  if (Number.isNaN(time)) throw new UserError(messages.cliNotADay(at))
  // A zone's day begins up to 14 hours before or after that of UTC.
  return time - DAY / 2
}
