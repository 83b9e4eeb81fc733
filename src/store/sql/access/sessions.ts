import type { Kysely, Selectable } from 'kysely'
import type { SavedSession, SessionStore } from '../../session-port.ts'
import type { Tables } from '../tables.ts'

export const sessionsOn = (db: Kysely<Tables>): SessionStore => ({
  saveSession: async ({ hash, workspaces, ...rest }) => {
    const row = { ...rest, workspaces: JSON.stringify(workspaces) }
    await db
      .insertInto('session')
      .values({ ...row, hash })
      .onConflict((saved) => saved.column('hash').doUpdateSet(row))
      .execute()
  },

  session: async (hash) => {
    const row = await db.selectFrom('session').selectAll().where('hash', '=', hash).executeTakeFirst()
    return row && sessionFrom(row)
  },

  changeSession: async (hash, { workspace, until }) => {
    const change = { ...(workspace !== undefined && { workspace }), ...(until !== undefined && { until }) }
    if (Object.keys(change).length === 0) return
    await db.updateTable('session').set(change).where('hash', '=', hash).execute()
  },

  deleteSession: async (hash) => {
    await db.deleteFrom('session').where('hash', '=', hash).execute()
  },
})

const sessionFrom = (row: Selectable<Tables['session']>): SavedSession => ({
  hash: row.hash,
  platform: row.platform,
  workspace: row.workspace,
  user: row.user,
  workspaces: JSON.parse(row.workspaces) as readonly string[],
  at: Number(row.at),
  until: Number(row.until),
})
