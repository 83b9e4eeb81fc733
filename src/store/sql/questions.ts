import type { Kysely, Selectable } from 'kysely'
import { COMPLAINTS } from '../../command.ts'
import { type Place, withoutUndefined } from '../../model.ts'
import type { AskedQuestion, Store } from '../port.ts'
import { columnsOfPlace, keyOf, placeOf, type Tables } from './tables.ts'

type Questions = Pick<
  Store,
  | 'saveQuestion'
  | 'question'
  | 'lastQuestion'
  | 'deleteQuestions'
  | 'questionsAsked'
  | 'saveFeedback'
  | 'feedback'
>

export const questionsOn = (db: Kysely<Tables>): Questions => ({
  saveQuestion: async (asked) => {
    const row = {
      ...columnsOfPlace(asked.place),
      message: asked.place.message ?? null,
      conversation: conversationOf(asked.place),
      question: asked.question,
      language: asked.language,
      status: asked.status,
      confidence: asked.confidence,
      privately: asked.privately ? 1 : 0,
      at: asked.at,
    }
    // One more than the last of the same millisecond and conversation. On PostgreSQL two processes may take the same number at once; then either
    // question is the last.
    const nth = db
      .selectFrom('question as before')
      .where('before.conversation', '=', row.conversation)
      .where('before.at', '=', row.at)
      .select(({ eb, fn, lit }) => eb(fn.coalesce(fn.max('before.nth'), lit(0)), '+', lit(1)).as('nth'))
    await db
      .insertInto('question')
      .values({ ...row, id: asked.id, nth })
      .onConflict((saved) => saved.column('id').doUpdateSet({ ...row, nth }))
      .execute()
  },

  question: async (id) => {
    const row = await db.selectFrom('question').selectAll().where('id', '=', id).executeTakeFirst()
    return row && questionOf(row)
  },

  lastQuestion: async (place, among = 'all') => {
    const row = await db
      .selectFrom('question')
      .selectAll()
      .where('conversation', '=', conversationOf(place))
      .$if(among === 'open', (all) => all.where('privately', '=', 0))
      .$if(among === 'own', (all) =>
        all.where(({ or, eb }) => or([eb('privately', '=', 0), eb('user', '=', place.user ?? null)])),
      )
      .orderBy(({ eb }) => eb.case().when('status', '=', 'answered').then(0).else(1).end())
      .orderBy('at', 'desc')
      .orderBy('nth', 'desc')
      .limit(1)
      .executeTakeFirst()
    return row && questionOf(row)
  },

  deleteQuestions: async ({ platform, workspace, channel, message }) => {
    const asked = db
      .selectFrom('question')
      .select('id')
      .where('message', '=', message)
      .where('platform', '=', platform)
      .where('workspace', workspace === undefined ? 'is' : '=', workspace ?? null)
      // A message in a thread may name the thread as its channel.
      .where(({ or, eb }) => or([eb('channel', '=', channel), eb('thread', '=', channel)]))
    await db.transaction().execute(async (changes) => {
      await changes.deleteFrom('feedback').where('question', 'in', asked).execute()
      await changes.deleteFrom('question').where('id', 'in', asked).execute()
    })
  },

  questionsAsked: async (since, until, channel) => {
    const rows = await db
      .selectFrom('question')
      .selectAll()
      .select(({ selectFrom }) => {
        const votes = selectFrom('feedback')
          .whereRef('feedback.question', '=', 'question.id')
          .select(({ fn }) => fn.countAll().as('people'))
        return [
          votes.where('vote', '=', 'up').as('up'),
          votes.where('vote', '<>', 'up').as('down'),
          ...COMPLAINTS.map((complaint) => votes.where('vote', '=', complaint).as(complaint)),
        ]
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
      .limit(10_000)
      .execute()
    return rows.map((row) => ({
      ...questionOf(row),
      up: Number(row.up),
      down: Number(row.down),
      wrong: Number(row.wrong),
      outdated: Number(row.outdated),
      incomplete: Number(row.incomplete),
    }))
  },

  saveFeedback: async (question, user, vote, at) => {
    await db
      .insertInto('feedback')
      .values({ question, user, vote, at })
      .onConflict((saved) => saved.columns(['question', 'user']).doUpdateSet({ vote, at }))
      .execute()
  },

  feedback: async (question) => {
    const rows = await db
      .selectFrom('feedback')
      .where('question', '=', question)
      .groupBy('vote')
      .select(({ fn }) => ['vote', fn.countAll().as('people')])
      .execute()
    const votes = { up: 0, down: 0 }
    for (const { vote, people } of rows) votes[vote === 'up' ? 'up' : 'down'] += Number(people)
    return votes
  },
})

const conversationOf = (place: Place): string =>
  keyOf(place.platform, place.workspace, place.channel, place.thread)

const questionOf = (row: Selectable<Tables['question']>): AskedQuestion => ({
  id: row.id,
  place: withoutUndefined({ ...placeOf(row), message: row.message ?? undefined }),
  question: row.question,
  language: row.language,
  status: row.status,
  confidence: row.confidence,
  privately: row.privately === 1,
  at: Number(row.at),
})
