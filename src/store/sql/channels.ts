import type { Kysely, Selectable } from 'kysely'
import type { DigestSchedule, Store } from '../port.ts'
import { channelOf, columnsOfChannel, keyOfChannel, type Tables } from './tables.ts'

type Channels = Pick<
  Store,
  | 'saveListenRule'
  | 'listenRule'
  | 'countListenRule'
  | 'saveSchedule'
  | 'scheduleOf'
  | 'schedules'
  | 'deleteSchedule'
>

/** What channels are set to: when the bot listens, and when the digest comes. */
export const channelsOn = (db: Kysely<Tables>): Channels => ({
  saveListenRule: async (channel, rule) => {
    await db
      .insertInto('listen_rule')
      .values({ place: keyOfChannel(channel), platform: channel.platform, rule })
      .onConflict((saved) => saved.column('place').doUpdateSet({ rule }))
      .execute()
  },

  listenRule: async (channel) => {
    const row = await db
      .selectFrom('listen_rule')
      .select('rule')
      .where('place', '=', keyOfChannel(channel))
      .executeTakeFirst()
    return row?.rule
  },

  countListenRule: async (platform, rule) => {
    const { channels } = await db
      .selectFrom('listen_rule')
      .where('platform', '=', platform)
      .where('rule', '=', rule)
      .select(({ fn }) => fn.countAll().as('channels'))
      .executeTakeFirstOrThrow()
    return Number(channels)
  },

  saveSchedule: async (schedule) => {
    const { channel, time, days, zone, quiet, language, setBy, since } = schedule
    const row = { ...columnsOfChannel(channel), time, days, zone, quiet, language, set_by: setBy, since }
    await db
      .insertInto('digest')
      .values({ ...row, place: keyOfChannel(channel) })
      .onConflict((saved) => saved.column('place').doUpdateSet(row))
      .execute()
  },

  scheduleOf: async (channel) => {
    const row = await db
      .selectFrom('digest')
      .selectAll()
      .where('place', '=', keyOfChannel(channel))
      .executeTakeFirst()
    return row && scheduleFrom(row)
  },

  schedules: async (platform) => {
    const all = db.selectFrom('digest').selectAll().orderBy('place')
    const rows = await (platform === undefined ? all : all.where('platform', '=', platform)).execute()
    return rows.map(scheduleFrom)
  },

  deleteSchedule: async (channel) => {
    await db.deleteFrom('digest').where('place', '=', keyOfChannel(channel)).execute()
  },
})

const scheduleFrom = (row: Selectable<Tables['digest']>): DigestSchedule => ({
  channel: channelOf(row),
  time: row.time,
  days: row.days,
  zone: row.zone,
  quiet: row.quiet,
  language: row.language,
  setBy: row.set_by,
  since: Number(row.since),
})
