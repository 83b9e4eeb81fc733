import { resolve } from 'node:path'
import { Kysely } from 'kysely'
import { migrate } from '../migrations/migrate.ts'
import type { Store } from '../port.ts'
import { AnyText } from '../sql/any-text.ts'
import { storeOn } from '../sql/store.ts'
import type { Tables } from '../sql/tables.ts'
import { checkFile, connect, MEMORY } from './connect.ts'
import { sqliteDialect } from './dialect.ts'
import { fileProblemOf, refusal } from './file-problem.ts'

/** The path beside the store's file where something derived from its sources can be saved; undefined for a store in memory. */
export const pathBesideStore = (path: string, name: string): string | undefined =>
  path === MEMORY ? undefined : `${resolve(path)}.${name}`

/**
 * Opens a store in one SQLite file. Several processes may have it open. Makes missing files and folders, and brings the tables up to date. A file
 * that can't be used is left as it is.
 * @param path of the file, or `:memory:` for a store that ends with the process
 * @param options.timeout milliseconds to wait while another process writes, here and in every method
 * @throws ConfigError, in one line, if the file can't be used
 */
export const openStore = async (path: string, { timeout = 5_000 } = {}): Promise<Store> => {
  const file = path === MEMORY ? path : resolve(path)
  try {
    const problem = file === MEMORY ? undefined : await checkFile(file, timeout)
    if (problem !== undefined) throw refusal(file, problem)
    const database = await connect(file, timeout)
    try {
      const db = new Kysely<Tables>({ dialect: sqliteDialect(database), plugins: [new AnyText()] })
      await migrate(db)
      return storeOn(db)
    } catch (error) {
      database.close()
      throw error
    }
  } catch (error) {
    const problem = fileProblemOf(error)
    throw problem === undefined ? error : refusal(file, problem)
  }
}
