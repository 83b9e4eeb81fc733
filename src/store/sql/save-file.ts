import { setImmediate } from 'node:timers/promises'
import type { Transaction } from 'kysely'
import { createPace, eachInTurn, type Pace } from '../../pace.ts'
import type { SavedContent, SavedDocument, SavedFile } from '../source-port.ts'
import { arrive, changedIds, sameElsewhere, withdraw } from './arrivals.ts'
import { CHUNK, inChunks } from './chunks.ts'
import { ranksOf } from './ranks.ts'
import type { DocumentTable, Tables } from './tables.ts'
import { saveVersions } from './versions.ts'

/**
 * Writes the rows in which a file differs from what was saved of it, and updates the arrivals of its sources.
 * @param tx the transaction that all of it happens in
 */
export const saveFile = async (
  tx: Transaction<Tables>,
  root: string,
  { name: file, stamp }: SavedFile,
  { documents, problems }: SavedContent,
  now: number,
): Promise<void> => {
  const pace = createPace()
  const items = await withTwins(documents, pace)
  const before = await rowsBefore(tx, root, file, items)
  const known: (Before | undefined)[] = []
  await eachInTurn(items.keys(), pace, (name) => known.push(before.get(name)))
  const ranks = ranksOf(known.map((row) => row?.rank))
  const fresh: DocumentTable[] = []
  const differing: DocumentTable[] = []
  await eachInTurn(items.values(), pace, ({ document, twin, at }) => {
    const old = known[at]
    const row = { ...document, twin, root, file, rank: ranks[at] ?? 0 }
    if (old?.hash !== row.hash) fresh.push(row)
    if (!old?.same || old.rank !== row.rank) differing.push(row)
  })
  const gone: Before[] = []
  await eachInTurn(before.values(), pace, (row) => {
    if (!items.has(nameOf(row))) gone.push(row)
  })

  // Before anything is written, because it reads what the sources said so far.
  const changed = await changedIds(tx, root, fresh)
  const same = await sameElsewhere(tx, root, fresh)
  const overwritten = known.filter((row, at) => row !== undefined && row.hash !== documents[at]?.hash)
  await saveVersions(tx, root, file, [...gone, ...overwritten.filter((row) => row !== undefined)], now)
  const goneRanks = gone.map(({ rank }) => rank)
  await inChunks(goneRanks, (chunk) =>
    tx
      .deleteFrom('document')
      .where('root', '=', root)
      .where('file', '=', file)
      .where('rank', 'in', chunk)
      .execute(),
  )
  await inChunks(differing, (rows) =>
    tx
      .insertInto('document')
      .values(rows)
      .onConflict((saved) =>
        saved.columns(['root', 'id', 'file', 'twin']).doUpdateSet(({ ref }) => ({
          rank: ref('excluded.rank'),
          hash: ref('excluded.hash'),
          data: ref('excluded.data'),
        })),
      )
      .execute(),
  )
  await tx
    .insertInto('file')
    .values({ root, name: file, stamp, problems })
    .onConflict((saved) =>
      saved
        .columns(['root', 'name'])
        .doUpdateSet({ stamp, problems })
        .where(({ or, eb }) => or([eb('file.stamp', '<>', stamp), eb('file.problems', '<>', problems)])),
    )
    .execute()
  await arrive(tx, root, changed, same, now)
  await withdraw(tx, root, [...new Set(gone.map(({ id }) => id))], now)
}

interface Item {
  readonly document: SavedDocument
  /** From 0: numbers the documents of the file that share an id. */
  readonly twin: number
  /** Its place in the file, from 0. */
  readonly at: number
}

/** The documents by their names, in order. */
const withTwins = async (
  documents: readonly SavedDocument[],
  pace: Pace,
): Promise<ReadonlyMap<string, Item>> => {
  const counts = new Map<string, number>()
  const items = new Map<string, Item>()
  await eachInTurn(documents, pace, ({ id, hash, data }) => {
    const twin = counts.get(id) ?? 0
    counts.set(id, twin + 1)
    items.set(nameOf({ id, twin }), { document: { id, hash, data }, twin, at: items.size })
  })
  return items
}

const nameOf = ({ id, twin }: Pick<DocumentTable, 'id' | 'twin'>): string => `${twin} ${id}`

/** A saved row without its data, which may be long. */
type Before = Pick<DocumentTable, 'id' | 'twin' | 'rank' | 'hash'> & {
  /** Whether it already holds the new hash and data, letter for letter. */
  readonly same: boolean
}

const rowsBefore = async (
  tx: Transaction<Tables>,
  root: string,
  file: string,
  items: ReadonlyMap<string, Item>,
): Promise<ReadonlyMap<string, Before>> => {
  const before = new Map<string, Before>()
  for (let last: number | undefined; ; ) {
    const after = last
    const rows = await tx
      .selectFrom('document')
      .select(['id', 'twin', 'rank', 'hash', 'data'])
      .where('root', '=', root)
      .where('file', '=', file)
      .$if(after !== undefined, (all) => all.where('rank', '>', after ?? 0))
      .orderBy('rank')
      .limit(CHUNK)
      .execute()
    for (const { id, twin, rank, hash, data } of rows) {
      const item = items.get(nameOf({ id, twin }))
      const same = item?.document.hash === hash && item.document.data === data
      before.set(nameOf({ id, twin }), { id, twin, rank: Number(rank), hash, same })
      last = Number(rank)
    }
    if (rows.length < CHUNK) return before
    await setImmediate()
  }
}
