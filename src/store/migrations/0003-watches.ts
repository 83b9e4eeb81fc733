import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Standing questions and what they were told of; and a way to the questions of a channel. */
export const watches: Migration = {
  up: async (db: Kysely<unknown>) => {
    await db.schema
      .createTable('watch')
      .addColumn('id', 'text', (column) => column.notNull().primaryKey())
      .addColumn('place', 'text')
      .addColumn('platform', 'text', (column) => column.notNull())
      .addColumn('workspace', 'text')
      .addColumn('channel', 'text')
      .addColumn('thread', 'text')
      .addColumn('user', 'text')
      .addColumn('direct', 'integer', (column) => column.notNull())
      .addColumn('question', 'text', (column) => column.notNull())
      .addColumn('language', 'text', (column) => column.notNull())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addColumn('gap', 'text')
      .execute()
    await db.schema.createIndex('watch_of_channel').on('watch').columns(['place', 'at', 'id']).execute()
    await db.schema.createIndex('watch_of_user').on('watch').columns(['user', 'at', 'id']).execute()

    await db.schema
      .createTable('hit')
      .addColumn('watch', 'text', (column) => column.notNull())
      .addColumn('source', 'text', (column) => column.notNull())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('hit_of_watch', ['watch', 'source'])
      .execute()
    await db.schema.createIndex('hit_since').on('hit').columns(['watch', 'at', 'source']).execute()
    await db.schema.createIndex('hit_at').on('hit').column('at').execute()

    await db.schema
      .createIndex('question_of_channel')
      .on('question')
      .columns(['platform', 'channel', 'at'])
      .execute()
  },
}
