import type { Kysely } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'
import { begin } from './0001-begin.ts'
import { digests } from './0002-digests.ts'
import { watches } from './0003-watches.ts'
import { sources } from './0004-sources.ts'
import { watchSince } from './0005-watch-since.ts'

/** Takes a store from nothing to the newest tables, in the order of the names. A released migration never changes; a later one corrects it. */
export const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '0001-begin': begin,
  '0002-digests': digests,
  '0003-watches': watches,
  '0004-sources': sources,
  '0005-watch-since': watchSince,
}

const DONE = 'migration'

/**
 * Runs and records the migrations that a store has not had, in one transaction.
 * @param to the last migration to run; tests use it
 */
export const migrate = async <Schema>(db: Kysely<Schema>, to?: string): Promise<void> => {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => MIGRATIONS },
    migrationTableName: DONE,
    migrationLockTableName: `${DONE}_lock`,
  })
  const { error } = to === undefined ? await migrator.migrateToLatest() : await migrator.migrateTo(to)
  if (error !== undefined) throw error
}

/** Whether a newer program wrote the store: it has had migrations that this one does not know. */
export const isNewer = async <Schema>(db: Kysely<Schema>): Promise<boolean> => {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true })
  if (!tables.some(({ name }) => name === DONE)) return false
  const done = await (db as unknown as Kysely<Record<typeof DONE, { name: string }>>)
    .selectFrom(DONE)
    .select('name')
    .execute()
  return done.some(({ name }) => !Object.hasOwn(MIGRATIONS, name))
}
