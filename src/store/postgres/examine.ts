import { Kysely, sql } from 'kysely'
import { partsOf } from '../../database-url.ts'
import { isNewer } from '../migrations/migrate.ts'
import { poolOf, serverOf } from './connect.ts'
import { plainDialect } from './dialect.ts'
import { postgresMigrations } from './migrations.ts'
import { type ServerProblem, serverProblemOf, serverRefusal } from './server-problem.ts'

/** The oldest version that the store is tested with, as `server_version_num`. */
const OLDEST = 150_000

interface Facts {
  /** "15.4" */
  readonly version: string
  readonly number: number
  readonly encoding: string
  readonly standby: boolean
  /** Milliseconds since 1970, by the server. */
  readonly now: number
}

const factsOf = async <Schema>(db: Kysely<Schema>): Promise<Facts> => {
  const { rows } = await sql<Facts>`select split_part(current_setting('server_version'), ' ', 1) as version,
    current_setting('server_version_num')::integer as number, current_setting('server_encoding') as encoding,
    pg_is_in_recovery() as standby, (extract(epoch from clock_timestamp()) * 1000)::bigint as now`.execute(db)
  const [facts] = rows
  if (facts === undefined) throw new Error('The server said nothing of itself.')
  return facts
}

/** Why a store can't be in a schema of this server; undefined if it can. */
export const problemOf = async <Schema>(
  db: Kysely<Schema>,
  schema: string,
): Promise<ServerProblem | undefined> => {
  const { number, encoding, standby } = await factsOf(db)
  if (number < OLDEST) return 'old'
  if (encoding !== 'UTF8') return 'encoding'
  if (standby) return 'read-only'
  return (await isNewer(db, { schema, migrations: postgresMigrations() })) ? 'newer' : undefined
}

/**
 * Says what a server is.
 * @returns `ahead`: by how much its clock is ahead of this machine's, in milliseconds
 * @throws ConfigError if it can't be reached
 */
export const examineServer = async (
  url: string,
  timeout: number,
): Promise<Pick<Facts, 'version' | 'encoding'> & { readonly ahead: number }> => {
  const parts = partsOf(url)
  if (parts === undefined) throw serverRefusal(url, 'away')
  const db = new Kysely<unknown>({ dialect: plainDialect(poolOf(serverOf(parts, timeout)).pool) })
  try {
    // The first takes longer, because it connects.
    await factsOf(db)
    const before = Date.now()
    const { version, encoding, now } = await factsOf(db)
    return { version, encoding, ahead: Math.round(now - (before + Date.now()) / 2) }
  } catch (error) {
    const problem = serverProblemOf(error)
    throw problem === undefined ? error : serverRefusal(url, problem)
  } finally {
    await db.destroy()
  }
}
