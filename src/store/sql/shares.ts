import type { Kysely } from 'kysely'
import { withoutUndefined } from '../../model.ts'
import type { SharedExcerpt, ShareStore } from '../share-port.ts'
import type { Tables } from './tables.ts'

export const sharesOn = (db: Kysely<Tables>): ShareStore => ({
  saveShare: async ({ place: { platform, workspace = null, user = null }, excerpts, ...rest }) => {
    await db
      .insertInto('share')
      .values({ ...rest, platform, workspace, user, excerpts: JSON.stringify(excerpts) })
      .onConflict((saved) => saved.column('id').doNothing())
      .execute()
  },

  share: async (question) => {
    const row = await db.selectFrom('share').selectAll().where('id', '=', question).executeTakeFirst()
    if (!row) return undefined
    const { platform, workspace, user, excerpts, at, ...rest } = row
    const place = withoutUndefined({
      platform,
      workspace: workspace ?? undefined,
      user: user ?? undefined,
    })
    return { ...rest, place, at: Number(at), excerpts: JSON.parse(excerpts) as readonly SharedExcerpt[] }
  },
})
