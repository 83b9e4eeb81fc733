import type { Kysely } from 'kysely'
import { claimsOn } from './claims.ts'
import type { Store } from './port.ts'
import { rulesOn } from './rules.ts'
import { answersOn } from './sqlite/answers.ts'
import { digestsOn, forgetDeliveries } from './sqlite/deliveries.ts'
import { questionsOn } from './sqlite/questions.ts'
import { sourcesOn } from './sqlite/sources.ts'
import type { Tables } from './sqlite/tables.ts'
import { watchesOn } from './sqlite/watches.ts'

/** A store on a database that has had every migration. Closing it closes the database. */
export const storeOn = (db: Kysely<Tables>): Store => {
  let closing: Promise<void> | undefined
  return {
    ...questionsOn(db),
    ...claimsOn(db),
    ...answersOn(db),
    ...rulesOn(db),
    ...digestsOn(db),
    ...watchesOn(db),
    ...sourcesOn(db),
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
    await tx
      .deleteFrom('feedback')
      .where('question', 'in', tx.selectFrom('question').select('id').where('at', '<', since))
      .execute()
    // A vote on a question that was forgotten already goes by its own time.
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
  // Whatever was asked for before has its turn on the connection first.
  await db.connection().execute(async () => {})
  await db.destroy()
}
