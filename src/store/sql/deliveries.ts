import { randomUUID } from 'node:crypto'
import type { Kysely, Selectable } from 'kysely'
import { withoutUndefined } from '../../model.ts'
import type { Delivery, Store } from '../port.ts'
import { channelOf, columnsOfChannel, keyOfChannel, type Tables } from './tables.ts'

type Deliveries = Pick<
  Store,
  'claimDelivery' | 'endDelivery' | 'delayDelivery' | 'openDeliveries' | 'lastDelivery' | 'deliveryOf'
>

/** The ledger of digests. */
export const deliveriesOn = (db: Kysely<Tables>): Deliveries => {
  const holder = randomUUID()
  return {
    // One statement, so that only one of two processes gets a row back.
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
      return won && deliveryFrom(won)
    },

    endDelivery: async (key, state, message, upTo) => {
      await db
        .updateTable('delivery')
        .set({ state, message: message ?? null, ...(upTo !== undefined && { up_to: upTo }) })
        .where('key', '=', key)
        .where('state', '<>', 'posted')
        .execute()
    },

    delayDelivery: async (key, until, upTo) => {
      await db
        .updateTable('delivery')
        .set({ until, ...(upTo !== undefined && { up_to: upTo }) })
        .where('key', '=', key)
        .where('state', '=', 'claimed')
        // If the claim expired and another process holds it now, that one keeps its time.
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
      return rows.map(deliveryFrom)
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
      return row && deliveryFrom(row)
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
      return row && deliveryFrom(row)
    },
  }
}

/** Deletes deliveries that were due before a time. Each channel's last stays: its next digest goes on from there. */
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
  // A claimed delivery is still to be posted, unless nobody has tried for as long.
  await db
    .deleteFrom('delivery')
    .where('slot', '<', since)
    .where('state', '=', 'claimed')
    .where('until', '<', since)
    .execute()
}

const deliveryFrom = (row: Selectable<Tables['delivery']>): Delivery =>
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
