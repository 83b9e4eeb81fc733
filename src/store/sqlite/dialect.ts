import type { DatabaseSync, SQLInputValue } from 'node:sqlite'
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  SqliteAdapter,
  SqliteDialect,
  SqliteDriver,
  type TransactionSettings,
} from 'kysely'

/** Kysely's dialect of SQLite, over the database that comes with Node. Destroying the Kysely closes the database. */
export const sqliteDialect = (database: DatabaseSync): Dialect => {
  const config = { database: adapt(database) }
  const dialect = new SqliteDialect(config)
  return {
    createDriver: () => new ImmediateDriver(config),
    createQueryCompiler: () => dialect.createQueryCompiler(),
    createAdapter: () => new TransactionalAdapter(),
    createIntrospector: (db) => dialect.createIntrospector(db),
  }
}

/**
 * Takes the lock for writing when a transaction begins, unless it is to read only. One that begins by reading and then writes is refused at once, without waiting,
 * when another process has written in between.
 */
class ImmediateDriver extends SqliteDriver {
  override async beginTransaction(
    connection: DatabaseConnection,
    how: TransactionSettings = {},
  ): Promise<void> {
    await connection.executeQuery(
      CompiledQuery.raw(how.accessMode === 'read only' ? 'begin' : 'begin immediate'),
    )
  }
}

/** Kysely runs migrations outside a transaction on SQLite, which it needn't: they are all done, or none, and once among processes. */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true
  }
}

/** What Kysely expects of a database is better-sqlite3's shape of it. */
const adapt = (database: DatabaseSync) => ({
  close: () => database.close(),
  prepare: (sql: string) => {
    const statement = database.prepare(sql)
    return {
      reader: statement.columns().length > 0,
      all: (values: readonly unknown[]) => statement.all(...(values as SQLInputValue[])),
      run: (values: readonly unknown[]) => statement.run(...(values as SQLInputValue[])),
      iterate: (values: readonly unknown[]) => statement.iterate(...(values as SQLInputValue[])),
    }
  },
})
