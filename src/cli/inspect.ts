import { type App, createApp } from '../app.ts'
import { FIRST_DIGEST } from '../commands/digest/digest.ts'
import { digestReply } from '../commands/digest/digest-reply.ts'
import { allShelves } from '../commands/sources/history.ts'
import type { Config } from '../config.ts'
import { groupGaps } from '../digest/compose/gaps.ts'
import { gapsCsv } from '../digest/compose/gaps-csv.ts'
import { lastSlot, nextSlot } from '../digest/schedule/slots.ts'
import { UserError } from '../errors.ts'
import type { Messages } from '../messages/en.ts'
import { plainText } from '../plain-text.ts'
import { formatReply, TERMINAL_PLACE, write } from '../platforms/terminal/output.ts'
import { writeOpml } from '../sources/web/feeds/opml.ts'
import type { DigestSchedule } from '../store/port.ts'
import type { Run } from './arguments.ts'
import { type ExitStatus, reportBug, reportReading } from './report.ts'

const DAY = 86_400_000

/**
 * Shows what a running bot has saved: a channel's digest, the questions that the sources could not answer, who changed what, or the feeds. It changes nothing that
 * anybody would see.
 * @throws UserError for a day that does not exist
 */
export const inspect = async (
  run: Run & { readonly kind: 'digest' | 'gaps' | 'history' | 'feeds' },
  config: Config,
  messages: Messages,
): Promise<ExitStatus> => {
  const app = await createApp(config, reportBug)
  try {
    if (run.kind === 'history') {
      await write(process.stdout, await historyLines(app))
      return 0
    }
    if (run.kind === 'feeds') {
      await write(process.stdout, writeOpml(await app.store.feeds()))
      return 0
    }
    if (!reportReading(app, config)) return 2
    const text =
      run.kind === 'digest'
        ? `${await previewDigest(app, config, run.channel, run.at, messages)}\n`
        : await gapsText(app, config, run)
    await write(process.stdout, text)
    return 0
  } finally {
    await app.close()
  }
}

/** More changes than a shelf ever has. */
const MOST_CHANGES = 1_000_000

/** The audit trail of all shelves, the newest first: a JSON object a line, as the store has it, with its time in ISO 8601. */
const historyLines = async ({ store, context }: App): Promise<string> => {
  const shelves = [...allShelves(context(TERMINAL_PLACE).shelves.rules)]
  const changes = await store.changes({ shelves, limit: MOST_CHANGES })
  return changes
    .map(({ at, ...rest }) => `${JSON.stringify({ at: new Date(at).toISOString(), ...rest })}\n`)
    .join('')
}

const gapsText = async (
  { store, desk }: App,
  { styled }: Config,
  { days, csv }: Run & { readonly kind: 'gaps' },
): Promise<string> => {
  if (csv) {
    const now = Date.now()
    const asked = await store.questionsAsked(now - days * DAY, now)
    return gapsCsv(groupGaps(asked.filter(({ status }) => status !== 'answered')))
  }
  const reply = await desk.handle({ kind: 'gaps', days, page: 1 }, { place: TERMINAL_PLACE })
  return `${formatReply(reply, process.stdout, styled)}\n`
}

/**
 * The text of a channel's digest, which is not posted.
 * @param channel its id
 * @param at a day, such as `2026-05-03`; now if there is none
 */
const previewDigest = async (
  app: App,
  config: Config,
  channel: string,
  at: string | undefined,
  messages: Messages,
): Promise<string> => {
  const saved = (await app.store.schedules()).find((schedule) => schedule.channel.channel === channel)
  const schedule = saved ?? defaultSchedule(channel, config)
  const upTo = at === undefined ? Date.now() : nextSlot({ ...schedule, days: 'daily' }, dayOf(at, messages))
  const previous = lastSlot(schedule, upTo - 1, upTo - 8 * DAY)
  const since = saved && previous !== undefined ? previous : upTo - FIRST_DIGEST
  const reply = await digestReply(schedule, since, upTo, app.context(schedule.channel))
  return reply ? plainText(reply) : messages.digestEmpty
}

/** A channel without a digest is shown one of nine o'clock every day. */
const defaultSchedule = (channel: string, { zone, language }: Config): DigestSchedule => ({
  channel: { platform: 'none', channel },
  time: '09:00',
  days: 'daily',
  zone,
  quiet: 'skip',
  language,
  setBy: '',
  since: 0,
})

/** Where to look for the day's slot from: half a day before midnight UTC, because days begin earlier in other zones. */
const dayOf = (at: string, messages: Messages): number => {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(at) ? Date.parse(`${at}T00:00:00Z`) : Number.NaN
  if (Number.isNaN(time)) throw new UserError(messages.cliNotADay(at))
  return time - DAY / 2
}
