import { randomUUID } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { Store } from './port.ts'
import type { Tables } from './sqlite/tables.ts'

type Claims = Pick<Store, 'claim' | 'complete' | 'release'>

export const claimsOn = (db: Kysely<Tables>): Claims => {
  const holder = randomUUID()
  return {
    // One statement, so that of two processes one alone gets a row back.
    claim: async (key, now, until) => {
      const won = await db
        .insertInto('claim')
        .values({ key, until, holder })
        .onConflict((held) =>
          held.column('key').doUpdateSet({ until, holder }).where('claim.until', '<=', now),
        )
        .returning('key')
        .executeTakeFirst()
      return won !== undefined
    },

    complete: async (key, until) => {
      await db
        .insertInto('claim')
        .values({ key, until, holder })
        .onConflict((held) => held.column('key').doUpdateSet({ until, holder }))
        .execute()
    },

    release: async (key) => {
      await db.deleteFrom('claim').where('key', '=', key).where('holder', '=', holder).execute()
    },
  }
}
