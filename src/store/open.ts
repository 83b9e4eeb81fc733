import { createHash } from 'node:crypto'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { isUrl, shownDatabase } from '../database-url.ts'
import { ConfigError } from '../errors.ts'
import type { Store } from './port.ts'
import { openScratch as openScratchFile, type Scratch } from './sqlite/scratch.ts'
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

/**
 * Opens a file for what a process has on the disk in place of its memory, beside the store's file, or in the system's folder for such files if
 * that is in memory.
 * @throws ConfigError, in one line, if that cannot be done
 */
export const openScratch = (database: string, name: string): Scratch => {
  const path = pathBesideStore(database, name) ?? join(tmpdir(), `footnote.${name}`)
  try {
    return openScratchFile(path)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new ConfigError(
      `${dirname(path)} cannot be written (${reason}): there the sources’ texts are kept while the bot runs.`,
    )
  }
}

/** The name of the folder of sources in a database that several machines use; undefined for a file, which has folders by their paths. */
export const sharedFolder = (database: string): string | undefined => (isUrl(database) ? 'folder' : undefined)

const LOCAL = resolve(import.meta.dirname, '../../data/local')
