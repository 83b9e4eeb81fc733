import type { Kysely, Selectable } from 'kysely'
import type { Place } from '../../model.ts'
import { keyOf } from '../key.ts'
import type { AskedQuestion, Store } from '../port.ts'
import { columnsOfPlace, placeOf } from './places.ts'
import type { Tables } from './tables.ts'

type Questions = Pick<Store, 'saveQuestion' | 'question' | 'lastQuestion' | 'saveFeedback' | 'feedback'>

export const questionsOn = (db: Kysely<Tables>): Questions => ({
  saveQuestion: async (asked) => {
    const row = {
      ...columnsOfPlace(asked.place),
      conversation: conversationOf(asked.place),
      question: asked.question,
      language: asked.language,
      status: asked.status,
      confidence: asked.confidence,
      privately: asked.privately ? 1 : 0,
      at: asked.at,
    }
    // Those of the same millisecond and conversation, of which this becomes the last. Of two processes on PostgreSQL
    // that keep at once both may take the same place: then either is the last.
    const before = db
      .selectFrom('question as before')
      .where('before.conversation', '=', row.conversation)
      .where('before.at', '=', row.at)
      .select(({ eb, fn, lit }) => eb(fn.coalesce(fn.max('before.nth'), lit(0)), '+', lit(1)).as('nth'))
    await db
      .insertInto('question')
      .values({ ...row, id: asked.id, nth: before })
      .onConflict((kept) => kept.column('id').doUpdateSet({ ...row, nth: before }))
      .execute()
  },

  question: async (id) => {
    const row = await db.selectFrom('question').selectAll().where('id', '=', id).executeTakeFirst()
    return row && questionOf(row)
  },

  lastQuestion: async (place) => {
    const row = await db
      .selectFrom('question')
      .selectAll()
      .where('conversation', '=', conversationOf(place))
      .orderBy('at', 'desc')
      .orderBy('nth', 'desc')
      .limit(1)
      .executeTakeFirst()
    return row && questionOf(row)
  },

  saveFeedback: async (question, user, vote, at) => {
    await db
      .insertInto('feedback')
      .values({ question, user, vote, at })
      .onConflict((kept) => kept.columns(['question', 'user']).doUpdateSet({ vote, at }))
      .execute()
  },

  feedback: async (question) => {
    const rows = await db
      .selectFrom('feedback')
      .where('question', '=', question)
      .groupBy('vote')
      .select(({ fn }) => ['vote', fn.countAll().as('people')])
      .execute()
    return { up: 0, down: 0, ...Object.fromEntries(rows.map(({ vote, people }) => [vote, Number(people)])) }
  },
})

const conversationOf = (place: Place): string =>
  keyOf(place.platform, place.workspace, place.channel, place.thread)

export const questionOf = (row: Selectable<Tables['question']>): AskedQuestion => ({
  id: row.id,
  place: placeOf(row),
  question: row.question,
  language: row.language,
  status: row.status,
  confidence: row.confidence,
  privately: row.privately === 1,
  at: Number(row.at),
})
