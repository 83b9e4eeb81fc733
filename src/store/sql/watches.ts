import type { Kysely, Selectable } from 'kysely'
import { withoutUndefined } from '../../model.ts'
import type { Watch, WatchStore } from '../port.ts'
import { columnsOfPlace, keyOf, keyOfChannel, placeOf, type Tables } from './tables.ts'

export const watchesOn = (db: Kysely<Tables>): Omit<WatchStore, 'questionsAsked'> => ({
  saveWatch: async (watch) => {
    const { platform, workspace, channel } = watch.place
    const row = {
      ...columnsOfPlace(watch.place),
      place: channel === undefined ? null : keyOf(platform, workspace, channel),
      direct: watch.direct ? 1 : 0,
      question: watch.question,
      language: watch.language,
      at: watch.at,
      gap: watch.gap ?? null,
      since: watch.since ?? null,
    }
    await db
      .insertInto('watch')
      .values({ ...row, id: watch.id })
      .onConflict((saved) => saved.column('id').doUpdateSet(row))
      .execute()
  },

  watch: async (id) => {
    const row = await db.selectFrom('watch').selectAll().where('id', '=', id).executeTakeFirst()
    return row && watchFrom(row)
  },

  watches: async ({ channel, user } = {}) => {
    const rows = await db
      .selectFrom('watch')
      .selectAll()
      .$if(channel !== undefined, (all) => all.where('place', '=', channel ? keyOfChannel(channel) : null))
      .$if(user !== undefined, (all) => all.where('user', '=', user ?? null))
      .orderBy('at')
      .orderBy('id')
      .execute()
    return rows.map(watchFrom)
  },

  deleteWatch: async (id) => {
    await db.deleteFrom('watch').where('id', '=', id).execute()
  },

  // One statement, so that only one of two processes gets a row back.
  claimHit: async (watch, source, at) => {
    const won = await db
      .insertInto('hit')
      .columns(['watch', 'source', 'at'])
      // Not from `db`: its plugins would convert the values a second time.
      .expression(({ selectFrom }) =>
        selectFrom('watch')
          .where('id', '=', watch)
          .select(({ cast, val }) => [
            'id',
            cast<string>(val(source), 'text').as('source'),
            cast<number>(val(at), 'bigint').as('at'),
          ]),
      )
      .onConflict((saved) => saved.columns(['watch', 'source']).doNothing())
      .returning('watch')
      .executeTakeFirst()
    return won !== undefined
  },

  releaseHit: async (watch, source) => {
    await db.deleteFrom('hit').where('watch', '=', watch).where('source', '=', source).execute()
  },

  hits: async (watch, since) => {
    const rows = await db
      .selectFrom('hit')
      .select('source')
      .where('watch', '=', watch)
      .where('at', '>=', since)
      .orderBy('at')
      .orderBy('source')
      .execute()
    return rows.map(({ source }) => source)
  },
})

const watchFrom = (row: Selectable<Tables['watch']>): Watch =>
  withoutUndefined({
    id: row.id,
    place: placeOf(row),
    direct: row.direct === 1,
    question: row.question,
    language: row.language,
    at: Number(row.at),
    gap: row.gap ?? undefined,
    since: row.since === null ? undefined : Number(row.since),
  })
