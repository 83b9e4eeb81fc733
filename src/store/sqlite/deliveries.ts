import { randomUUID } from 'node:crypto'
import type { Kysely, Selectable } from 'kysely'
import { withoutUndefined } from '../../model.ts'
import { keyOfChannel } from '../key.ts'
import type { Delivery, DigestSchedule, DigestStore } from '../port.ts'
import { channelOf, columnsOfChannel } from './places.ts'
import type { Tables } from './tables.ts'

export const digestsOn = (db: Kysely<Tables>): DigestStore => ({ ...schedulesOn(db), ...ledgerOn(db) })

type Schedules = Pick<DigestStore, 'saveSchedule' | 'scheduleOf' | 'schedules' | 'deleteSchedule'>

const schedulesOn = (db: Kysely<Tables>): Schedules => ({
  saveSchedule: async (schedule) => {
    const { channel, time, days, zone, quiet, language, setBy, since } = schedule
    const row = { ...columnsOfChannel(channel), time, days, zone, quiet, language, set_by: setBy, since }
    await db
      .insertInto('digest')
      .values({ ...row, place: keyOfChannel(channel) })
      .onConflict((kept) => kept.column('place').doUpdateSet(row))
      .execute()
  },

  scheduleOf: async (channel) => {
    const row = await db
      .selectFrom('digest')
      .selectAll()
      .where('place', '=', keyOfChannel(channel))
      .executeTakeFirst()
    return row && scheduleOf(row)
  },

  schedules: async (platform) => {
    const all = db.selectFrom('digest').selectAll().orderBy('place')
    const rows = await (platform === undefined ? all : all.where('platform', '=', platform)).execute()
    return rows.map(scheduleOf)
  },

  deleteSchedule: async (channel) => {
    await db.deleteFrom('digest').where('place', '=', keyOfChannel(channel)).execute()
  },
})

const ledgerOn = (db: Kysely<Tables>): Omit<DigestStore, keyof Schedules> => {
  const holder = randomUUID()
  return {
    // One statement, so that of two processes one alone gets a row back.
    claimDelivery: async ({ key, channel, slot, upTo, until }, now) => {
      const won = await db
        .insertInto('delivery')
        .values({
          ...columnsOfChannel(channel),
          key,
          place: keyOfChannel(channel),
          slot,
          state: 'claimed',
          tries: 1,
          until,
          message: null,
          up_to: upTo,
          holder,
        })
        .onConflict((held) =>
          held
            .column('key')
            .doUpdateSet(({ eb, lit }) => ({ tries: eb('delivery.tries', '+', lit(1)), until, holder }))
            .where('delivery.state', '=', 'claimed')
            .where('delivery.until', '<=', now),
        )
        .returningAll()
        .executeTakeFirst()
      return won && deliveryOf(won)
    },

    endDelivery: async (key, state, message, upTo) => {
      await db
        .updateTable('delivery')
        .set({ state, message: message ?? null, ...(upTo === undefined ? {} : { up_to: upTo }) })
        .where('key', '=', key)
        .where('state', '<>', 'posted')
        .execute()
    },

    delayDelivery: async (key, until) => {
      await db
        .updateTable('delivery')
        .set({ until })
        .where('key', '=', key)
        .where('state', '=', 'claimed')
        // One that ran out and went to another process isn't taken from that before its time.
        .where((eb) => eb.or([eb('holder', '=', holder), eb('until', '<', until)]))
        .execute()
    },

    openDeliveries: async (now) => {
      const rows = await db
        .selectFrom('delivery')
        .selectAll()
        .where('state', '=', 'claimed')
        .where('until', '<=', now)
        .orderBy('until')
        .orderBy('key')
        .execute()
      return rows.map(deliveryOf)
    },

    lastDelivery: async (channel) => {
      const row = await db
        .selectFrom('delivery')
        .selectAll()
        .where('place', '=', keyOfChannel(channel))
        .where('state', '<>', 'claimed')
        .orderBy('slot', 'desc')
        .orderBy('key', 'desc')
        .limit(1)
        .executeTakeFirst()
      return row && deliveryOf(row)
    },

    deliveryOf: async (channel, message) => {
      const row = await db
        .selectFrom('delivery')
        .selectAll()
        .where('place', '=', keyOfChannel(channel))
        .where('message', '=', message)
        .orderBy('slot', 'desc')
        .limit(1)
        .executeTakeFirst()
      return row && deliveryOf(row)
    },
  }
}

/** Forgets deliveries that were due before a time, but for the last of a channel, from which its next digest goes on. */
export const forgetDeliveries = async (db: Kysely<Tables>, since: number): Promise<void> => {
  await db
    .deleteFrom('delivery')
    .where('slot', '<', since)
    .where('state', '<>', 'claimed')
    .where('slot', '<', ({ selectFrom }) =>
      selectFrom('delivery as last')
        .whereRef('last.place', '=', 'delivery.place')
        .where('last.state', '<>', 'claimed')
        .select(({ fn }) => fn.max('last.slot').as('slot')),
    )
    .execute()
  // One that is claimed is still to be posted, until nobody has tried for as long.
  await db
    .deleteFrom('delivery')
    .where('slot', '<', since)
    .where('state', '=', 'claimed')
    .where('until', '<', since)
    .execute()
}

const scheduleOf = (row: Selectable<Tables['digest']>): DigestSchedule => ({
  channel: channelOf(row),
  time: row.time,
  days: row.days,
  zone: row.zone,
  quiet: row.quiet,
  language: row.language,
  setBy: row.set_by,
  since: Number(row.since),
})

const deliveryOf = (row: Selectable<Tables['delivery']>): Delivery =>
  withoutUndefined({
    key: row.key,
    channel: channelOf(row),
    slot: Number(row.slot),
    state: row.state,
    tries: row.tries,
    until: Number(row.until),
    message: row.message ?? undefined,
    upTo: Number(row.up_to),
  })
