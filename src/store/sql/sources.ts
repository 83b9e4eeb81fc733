import { setImmediate } from 'node:timers/promises'
import type { Kysely, Selectable } from 'kysely'
import { withoutUndefined } from '../../model.ts'
import type { Arrival, SavedDocument, SourceStore } from '../source-port.ts'
import { claimHolder } from './hold-claim.ts'
import { saveFile } from './save-file.ts'
import type { Tables } from './tables.ts'
import { versionsOf } from './versions.ts'

/** @param holder names this store in its claims */
export const sourcesOn = (db: Kysely<Tables>, holder: string): SourceStore => {
  const holdClaim = claimHolder(db, holder)
  return {
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

    savedContents: async (root, files) => {
      const contents = new Map<string, { documents: SavedDocument[]; problems: string }>()
      for (let from = 0; from < files.length; from += FILES)
        await db
          .transaction()
          .setAccessMode('read only')
          .setIsolationLevel('repeatable read')
          .execute(async (tx) => {
            const some = files.slice(from, from + FILES)
            const saved = await tx
              .selectFrom('file')
              .select(['name', 'problems'])
              .where('root', '=', root)
              .where('name', 'in', some)
              .execute()
            for (const { name, problems } of saved) contents.set(name, { documents: [], problems })
            const rows = await tx
              .selectFrom('document')
              .select(['file', 'id', 'hash', 'data'])
              .where('root', '=', root)
              .where('file', 'in', some)
              .orderBy('file')
              .orderBy('rank')
              .execute()
            for (const { file, ...document } of rows) contents.get(file)?.documents.push(document)
          })
          .then(() => setImmediate())
      return contents
    },

    saveFile: (root, file, content, now, under) =>
      db.transaction().execute(async (tx) => {
        if (under !== undefined) await holdClaim(tx, under)
        await saveFile(tx, root, file, content, now)
      }),

    deleteFile: (root, name, now, under) =>
      db.transaction().execute(async (tx) => {
        if (under !== undefined) await holdClaim(tx, under)
        await saveFile(tx, root, { name, stamp: '' }, { documents: [], problems: '[]' }, now)
        await tx.deleteFrom('file').where('root', '=', root).where('name', '=', name).execute()
      }),

    saveReading: (root, { by, asOf, revision, problems, passedOver }, under) =>
      db.transaction().execute(async (tx) => {
        await holdClaim(tx, under)
        const row = { by, as_of: asOf, revision, problems, passed_over: passedOver }
        await tx
          .insertInto('reading')
          .values({ ...row, root })
          .onConflict((saved) => saved.column('root').doUpdateSet(row))
          .execute()
      }),

    reading: async (root) => {
      const row = await db.selectFrom('reading').selectAll().where('root', '=', root).executeTakeFirst()
      return (
        row && {
          by: row.by,
          asOf: Number(row.as_of),
          revision: row.revision,
          problems: row.problems,
          passedOver: row.passed_over,
        }
      )
    },

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
  }
}

type Row = Pick<Selectable<Tables['document']>, 'id' | 'hash' | 'data' | 'rank'>

/** How many files are read at once. */
const FILES = 100

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
