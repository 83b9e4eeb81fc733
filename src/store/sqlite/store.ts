import { resolve } from 'node:path'
import { Kysely } from 'kysely'
import { checkFile } from '../admit.ts'
import { migrate } from '../migrations/migrate.ts'
import type { Store } from '../port.ts'
import { storeOn } from '../store.ts'
import { AnyText } from './any-text.ts'
import { connect, MEMORY } from './connect.ts'
import { sqliteDialect } from './dialect.ts'
import { fileProblemOf, refusal } from './file-problem.ts'
import type { Tables } from './tables.ts'

/** Where what is derived from a store's sources may be kept: beside its file, and nowhere if it has none. */
export const pathBesideStore = (path: string, name: string): string | undefined =>
  path === MEMORY ? undefined : `${resolve(path)}.${name}`

/**
 * Opens a store in one SQLite file, which several processes may have open. The file and its folders are made where they are missing, and
 * brought to the newest tables. A file that can't be used is left as it is.
 * @param path of the file, or `:memory:` for a store that ends with the process
 * @param options.patience milliseconds to wait for another process that is writing, here and in every method
 * @throws ConfigError, of one line, where the file can't be used
 */
export const openStore = async (path: string, { patience = 5_000 } = {}): Promise<Store> => {
  const file = path === MEMORY ? path : resolve(path)
  try {
    const trouble = file === MEMORY ? undefined : await checkFile(file, patience)
    if (trouble !== undefined) throw refusal(file, trouble)
    const database = await connect(file, patience)
    try {
      const db = new Kysely<Tables>({ dialect: sqliteDialect(database), plugins: [new AnyText()] })
      await migrate(db)
      return storeOn(db)
    } catch (error) {
      database.close()
      throw error
    }
  } catch (error) {
    const trouble = fileProblemOf(error)
    throw trouble === undefined ? error : refusal(file, trouble)
  }
}
