import { setImmediate } from 'node:timers/promises'
import type { Kysely, Selectable } from 'kysely'
import { withoutUndefined } from '../../model.ts'
import type { Arrival, SavedDocument, SourceStore } from '../source-port.ts'
import { saveFile } from './save-file.ts'
import type { Tables } from './tables.ts'
import { versionsOf } from './versions.ts'

export const sourcesOn = (db: Kysely<Tables>): SourceStore => ({
  savedFiles: (root) =>
    allPages((after) =>
      db
        .selectFrom('file')
        .select(['name', 'stamp'])
        .where('root', '=', root)
        .$if(after !== undefined, (all) => all.where('name', '>', after?.name ?? ''))
        .orderBy('name')
        .limit(PAGE)
        .execute(),
    ),

  savedDocuments: (root, file) =>
    // In a transaction, because another process may save the file in between.
    db
      .transaction()
      .setAccessMode('read only')
      .setIsolationLevel('repeatable read')
      .execute(async (tx) => {
        const saved = await tx
          .selectFrom('file')
          .select('problems')
          .where('root', '=', root)
          .where('name', '=', file)
          .executeTakeFirst()
        const rows = await allPages((after: Row | undefined) =>
          tx
            .selectFrom('document')
            .select(['id', 'hash', 'data', 'rank'])
            .where('root', '=', root)
            .where('file', '=', file)
            .$if(after !== undefined, (all) => all.where('rank', '>', after?.rank ?? 0))
            .orderBy('rank')
            .limit(PAGE)
            .execute(),
        )
        const documents: SavedDocument[] = rows.map(({ id, hash, data }) => ({ id, hash, data }))
        return { documents, problems: saved?.problems ?? '[]' }
      }),

  saveFile: (root, file, content, now) =>
    db.transaction().execute((tx) => saveFile(tx, root, file, content, now)),

  deleteFile: (root, name, now) =>
    db.transaction().execute(async (tx) => {
      await saveFile(tx, root, { name, stamp: '' }, { documents: [], problems: '[]' }, now)
      await tx.deleteFrom('file').where('root', '=', root).where('name', '=', name).execute()
    }),

  arrivals: (root) =>
    allPages(async (after: Arrival | undefined) => {
      const rows = await db
        .selectFrom('arrival')
        .selectAll()
        .where('root', '=', root)
        .$if(after !== undefined, (all) => all.where('id', '>', after?.id ?? ''))
        .orderBy('id')
        .limit(PAGE)
        .execute()
      return rows.map(arrivalFrom)
    }),

  versions: (root, id) => versionsOf(db, root, id),
})

type Row = Pick<Selectable<Tables['document']>, 'id' | 'hash' | 'data' | 'rank'>

/** Rows a page: a few milliseconds, during which nothing else runs. */
const PAGE = 1_000

/**
 * All rows of a query, page by page. Other work runs between two pages.
 * @param page the rows after one, or the first rows
 */
const allPages = async <T>(page: (after: T | undefined) => Promise<readonly T[]>): Promise<T[]> => {
  const all: T[] = []
  for (;;) {
    const rows = await page(all.at(-1))
    for (const row of rows) all.push(row)
    if (rows.length < PAGE) return all
    await setImmediate()
  }
}

const arrivalFrom = (row: Selectable<Tables['arrival']>): Arrival =>
  withoutUndefined({
    id: row.id,
    arrived: Number(row.arrived),
    changed: Number(row.changed),
    withdrawn: row.withdrawn === null ? undefined : Number(row.withdrawn),
  })
