import type { Kysely, Selectable } from 'kysely'
import { withoutUndefined } from '../../model.ts'
import { keyOf, keyOfChannel } from '../key.ts'
import type { Watch, WatchStore } from '../port.ts'
import { columnsOfPlace, placeOf } from './places.ts'
import { questionOf } from './questions.ts'
import type { Tables } from './tables.ts'

export const watchesOn = (db: Kysely<Tables>): WatchStore => ({
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
    }
    await db
      .insertInto('watch')
      .values({ ...row, id: watch.id })
      .onConflict((kept) => kept.column('id').doUpdateSet(row))
      .execute()
  },

  watch: async (id) => {
    const row = await db.selectFrom('watch').selectAll().where('id', '=', id).executeTakeFirst()
    return row && watchOf(row)
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
    return rows.map(watchOf)
  },

  // What it was told of stays, so that a process that still has the watch at hand doesn't tell it again.
  deleteWatch: async (id) => {
    await db.deleteFrom('watch').where('id', '=', id).execute()
  },

  // One statement, so that of two processes one alone gets a row back.
  claimHit: async (watch, source, at) => {
    const won = await db
      .insertInto('hit')
      .columns(['watch', 'source', 'at'])
      // Not from `db`, whose plugins would change the values once more than the whole's.
      .expression(({ selectFrom }) =>
        selectFrom('watch')
          .where('id', '=', watch)
          .select(({ cast, val }) => [
            'id',
            cast<string>(val(source), 'text').as('source'),
            cast<number>(val(at), 'bigint').as('at'),
          ]),
      )
      .onConflict((kept) => kept.columns(['watch', 'source']).doNothing())
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

  questionsAsked: async (since, until, channel) => {
    const rows = await db
      .selectFrom('question')
      .selectAll()
      .select(({ selectFrom }) => {
        const votes = selectFrom('feedback')
          .whereRef('feedback.question', '=', 'question.id')
          .select(({ fn }) => fn.countAll().as('people'))
        return [votes.where('vote', '=', 'up').as('up'), votes.where('vote', '=', 'down').as('down')]
      })
      .where('at', '>=', since)
      .where('at', '<', until)
      .$if(channel !== undefined, (all) =>
        all
          .where('platform', '=', channel?.platform ?? '')
          .where('workspace', channel?.workspace === undefined ? 'is' : '=', channel?.workspace ?? null)
          .where('channel', '=', channel?.channel ?? null),
      )
      .orderBy('at')
      .orderBy('nth')
      .orderBy('id')
      .limit(MOST_QUESTIONS)
      .execute()
    return rows.map((row) => ({ ...questionOf(row), up: Number(row.up), down: Number(row.down) }))
  },
})

/** As the port says. */
const MOST_QUESTIONS = 10_000

const watchOf = (row: Selectable<Tables['watch']>): Watch =>
  withoutUndefined({
    id: row.id,
    place: placeOf(row),
    direct: row.direct === 1,
    question: row.question,
    language: row.language,
    at: Number(row.at),
    gap: row.gap ?? undefined,
  })
