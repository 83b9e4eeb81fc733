import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** What the files of the shelf held when they were last read, and when each source came. */
export const sources: Migration = {
  up: async (db: Kysely<unknown>) => {
    await db.schema
      .createTable('file')
      .addColumn('root', 'text', (column) => column.notNull())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('stamp', 'text', (column) => column.notNull())
      .addColumn('problems', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('file_of_root', ['root', 'name'])
      .execute()

    await db.schema
      .createTable('document')
      .addColumn('root', 'text', (column) => column.notNull())
      .addColumn('file', 'text', (column) => column.notNull())
      .addColumn('id', 'text', (column) => column.notNull())
      .addColumn('twin', 'integer', (column) => column.notNull())
      .addColumn('rank', 'bigint', (column) => column.notNull())
      .addColumn('hash', 'text', (column) => column.notNull())
      .addColumn('data', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('document_of_root', ['root', 'id', 'file', 'twin'])
      .execute()
    await db.schema.createIndex('document_of_file').on('document').columns(['root', 'file', 'rank']).execute()

    await db.schema
      .createTable('arrival')
      .addColumn('root', 'text', (column) => column.notNull())
      .addColumn('id', 'text', (column) => column.notNull())
      .addColumn('arrived', 'bigint', (column) => column.notNull())
      .addColumn('changed', 'bigint', (column) => column.notNull())
      .addColumn('withdrawn', 'bigint')
      .addPrimaryKeyConstraint('arrival_of_root', ['root', 'id'])
      .execute()
  },
}
