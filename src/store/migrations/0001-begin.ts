import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Questions and their feedback, claims, answered messages, and the rules of channels. */
export const begin: Migration = {
  up: async (db: Kysely<unknown>) => {
    await db.schema
      .createTable('question')
      .addColumn('id', 'text', (column) => column.notNull().primaryKey())
      .addColumn('conversation', 'text', (column) => column.notNull())
      .addColumn('platform', 'text', (column) => column.notNull())
      .addColumn('workspace', 'text')
      .addColumn('channel', 'text')
      .addColumn('thread', 'text')
      .addColumn('user', 'text')
      .addColumn('question', 'text', (column) => column.notNull())
      .addColumn('language', 'text', (column) => column.notNull())
      .addColumn('status', 'text', (column) => column.notNull())
      .addColumn('confidence', 'double precision', (column) => column.notNull())
      .addColumn('privately', 'integer', (column) => column.notNull())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addColumn('nth', 'integer', (column) => column.notNull())
      .execute()
    await db.schema
      .createIndex('question_of_conversation')
      .on('question')
      .columns(['conversation', 'at', 'nth'])
      .execute()
    await db.schema.createIndex('question_at').on('question').column('at').execute()

    await db.schema
      .createTable('feedback')
      .addColumn('question', 'text', (column) => column.notNull())
      .addColumn('user', 'text', (column) => column.notNull())
      .addColumn('vote', 'text', (column) => column.notNull())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('feedback_of_user', ['question', 'user'])
      .execute()
    await db.schema.createIndex('feedback_at').on('feedback').column('at').execute()

    await db.schema
      .createTable('claim')
      .addColumn('key', 'text', (column) => column.notNull().primaryKey())
      .addColumn('until', 'bigint', (column) => column.notNull())
      .addColumn('holder', 'text', (column) => column.notNull())
      .execute()
    await db.schema.createIndex('claim_until').on('claim').column('until').execute()

    await db.schema
      .createTable('answered')
      .addColumn('asked', 'text', (column) => column.notNull().primaryKey())
      .addColumn('answered_by', 'text', (column) => column.notNull())
      .addColumn('platform', 'text', (column) => column.notNull())
      .addColumn('workspace', 'text')
      .addColumn('channel', 'text', (column) => column.notNull())
      .addColumn('message', 'text', (column) => column.notNull())
      .addColumn('answer', 'text', (column) => column.notNull())
      .addColumn('answer_channel', 'text')
      .addColumn('thread', 'text')
      .addColumn('text', 'text', (column) => column.notNull())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .execute()
    await db.schema.createIndex('answered_answer').on('answered').columns(['answered_by', 'at']).execute()
    await db.schema.createIndex('answered_at').on('answered').column('at').execute()

    await db.schema
      .createTable('listen_rule')
      .addColumn('place', 'text', (column) => column.notNull().primaryKey())
      .addColumn('platform', 'text', (column) => column.notNull())
      .addColumn('rule', 'text', (column) => column.notNull())
      .execute()
    await db.schema
      .createIndex('listen_rule_of_platform')
      .on('listen_rule')
      .columns(['platform', 'rule'])
      .execute()
  },
}
