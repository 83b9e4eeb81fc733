import type { Kysely, Selectable } from 'kysely'
import { withoutUndefined } from '../../model.ts'
import type { AnsweredMessage, MessageRef, Store } from '../port.ts'
import { channelOf, columnsOfChannel, keyOf, type Tables } from './tables.ts'

type Claims = Pick<Store, 'claim' | 'renew' | 'isClaimed' | 'complete' | 'release'>
type Answers = Pick<Store, 'saveAnswer' | 'answerTo' | 'answeredBy' | 'deleteAnswer'>

/** Messages: who may work on one, and which answer it got. @param holder names this store in its claims */
export const messagesOn = (db: Kysely<Tables>, holder: string): Claims & Answers => ({
  ...claimsOn(db, holder),
  ...answersOn(db),
})

const claimsOn = (db: Kysely<Tables>, holder: string): Claims => {
  return {
    // One statement, so that only one of two processes gets a row back.
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

    renew: async (key, until) => {
      const own = await db
        .updateTable('claim')
        .set(({ eb, ref, val }) => ({
          until: eb.case().when('until', '<', until).then(val(until)).else(ref('until')).end(),
        }))
        .where('key', '=', key)
        .where('holder', '=', holder)
        .returning('key')
        .executeTakeFirst()
      return own !== undefined
    },

    isClaimed: async (key, now) => {
      const held = await db
        .selectFrom('claim')
        .select('key')
        .where('key', '=', key)
        .where('until', '>', now)
        .executeTakeFirst()
      return held !== undefined
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

const answersOn = (db: Kysely<Tables>): Answers => ({
  saveAnswer: async ({ asked, answer, answerChannel, thread, text, at }) => {
    const row = {
      ...columnsOfChannel(asked),
      message: asked.message,
      answered_by: keyOfMessage({ ...asked, channel: answerChannel ?? asked.channel, message: answer }),
      answer,
      answer_channel: answerChannel ?? null,
      thread: thread ?? null,
      text,
      at,
    }
    await db
      .insertInto('answered')
      .values({ ...row, asked: keyOfMessage(asked) })
      .onConflict((saved) => saved.column('asked').doUpdateSet(row))
      .execute()
  },

  answerTo: async (asked) => {
    const row = await db
      .selectFrom('answered')
      .selectAll()
      .where('asked', '=', keyOfMessage(asked))
      .executeTakeFirst()
    return row && answeredOf(row)
  },

  answeredBy: async (answer) => {
    const row = await db
      .selectFrom('answered')
      .selectAll()
      .where('answered_by', '=', keyOfMessage(answer))
      .orderBy('at', 'desc')
      .limit(1)
      .executeTakeFirst()
    return row && answeredOf(row)
  },

  deleteAnswer: async (asked) => {
    await db.deleteFrom('answered').where('asked', '=', keyOfMessage(asked)).execute()
  },
})

const keyOfMessage = (of: MessageRef): string => keyOf(of.platform, of.workspace, of.channel, of.message)

const answeredOf = (row: Selectable<Tables['answered']>): AnsweredMessage =>
  withoutUndefined({
    asked: { ...channelOf(row), message: row.message },
    answer: row.answer,
    answerChannel: row.answer_channel ?? undefined,
    thread: row.thread ?? undefined,
    text: row.text,
    at: Number(row.at),
  })
