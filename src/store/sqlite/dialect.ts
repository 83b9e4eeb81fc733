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

/** Kysely's SQLite dialect over Node's own SQLite. Destroying the Kysely closes the database. */
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
 * Takes the write lock when a transaction begins, unless it only reads. A transaction that reads first and writes later is refused at once if
 * another process has written in between; SQLite does not wait there.
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

/** Makes Kysely run migrations in a transaction, which SQLite allows: all are done or none, and only one process does them. */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true
  }
}

/** Gives Node's database the interface of better-sqlite3, which Kysely expects. */
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
