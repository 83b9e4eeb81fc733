import { shownDatabase } from '../../database-url.ts'
import { AwayError, ConfigError } from '../../errors.ts'

/** Why a server can't keep the store, and what to do about it. */
const PROBLEMS = {
  away: ['the server does not answer', 'start it, or check the host and the port'],
  unknown: ['there is no host of that name', 'check the host'],
  refused: [
    'the server does not let that user in with that password',
    'check the user, the password and pg_hba.conf',
  ],
  missing: ['the server has no database of that name', 'make it with createdb, or name another'],
  forbidden: [
    'the user may not make or use the schema',
    'let the user create in the database: GRANT CREATE ON DATABASE … TO …',
  ],
  crowded: [
    'the server has no connection left',
    'raise its max_connections, or end other programs’ connections',
  ],
  tls: ['no encrypted connection came about', 'check sslmode and the certificates, or leave sslmode out'],
  old: ['the server is older than PostgreSQL 15', 'upgrade it'],
  encoding: [
    'the database’s encoding is not UTF8',
    'make one with createdb --encoding=UTF8 --template=template0',
  ],
  newer: ['a newer Footnote has written it', 'start that one, or name another schema'],
  'read-only': ['the server takes no writes: it is a standby', 'give the address of the primary'],
} as const satisfies Readonly<Record<string, readonly [what: string, cure: string]>>

export type ServerProblem = keyof typeof PROBLEMS

/** The error for it, in one line, without the password. */
export const serverRefusal = (database: string, problem: ServerProblem): ConfigError => {
  const [what, cure] = PROBLEMS[problem]
  return new ConfigError(`DATABASE is “${shownDatabase(database)}”: ${what}; ${cure}.`)
}

/** What an error of the connection or of the server says; undefined for any other error. */
export const serverProblemOf = (error: unknown): ServerProblem | undefined => {
  if (error instanceof AwayError) return serverProblemOf(error.cause) ?? 'away'
  if (!(error instanceof Error)) return undefined
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  if (
    /^(?:ERR_TLS|ERR_SSL|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_)/.test(code) ||
    / SSL /.test(error.message)
  )
    return 'tls'
  return BY_CODE[code] ?? (isLost(error) ? 'away' : undefined)
}

/** https://www.postgresql.org/docs/current/errcodes-appendix.html */
const BY_CODE: Readonly<Record<string, ServerProblem>> = {
  ENOTFOUND: 'unknown',
  EAI_AGAIN: 'unknown',
  '28000': 'refused',
  '28P01': 'refused',
  '3D000': 'missing',
  '42501': 'forbidden',
  '53300': 'crowded',
  '25006': 'read-only',
}

/** An error that means that the server is away is told as `AwayError`. Any other is returned as it is. */
export const asAway = (error: unknown): unknown =>
  error instanceof Error && isLost(error) ? new AwayError(error) : error

/**
 * Whether the connection is gone. An error of the server itself has a code of five letters and digits; those of class 57P and 08 and a few more say that
 * it goes down, or takes nobody in.
 */
const isLost = (error: Error): boolean => {
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  if (/^(?:57P|08|25P03|53300)/.test(code)) return true
  if (/^E[A-Z]+$/.test(code)) return true
  // These have no code.
  return /^(?:Connection terminated|timeout (?:exceeded|expired)|Query read timeout|Client (?:has encountered|was closed)|Connection error)/.test(
    error.message,
  )
}
