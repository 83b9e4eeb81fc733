import { type Kysely, sql } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'
import { MIGRATIONS } from './migrations.ts'

/** Kysely's table of the migrations that a store has had. */
const DONE = 'migration'

export interface Migrating {
  /** The migrations, as the engine takes them. */
  readonly migrations?: Readonly<Record<string, readonly string[]>>
  /** The schema that the tables are in, where there are several. It is made if it is missing. */
  readonly schema?: string
}

/**
 * Runs and records the migrations that a store has not had, in one transaction.
 * @param to the last migration to run; tests use it
 */
export const migrate = async <Schema>(
  db: Kysely<Schema>,
  { migrations = MIGRATIONS, schema }: Migrating = {},
  to?: string,
): Promise<void> => {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => Object.fromEntries(Object.entries(migrations).map(toKysely)) },
    migrationTableName: DONE,
    migrationLockTableName: `${DONE}_lock`,
    ...(schema !== undefined && { migrationTableSchema: schema }),
  })
  const { error } = to === undefined ? await migrator.migrateToLatest() : await migrator.migrateTo(to)
  if (error !== undefined) throw error
}

/** Whether a newer program wrote the store: it has had migrations that this one does not know. */
export const isNewer = async <Schema>(
  db: Kysely<Schema>,
  { migrations = MIGRATIONS, schema }: Migrating = {},
): Promise<boolean> => {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true })
  if (!tables.some((table) => table.name === DONE && (schema === undefined || table.schema === schema)))
    return false
  const done = await (db as unknown as Kysely<Record<typeof DONE, { name: string }>>)
    .selectFrom(DONE)
    .select('name')
    .execute()
  return done.some(({ name }) => !Object.hasOwn(migrations, name))
}

const toKysely = ([name, statements]: readonly [string, readonly string[]]): [string, Migration] => [
  name,
  {
    up: async (db: Kysely<unknown>) => {
      // SQLite saves a statement as it was written, so it goes on one line.
      for (const statement of statements) await sql.raw(statement.replace(/\s*\n\s*/g, ' ')).execute(db)
    },
  },
]
