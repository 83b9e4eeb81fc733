import type { Transaction } from 'kysely'
import { inChunks } from '../chunks.ts'
import { keyOf, type Tables } from '../tables.ts'

/** The tables whose rows name their workspace in a column. */
const WITH_WORKSPACE = ['answered', 'digest', 'delivery', 'binding', 'session', 'token', 'share'] as const

/**
 * Deletes all that a workspace has.
 * @param tx the transaction that all of it happens in
 */
export const forgetWorkspace = async (
  tx: Transaction<Tables>,
  platform: string,
  workspace: string,
): Promise<void> => {
  await tx.deleteFrom('installation').where('key', '=', keyOf(platform, workspace)).execute()
  await forgetShelves(tx, platform, workspace)
  const own = { platform, workspace }
  await tx
    .deleteFrom('feedback')
    .where('question', 'in', ({ selectFrom }) =>
      selectFrom('question').select('id').where('platform', '=', platform).where('workspace', '=', workspace),
    )
    .execute()
  await tx
    .deleteFrom('question')
    .where(({ and }) => and(own))
    .execute()
  await tx
    .deleteFrom('hit')
    .where('watch', 'in', ({ selectFrom }) =>
      selectFrom('watch').select('id').where('platform', '=', platform).where('workspace', '=', workspace),
    )
    .execute()
  await tx
    .deleteFrom('watch')
    .where(({ and }) => and(own))
    .execute()
  for (const table of WITH_WORKSPACE)
    await tx.deleteFrom(table).where('platform', '=', platform).where('workspace', '=', workspace).execute()
  await forgetKeys(tx, platform, workspace)
}

/** Its shelves with what people added there. */
const forgetShelves = async (tx: Transaction<Tables>, platform: string, workspace: string): Promise<void> => {
  const rows = await tx
    .selectFrom('shelf')
    .select('id')
    .where('platform', '=', platform)
    .where('workspace', '=', workspace)
    .execute()
  const shelves = rows.map(({ id }) => id)
  await inChunks(shelves, async (some) => {
    const roots = some.map((id) => `shelf:${id}`)
    for (const table of ['document', 'file', 'arrival', 'version'] as const)
      await tx.deleteFrom(table).where('root', 'in', roots).execute()
    await tx.deleteFrom('added').where('shelf', 'in', some).execute()
    await tx
      .deleteFrom('feed_item')
      .where('feed', 'in', ({ selectFrom }) => selectFrom('feed').select('id').where('shelf', 'in', some))
      .execute()
    await tx.deleteFrom('feed').where('shelf', 'in', some).execute()
    await tx.deleteFrom('shelf_change').where('shelf', 'in', some).execute()
    await tx.deleteFrom('binding').where('shelf', 'in', some).execute()
    await tx.deleteFrom('shelf').where('id', 'in', some).execute()
  })
  await tx
    .deleteFrom('shelf_change')
    .where('by_platform', '=', platform)
    .where('by_workspace', '=', workspace)
    .execute()
}

/** The rows that name it in a key alone. There are few enough to look at each. */
const forgetKeys = async (tx: Transaction<Tables>, platform: string, workspace: string): Promise<void> => {
  const rules = await tx.selectFrom('listen_rule').select('place').where('platform', '=', platform).execute()
  const places = rules.flatMap(({ place }) =>
    (JSON.parse(place) as unknown[])[1] === workspace ? [place] : [],
  )
  await inChunks(places, (some) => tx.deleteFrom('listen_rule').where('place', 'in', some).execute())
  const claims = await tx.selectFrom('claim').select('key').execute()
  // That somebody was greeted there, for one: whoever installs the bot again is greeted again.
  const keys = claims.flatMap(({ key }) => {
    const [first, ...names] = key.split(':')
    return first === platform && names.includes(workspace) ? [key] : []
  })
  await inChunks(keys, (some) => tx.deleteFrom('claim').where('key', 'in', some).execute())
}
