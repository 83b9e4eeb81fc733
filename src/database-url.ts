/** `DATABASE` is the path of a file, or the URL of a PostgreSQL server: `postgres://user:password@host:5432/database?schema=footnote`. */

/** Whether it is a URL, of any kind. */
export const isUrl = (database: string): boolean => /^[a-z][a-z\d+.-]+:\/\//i.test(database)

/** Whether it can be the value of `DATABASE`. */
export const isDatabase = (database: string): boolean =>
  !database.includes('\0') && (!isUrl(database) || partsOf(database) !== undefined)

/** The same as people may see it: without the password and all that is in the query, except the schema. Anything but a URL is shown as it is. */
export const shownDatabase = (database: string): string => {
  const parts = isUrl(database) ? partsOf(database) : undefined
  if (parts === undefined) return URL_WITH_USER.test(database) ? 'a URL' : database
  const url = new URL(parts.url)
  url.password = ''
  url.search = parts.schema === SCHEMA ? '' : `schema=${parts.schema}`
  return url.href
}

/** What no log and no error may show of it, as it is written and as it is sent. */
export const secretsOfDatabase = (database: string): readonly string[] => {
  const parts = isUrl(database) ? partsOf(database) : undefined
  if (parts === undefined) return []
  const { password, searchParams } = new URL(parts.url)
  return [database, password, decoded(password), searchParams.get('password') ?? ''].filter(
    (one) => one !== '',
  )
}

const URL_WITH_USER = /^[a-z][a-z\d+.-]+:\/\/.*@/i

/** The tables are in a schema of their own, unless the URL names another. */
const SCHEMA = 'footnote'

export interface DatabaseParts {
  /** The URL without the schema: what libpq's other programs understand too. */
  readonly url: string
  readonly schema: string
}

/** The parts of a PostgreSQL URL; undefined if it is none. */
export const partsOf = (database: string): DatabaseParts | undefined => {
  const url = URL.parse(database)
  if (url === null || !/^postgres(?:ql)?:$/.test(url.protocol) || url.hostname === '') return undefined
  if (url.pathname.length < 2) return undefined
  const schema = url.searchParams.get('schema') ?? SCHEMA
  // It names a channel too, and PostgreSQL cuts longer names off.
  if (!/^[a-z_][a-z\d_]{0,62}$/.test(schema) || schema.startsWith('pg_')) return undefined
  url.searchParams.delete('schema')
  return { url: url.href, schema }
}

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
