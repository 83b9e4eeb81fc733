import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** From when on sources count for a watch: when the shelf was read that was asked first. Null for older watches. */
export const watchSince: Migration = {
  up: (db: Kysely<unknown>) => db.schema.alterTable('watch').addColumn('since', 'bigint').execute(),
}
