import type { Kysely, Selectable } from 'kysely'
import { present } from '../present.ts'
import { keepFile } from './keep-file.ts'
import type { Arrival, KeptDocument, SourceStore } from './port-sources.ts'
import type { Tables } from './tables.ts'

export const sourcesOn = (db: Kysely<Tables>): SourceStore => ({
  keptFiles: (root) =>
    db.selectFrom('file').select(['name', 'stamp']).where('root', '=', root).orderBy('name').execute(),

  keptDocuments: (root, file) =>
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
        const documents: KeptDocument[] = await tx
          .selectFrom('document')
          .select(['id', 'hash', 'data'])
          .where('root', '=', root)
          .where('file', '=', file)
          .orderBy('rank')
          .execute()
        return { documents, problems: kept?.problems ?? NONE }
      }),

  keepFile: (root, file, content, now) =>
    db.transaction().execute((tx) => keepFile(tx, root, file, content, now)),

  dropFile: (root, file, now) =>
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

  arrivals: async (root) => {
    const rows = await db.selectFrom('arrival').selectAll().where('root', '=', root).orderBy('id').execute()
    return rows.map(arrivalOf)
  },
})

/** The problems of a file that isn't kept, as JSON. */
const NONE = '[]'

const arrivalOf = (row: Selectable<Tables['arrival']>): Arrival =>
  present({
    id: row.id,
    arrived: Number(row.arrived),
    changed: Number(row.changed),
    withdrawn: row.withdrawn === null ? undefined : Number(row.withdrawn),
  })
