import type { Kysely, Transaction } from 'kysely'
import type { SavedVersion } from '../source-port.ts'
import { inChunks } from './chunks.ts'
import type { DocumentTable, Tables } from './tables.ts'

/** How many versions of a source are saved. */
const MOST = 20

/**
 * Saves what documents said before they are overwritten or deleted. The lines of collections are left out: their rows only name them, so
 * their data is no JSON object.
 * @param rows of one file, as they are still saved
 */
export const saveVersions = async (
  tx: Transaction<Tables>,
  root: string,
  file: string,
  rows: readonly Pick<DocumentTable, 'id' | 'rank'>[],
  now: number,
): Promise<void> => {
  await inChunks(rows, (chunk) =>
    tx
      .insertInto('version')
      .columns(['root', 'id', 'until', 'hash', 'data'])
      .expression(({ selectFrom, cast, val }) =>
        selectFrom('document')
          .select(['root', 'id', cast<number>(val(now), 'bigint').as('until'), 'hash', 'data'])
          .where('root', '=', root)
          .where('file', '=', file)
          .where('data', 'like', '{"%')
          .where(
            'rank',
            'in',
            chunk.map(({ rank }) => rank),
          ),
      )
      .onConflict((saved) => saved.columns(['root', 'id', 'until', 'hash']).doNothing())
      .execute(),
  )
  await inChunks([...new Set(rows.map((row) => row.id))], (ids) =>
    tx
      .deleteFrom('version')
      .where('root', '=', root)
      .where('id', 'in', ids)
      .where('until', '<', ({ selectFrom }) =>
        selectFrom('version as later')
          .select('later.until')
          .whereRef('later.root', '=', 'version.root')
          .whereRef('later.id', '=', 'version.id')
          .orderBy('later.until', 'desc')
          .limit(1)
          .offset(MOST - 1),
      )
      .execute(),
  )
}

/** See `SourceStore.versions`. */
export const versionsOf = (db: Kysely<Tables>, root: string, id: string): Promise<readonly SavedVersion[]> =>
  db
    .selectFrom('version')
    .select(['hash', 'data', 'until'])
    .where('root', '=', root)
    .where('id', '=', id)
    .orderBy('until', 'desc')
    .limit(MOST)
    .execute()
    .then((rows) => rows.map(({ until, ...row }) => ({ ...row, until: Number(until) })))
