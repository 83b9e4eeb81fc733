import { randomUUID } from 'node:crypto'
import type { PostgresPool, PostgresPoolClient } from 'kysely'
import pg from 'pg'
import type { DatabaseParts } from '../../database-url.ts'
import { asAway } from './server-problem.ts'

/** At most so many connections a process. A server takes 100 by default, of all its clients. */
const MOST = 8
/** How long a statement may take, in milliseconds, before its connection counts as lost: a server that vanished says nothing. */
const LONGEST = 60_000
/** How long to wait for a lock, in milliseconds: several saves of large files. */
const LOCKED = 30_000

/** What all connections of a process have in common. */
export interface Server extends DatabaseParts {
  /** How long connecting may take, in milliseconds. */
  readonly timeout: number
  /** Names this process to the others. It differs for each store that is opened. */
  readonly name: string
}

export const serverOf = (parts: DatabaseParts, timeout: number): Server => ({
  ...parts,
  timeout,
  name: `footnote ${randomUUID()}`,
})

/** The settings of one connection. Times and counts come as numbers, as in SQLite. */
export const clientOptions = ({ url, name, timeout }: Server): pg.ClientConfig => ({
  connectionString: url,
  application_name: name,
  connectionTimeoutMillis: timeout,
  keepAlive: true,
  lock_timeout: LOCKED,
  // A process that hangs in a transaction must not keep the others waiting.
  idle_in_transaction_session_timeout: LONGEST,
  types: { getTypeParser: (type, format) => (type === INT8 ? Number : pg.types.getTypeParser(type, format)) },
})

/**
 * Every query has an index. What the server knows of a table that was filled a moment ago is old: it takes it for empty, and would read all of it for
 * each of a thousand ids. Nor is any query long enough to be compiled.
 */
const BY_INDEX = 'set enable_seqscan to off; set jit to off'

/** https://www.postgresql.org/docs/current/catalog-pg-type.html */
const INT8 = 20

interface Pool {
  readonly pool: PostgresPool
  /** Waits until none of them is in use. */
  readonly settled: () => Promise<void>
}

/** Connections to a server, made as they are needed. One that is lost is replaced; what ran on it is refused as `AwayError`. */
export const poolOf = (server: Server): Pool => {
  const pool = new pg.Pool({
    ...clientOptions(server),
    max: MOST,
    query_timeout: LONGEST,
    // Before anything else runs on it. The name was checked.
    onConnect: async (client) => {
      client.on('error', ignore)
      await client.query(`set search_path to "${server.schema}"; ${BY_INDEX}`)
    },
  })
  // The pool has removed the connection. Without a listener the error would end the process.
  pool.on('error', ignore)
  let inUse = 0
  let waiting = Promise.withResolvers<void>()
  const done = (): void => {
    inUse -= 1
    if (inUse > 0) return
    waiting.resolve()
    waiting = Promise.withResolvers()
  }
  const own: PostgresPool = {
    connect: async () => {
      inUse += 1
      const client = await pool.connect().catch((error) => {
        done()
        throw asAway(error)
      })
      let lost = false
      return {
        query: async (sql: string, values?: readonly unknown[]) => {
          try {
            return await client.query(sql, values as unknown[])
          } catch (error) {
            const told = asAway(error)
            lost ||= told !== error
            throw told
          }
        },
        release: () => {
          client.release(lost)
          done()
        },
      } as unknown as PostgresPoolClient
    },
    end: () => pool.end(),
    options: {},
  }
  return { pool: own, settled: async () => (inUse === 0 ? undefined : waiting.promise) }
}

/** Whoever uses the connection is told by their own call. */
const ignore = (): void => {}
