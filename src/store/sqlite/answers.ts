import type { Kysely, Selectable } from 'kysely'
import { withoutUndefined } from '../../model.ts'
import { keyOf } from '../key.ts'
import type { AnsweredMessage, MessageRef, Store } from '../port.ts'
import type { Tables } from './tables.ts'

type Answers = Pick<Store, 'saveAnswer' | 'answerTo' | 'answeredBy' | 'deleteAnswer'>

export const answersOn = (db: Kysely<Tables>): Answers => ({
  saveAnswer: async (answered) => {
    const { asked, answer, answerChannel } = answered
    const row = {
      answered_by: keyOfMessage({ ...asked, channel: answerChannel ?? asked.channel, message: answer }),
      platform: asked.platform,
      workspace: asked.workspace ?? null,
      channel: asked.channel,
      message: asked.message,
      answer,
      answer_channel: answerChannel ?? null,
      thread: answered.thread ?? null,
      text: answered.text,
      at: answered.at,
    }
    await db
      .insertInto('answered')
      .values({ ...row, asked: keyOfMessage(asked) })
      .onConflict((kept) => kept.column('asked').doUpdateSet(row))
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
    asked: withoutUndefined({
      platform: row.platform,
      workspace: row.workspace ?? undefined,
      channel: row.channel,
      message: row.message,
    }),
    answer: row.answer,
    answerChannel: row.answer_channel ?? undefined,
    thread: row.thread ?? undefined,
    text: row.text,
    at: Number(row.at),
  })
