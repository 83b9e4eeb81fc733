import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  PostgresDialect,
  PostgresDriver,
  type PostgresPool,
  type TransactionSettings,
} from 'kysely'
import { IndexedCompiler } from './compiler.ts'

/** Kysely's PostgreSQL dialect with indexes over texts of any length, and writing transactions one after the other. */
export const postgresDialect = (pool: PostgresPool): Dialect => ({
  ...plainDialect(pool),
  createQueryCompiler: () => new IndexedCompiler(),
})

/** The same, but with the queries as they are: for tables that are not the store's, and before it has any. */
export const plainDialect = (pool: PostgresPool): Dialect => {
  const dialect = new PostgresDialect({ pool })
  return {
    createDriver: () => new OneWriterDriver({ pool }),
    createQueryCompiler: () => dialect.createQueryCompiler(),
    createAdapter: () => dialect.createAdapter(),
    createIntrospector: (db) => dialect.createIntrospector(db),
  }
}

/**
 * Takes the schema's lock when a transaction begins, unless it only reads, as SQLite does. Two that save one file at once would lock each other's rows
 * in different orders, and one would be refused.
 */
class OneWriterDriver extends PostgresDriver {
  override async beginTransaction(connection: DatabaseConnection, how: TransactionSettings): Promise<void> {
    await super.beginTransaction(connection, how)
    if (how.accessMode === 'read only') return
    try {
      await connection.executeQuery(CompiledQuery.raw(LOCK))
    } catch (error) {
      // Kysely does not end a transaction that did not begin. The first error tells more than one of the rollback.
      await connection.executeQuery(CompiledQuery.raw('rollback')).catch(() => {})
      throw error
    }
  }
}

/** "Ftnt": tells our locks from other programs'. */
const APPLICATION = 0x46746e74
/** One for each schema. */
const LOCK = `select pg_advisory_xact_lock(${APPLICATION}, hashtext(current_schema()))`
