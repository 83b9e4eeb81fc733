import type { Transaction } from 'kysely'
import { inChunks } from './chunks.ts'
import type { DocumentTable, Tables } from './tables.ts'

/** When sources came, changed and were taken away, as the documents of their files imply. */

/** The ids of documents whose hash no document of that id had before, in any file of the root. */
export const changedIds = async (
  tx: Transaction<Tables>,
  root: string,
  documents: readonly DocumentTable[],
): Promise<readonly string[]> => {
  const changed = new Set<string>()
  await inChunks(documents, async (chunk) => {
    const ids = chunk.map(({ id }) => id)
    const said = await tx
      .selectFrom('document')
      .select(['id', 'hash'])
      .where('root', '=', root)
      .where('id', 'in', ids)
      .execute()
    const known = new Set(said.map(({ id, hash }) => JSON.stringify([id, hash])))
    for (const { id, hash } of chunk) if (!known.has(JSON.stringify([id, hash]))) changed.add(id)
  })
  return [...changed]
}

/** A source that said the same, to the letter, before, and when it came. */
type Same = Pick<Tables['arrival'], 'id' | 'arrived' | 'changed'>

/** By the ids of sources with one new document: the other source that said the same before, and came first. */
export const sameElsewhere = async (
  tx: Transaction<Tables>,
  root: string,
  documents: readonly DocumentTable[],
): Promise<ReadonlyMap<string, Same>> => {
  const byHash = new Map<string, Same>()
  const hashes = [...new Set(documents.map(({ hash }) => hash))]
  await inChunks(hashes, async (chunk) => {
    const rows = await tx
      .selectFrom('document')
      .innerJoin('arrival', (on) =>
        on.onRef('arrival.root', '=', 'document.root').onRef('arrival.id', '=', 'document.id'),
      )
      .select(['document.hash', 'arrival.id', 'arrival.arrived', 'arrival.changed'])
      .where('document.root', '=', root)
      .where('document.hash', 'in', chunk)
      .orderBy('arrival.changed', 'desc')
      .orderBy('arrival.arrived', 'desc')
      .execute()
    for (const { hash, ...same } of rows) byHash.set(hash, same)
  })
  const counts = new Map<string, number>()
  for (const { id } of documents) counts.set(id, (counts.get(id) ?? 0) + 1)
  return new Map(
    documents.flatMap(({ id, hash }) => {
      const same = byHash.get(hash)
      return same === undefined || same.id === id || counts.get(id) !== 1 ? [] : [[id, same]]
    }),
  )
}

/**
 * Records that sources came or changed. One that is new and says what another said before, because its file was moved or copied, came with that one,
 * and was reported to the same watches.
 */
export const arrive = async (
  tx: Transaction<Tables>,
  root: string,
  ids: readonly string[],
  same: ReadonlyMap<string, Same>,
  now: number,
): Promise<void> => {
  await inChunks(ids, (chunk) =>
    tx
      .insertInto('arrival')
      .values(
        chunk.map((id) => {
          const { arrived = now, changed = now } = same.get(id) ?? {}
          return { root, id, arrived, changed, withdrawn: null }
        }),
      )
      .onConflict((saved) => saved.columns(['root', 'id']).doUpdateSet({ changed: now, withdrawn: null }))
      .execute(),
  )
  await inChunks([...same], async (chunk) => {
    for (const [id, { id: other }] of chunk)
      await tx
        .insertInto('hit')
        .columns(['watch', 'source', 'at'])
        .expression(({ selectFrom, val }) =>
          selectFrom('hit')
            .select(['watch', val(id).as('source'), 'at'])
            .where('source', '=', other),
        )
        .onConflict((saved) => saved.columns(['watch', 'source']).doNothing())
        .execute()
  })
}

/** Withdraws the sources that no file of the root holds any more. */
export const withdraw = (
  tx: Transaction<Tables>,
  root: string,
  ids: readonly string[],
  now: number,
): Promise<void> =>
  inChunks(ids, (chunk) =>
    tx
      .updateTable('arrival')
      .set({ withdrawn: now })
      .where('root', '=', root)
      .where('id', 'in', chunk)
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('document')
              .select('document.id')
              .whereRef('document.root', '=', 'arrival.root')
              .whereRef('document.id', '=', 'arrival.id'),
          ),
        ),
      )
      .execute(),
  )
