import type { Kysely } from 'kysely'
import { keyOfChannel } from './key.ts'
import type { Store } from './port.ts'
import type { Tables } from './sqlite/tables.ts'

type Rules = Pick<Store, 'saveListenRule' | 'listenRule' | 'countListenRule'>

export const rulesOn = (db: Kysely<Tables>): Rules => ({
  saveListenRule: async (channel, rule) => {
    await db
      .insertInto('listen_rule')
      .values({ place: keyOfChannel(channel), platform: channel.platform, rule })
      .onConflict((kept) => kept.column('place').doUpdateSet({ rule }))
      .execute()
  },

  listenRule: async (channel) => {
    const row = await db
      .selectFrom('listen_rule')
      .select('rule')
      .where('place', '=', keyOfChannel(channel))
      .executeTakeFirst()
    return row?.rule
  },

  countListenRule: async (platform, rule) => {
    const { channels } = await db
      .selectFrom('listen_rule')
      .where('platform', '=', platform)
      .where('rule', '=', rule)
      .select(({ fn }) => fn.countAll().as('channels'))
      .executeTakeFirstOrThrow()
    return Number(channels)
  },
})
