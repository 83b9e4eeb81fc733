import type { Kysely, Selectable } from 'kysely'
import { withoutUndefined } from '../../../model.ts'
import type { SavedToken, TokenStore } from '../../token-port.ts'
import type { Tables } from '../tables.ts'

export const tokensOn = (db: Kysely<Tables>): TokenStore => ({
  saveToken: async ({ id, hash, name, reads, at, used }) => {
    const row = await db
      .insertInto('token')
      .values({
        id,
        hash,
        name,
        platform: reads?.platform ?? null,
        workspace: reads?.workspace ?? null,
        channel: reads?.channel ?? null,
        at,
        used: used ?? null,
      })
      .onConflict((saved) => saved.doNothing())
      .returning('id')
      .executeTakeFirst()
    return row !== undefined
  },

  tokens: async () => {
    const rows = await db.selectFrom('token').selectAll().orderBy('at').orderBy('id').execute()
    return rows.map(tokenFrom)
  },

  tokenOf: async (hash) => {
    const row = await db.selectFrom('token').selectAll().where('hash', '=', hash).executeTakeFirst()
    return row && tokenFrom(row)
  },

  saveTokenUse: async (id, day) => {
    await db
      .updateTable('token')
      .set({ used: day })
      .where('id', '=', id)
      .where(({ or, eb }) => or([eb('used', 'is', null), eb('used', '<', day)]))
      .execute()
  },

  deleteToken: async (id) => {
    const row = await db.deleteFrom('token').where('id', '=', id).returning('id').executeTakeFirst()
    return row !== undefined
  },
})

const tokenFrom = ({
  platform,
  workspace,
  channel,
  at,
  used,
  ...row
}: Selectable<Tables['token']>): SavedToken =>
  withoutUndefined({
    id: row.id,
    hash: row.hash,
    name: row.name,
    reads:
      platform === null || workspace === null
        ? undefined
        : withoutUndefined({ platform, workspace, channel: channel ?? undefined }),
    at: Number(at),
    used: used === null ? undefined : Number(used),
  })
