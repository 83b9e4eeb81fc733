import { randomUUID } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { Store } from '../port.ts'
import { installationsOn } from './access/installations.ts'
import { sessionsOn } from './access/sessions.ts'
import { tokensOn } from './access/tokens.ts'
import { channelsOn } from './channels.ts'
import { deliveriesOn, forgetDeliveries } from './deliveries.ts'
import { feedsOn } from './feeds.ts'
import { messagesOn } from './messages.ts'
import { questionsOn } from './questions.ts'
import { sharesOn } from './shares.ts'
import { shelvesOn } from './shelves.ts'
import { sourcesOn } from './sources.ts'
import type { Tables } from './tables.ts'
import { watchesOn } from './watches.ts'

/*
 * `sql` keeps a store in the tables of a database, through Kysely. One file a group of tables; `tables` has the rows. The engines beside it open the
 * database.
 */

/**
 * A store on a database with the newest tables. Closing it closes the database.
 * @param settled waits until no connection is in use, where there are several
 */
export const storeOn = (db: Kysely<Tables>, settled?: () => Promise<void>): Store => {
  let closing: Promise<void> | undefined
  const holder = randomUUID()
  return {
    ...questionsOn(db),
    ...messagesOn(db, holder),
    ...channelsOn(db),
    ...deliveriesOn(db),
    ...watchesOn(db),
    ...sourcesOn(db, holder),
    ...shelvesOn(db),
    ...feedsOn(db),
    ...sessionsOn(db),
    ...tokensOn(db),
    ...sharesOn(db),
    ...installationsOn(db),
    forget: (now, since) => forget(db, now, since),
    close: () => {
      closing ??= close(db, settled)
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
    await tx.deleteFrom('share').where('at', '<', since).execute()
    await tx.deleteFrom('hit').where('at', '<', since).execute()
    await forgetDeliveries(tx, since)
  })

const close = async (db: Kysely<Tables>, settled = async () => {}): Promise<void> => {
  // Waits until earlier calls have had their turn on the connection. If it is lost, they have failed.
  await db
    .connection()
    .execute(async () => {})
    .catch(() => {})
  await settled()
  await db.destroy()
}
