import { createHash } from 'node:crypto'
import { resolve } from 'node:path'
import { isUrl, shownDatabase } from '../database-url.ts'
import type { Store } from './port.ts'
import { openStore as openFile, pathBesideStore as pathBesideFile } from './sqlite/store.ts'

/**
 * Opens the store that `DATABASE` names: on a PostgreSQL server if it is a URL, otherwise in a SQLite file.
 * @throws ConfigError, in one line, if it can't be used
 */
export const openStore = async (
  database: string,
  options?: { readonly timeout?: number },
): Promise<Store> => {
  if (!isUrl(database)) return openFile(database, options)
  // Loaded only if it is used, because it takes time.
  const { openPostgres } = await import('./postgres/store.ts')
  return openPostgres(database, options)
}

/**
 * Where something derived from the sources can be saved: beside the store's file, or in the folder where that would be; undefined for a store in
 * memory.
 */
export const pathBesideStore = (database: string, name: string): string | undefined => {
  if (!isUrl(database)) return pathBesideFile(database, name)
  const digest = createHash('sha256').update(shownDatabase(database)).digest('hex').slice(0, 12)
  return pathBesideFile(resolve(LOCAL, `postgres-${digest}`), name)
}

/** The name of the folder of sources in a database that several machines use; undefined for a file, which has folders by their paths. */
export const sharedFolder = (database: string): string | undefined => (isUrl(database) ? 'folder' : undefined)

const LOCAL = resolve(import.meta.dirname, '../../data/local')
