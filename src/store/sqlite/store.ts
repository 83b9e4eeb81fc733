import { resolve } from 'node:path'
import { Kysely } from 'kysely'
import { migrate } from '../migrations/migrate.ts'
import type { Store } from '../port.ts'
import { sessionsOn } from './access/sessions.ts'
import { tokensOn } from './access/tokens.ts'
import { AnyText } from './any-text.ts'
import { channelsOn } from './channels.ts'
import { checkFile, connect, MEMORY } from './connect.ts'
import { deliveriesOn, forgetDeliveries } from './deliveries.ts'
import { sqliteDialect } from './dialect.ts'
import { feedsOn } from './feeds.ts'
import { fileProblemOf, refusal } from './file-problem.ts'
import { messagesOn } from './messages.ts'
import { questionsOn } from './questions.ts'
import { shelvesOn } from './shelves.ts'
import { sourcesOn } from './sources.ts'
import type { Tables } from './tables.ts'
import { watchesOn } from './watches.ts'

/*
 * `sqlite` keeps a store in one SQLite file, through Kysely. One file a group of tables; `connect` opens the file, `tables` has the rows.
 */

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

/** A store on a database with the newest tables. Closing it closes the database. */
const storeOn = (db: Kysely<Tables>): Store => {
  let closing: Promise<void> | undefined
  return {
    ...questionsOn(db),
    ...messagesOn(db),
    ...channelsOn(db),
    ...deliveriesOn(db),
    ...watchesOn(db),
    ...sourcesOn(db),
    ...shelvesOn(db),
    ...feedsOn(db),
    ...sessionsOn(db),
    ...tokensOn(db),
    forget: (now, since) => forget(db, now, since),
    close: () => {
      closing ??= close(db)
      return closing
    },
  }
}

const forget = (db: Kysely<Tables>, now: number, since: number): Promise<void> =>
  db.transaction().execute(async (tx) => {
    await tx.deleteFrom('claim').where('until', '<=', now).execute()
    await tx.deleteFrom('session').where('until', '<=', now).execute()
    await tx
      .deleteFrom('feedback')
      .where('question', 'in', tx.selectFrom('question').select('id').where('at', '<', since))
      .execute()
    // A vote whose question is gone goes by its own time.
    await tx
      .deleteFrom('feedback')
      .where('at', '<', since)
      .where('question', 'not in', tx.selectFrom('question').select('id'))
      .execute()
    await tx.deleteFrom('question').where('at', '<', since).execute()
    await tx.deleteFrom('answered').where('at', '<', since).execute()
    await tx.deleteFrom('hit').where('at', '<', since).execute()
    await forgetDeliveries(tx, since)
  })

const close = async (db: Kysely<Tables>): Promise<void> => {
  // Waits until earlier calls have had their turn on the connection.
  await db.connection().execute(async () => {})
  await db.destroy()
}
