import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** When channels get their digests, and the ledger of those that they got. */
export const digests: Migration = {
  up: async (db: Kysely<unknown>) => {
    await db.schema
      .createTable('digest')
      .addColumn('place', 'text', (column) => column.notNull().primaryKey())
      .addColumn('platform', 'text', (column) => column.notNull())
      .addColumn('workspace', 'text')
      .addColumn('channel', 'text', (column) => column.notNull())
      .addColumn('time', 'text', (column) => column.notNull())
      .addColumn('days', 'text', (column) => column.notNull())
      .addColumn('zone', 'text', (column) => column.notNull())
      .addColumn('quiet', 'text', (column) => column.notNull())
      .addColumn('language', 'text', (column) => column.notNull())
      .addColumn('set_by', 'text', (column) => column.notNull())
      .addColumn('since', 'bigint', (column) => column.notNull())
      .execute()
    await db.schema.createIndex('digest_of_platform').on('digest').columns(['platform', 'place']).execute()

    await db.schema
      .createTable('delivery')
      .addColumn('key', 'text', (column) => column.notNull().primaryKey())
      .addColumn('place', 'text', (column) => column.notNull())
      .addColumn('platform', 'text', (column) => column.notNull())
      .addColumn('workspace', 'text')
      .addColumn('channel', 'text', (column) => column.notNull())
      .addColumn('slot', 'bigint', (column) => column.notNull())
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('tries', 'integer', (column) => column.notNull())
      .addColumn('until', 'bigint', (column) => column.notNull())
      .addColumn('message', 'text')
      .addColumn('up_to', 'bigint', (column) => column.notNull())
      .addColumn('holder', 'text', (column) => column.notNull())
      .execute()
    await db.schema
      .createIndex('delivery_of_channel')
      .on('delivery')
      .columns(['place', 'slot', 'key'])
      .execute()
    await db.schema.createIndex('delivery_message').on('delivery').columns(['place', 'message']).execute()
    await db.schema.createIndex('delivery_open').on('delivery').columns(['state', 'until', 'key']).execute()
    await db.schema.createIndex('delivery_slot').on('delivery').column('slot').execute()
  },
}
