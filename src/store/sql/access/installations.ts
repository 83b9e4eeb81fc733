import type { Kysely, Selectable } from 'kysely'
import { withoutUndefined } from '../../../model.ts'
import type { InstallationStore, SavedInstallation } from '../../installation-port.ts'
import { keyOf, type Tables } from '../tables.ts'
import { forgetWorkspace } from './forget-workspace.ts'

export const installationsOn = (db: Kysely<Tables>): InstallationStore => ({
  saveInstallation: async ({ id, platform, kind, organisation, sealed, at }) => {
    const row = { id, platform, kind, organisation: organisation ?? null, sealed: sealed ?? null, at }
    await db
      .insertInto('installation')
      .values({ ...row, key: keyOf(platform, id) })
      .onConflict((saved) => saved.column('key').doUpdateSet(row))
      .execute()
  },

  installation: async (platform, id) => {
    const row = await db
      .selectFrom('installation')
      .selectAll()
      .where('key', '=', keyOf(platform, id))
      .executeTakeFirst()
    return row && installationFrom(row)
  },

  installations: async (platform) => {
    const rows = await db
      .selectFrom('installation')
      .selectAll()
      .where('platform', '=', platform)
      .orderBy('at')
      .orderBy('key')
      .execute()
    return rows.map(installationFrom)
  },

  deleteInstallation: async (platform, id) => {
    await db.deleteFrom('installation').where('key', '=', keyOf(platform, id)).execute()
  },

  forgetWorkspace: (platform, workspace) =>
    db.transaction().execute((tx) => forgetWorkspace(tx, platform, workspace)),
})

const installationFrom = (row: Selectable<Tables['installation']>): SavedInstallation =>
  withoutUndefined({
    id: row.id,
    platform: row.platform,
    kind: row.kind,
    organisation: row.organisation ?? undefined,
    sealed: row.sealed ?? undefined,
    at: Number(row.at),
  })
