import { setImmediate } from 'node:timers/promises'
import type { Kysely, Selectable } from 'kysely'
import { withoutUndefined } from '../../model.ts'
import type { Arrival, SavedDocument, SourceStore } from '../port.ts'
import { saveFile } from './save-file.ts'
import type { Tables } from './tables.ts'

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
    // Both as of one moment, though another process may keep the file in between.
    db
      .transaction()
      .setAccessMode('read only')
      .setIsolationLevel('repeatable read')
      .execute(async (tx) => {
        const kept = await tx
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
        return { documents, problems: kept?.problems ?? NONE }
      }),

  saveFile: (root, file, content, now) =>
    db.transaction().execute((tx) => saveFile(tx, root, file, content, now)),

  deleteFile: (root, file, now) =>
    db.transaction().execute(async (tx) => {
      await tx
        .updateTable('arrival')
        .set({ withdrawn: now })
        .where('root', '=', root)
        .where('id', 'in', ({ selectFrom }) =>
          selectFrom('document').select('id').where('root', '=', root).where('file', '=', file),
        )
        .where(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom('document')
                .select('document.id')
                .whereRef('document.root', '=', 'arrival.root')
                .whereRef('document.id', '=', 'arrival.id')
                .where('document.file', '<>', file),
            ),
          ),
        )
        .execute()
      await tx.deleteFrom('document').where('root', '=', root).where('file', '=', file).execute()
      await tx.deleteFrom('file').where('root', '=', root).where('name', '=', file).execute()
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
      return rows.map(arrivalOf)
    }),
})

type Row = Pick<Selectable<Tables['document']>, 'id' | 'hash' | 'data' | 'rank'>

/** In rows: so many take a few milliseconds to come, in which nothing else is done. */
const PAGE = 1_000

/** All rows of a query, page by page, with a turn for others between two. @param page the rows after one, or the first */
const allPages = async <T>(page: (after: T | undefined) => Promise<readonly T[]>): Promise<T[]> => {
  const all: T[] = []
  for (;;) {
    const rows = await page(all.at(-1))
    for (const row of rows) all.push(row)
    if (rows.length < PAGE) return all
    await setImmediate()
  }
}

/** The problems of a file that isn't kept, as JSON. */
const NONE = '[]'

const arrivalOf = (row: Selectable<Tables['arrival']>): Arrival =>
  withoutUndefined({
    id: row.id,
    arrived: Number(row.arrived),
    changed: Number(row.changed),
    withdrawn: row.withdrawn === null ? undefined : Number(row.withdrawn),
  })
