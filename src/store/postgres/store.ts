import { Kysely } from 'kysely'
import { partsOf } from '../../database-url.ts'
import { migrate } from '../migrations/migrate.ts'
import type { Store } from '../port.ts'
import { AnyText } from '../sql/any-text.ts'
import { storeOn } from '../sql/store.ts'
import type { Tables } from '../sql/tables.ts'
import { listen } from './changes.ts'
import { poolOf, serverOf } from './connect.ts'
import { plainDialect, postgresDialect } from './dialect.ts'
import { problemOf } from './examine.ts'
import { postgresMigrations } from './migrations.ts'
import { serverProblemOf, serverRefusal } from './server-problem.ts'

/**
 * Opens a store in a schema of a PostgreSQL database. Several processes may have it open. Makes the schema if it is missing, and brings the tables up
 * to date; processes that start together do so one after the other.
 * @param url postgres://…
 * @param options.timeout milliseconds that connecting may take, here and in every method
 * @throws ConfigError, in one line without the password, if the server can't be used
 */
export const openPostgres = async (url: string, { timeout = 5_000 } = {}): Promise<Store> => {
  const parts = partsOf(url)
  if (parts === undefined) throw serverRefusal(url, 'away')
  const server = serverOf(parts, timeout)
  const { pool, settled } = poolOf(server)
  try {
    const plain = new Kysely<unknown>({ dialect: plainDialect(pool) })
    const problem = await problemOf(plain, server.schema)
    if (problem !== undefined) throw serverRefusal(url, problem)
    await migrate(plain, { schema: server.schema, migrations: postgresMigrations() })
  } catch (error) {
    await pool.end()
    const problem = serverProblemOf(error)
    throw problem === undefined ? error : serverRefusal(url, problem)
  }
  const db = new Kysely<Tables>({ dialect: postgresDialect(pool), plugins: [new AnyText()] })
  return { ...storeOn(db, settled), onChange: (listener) => listen(server, listener) }
}
