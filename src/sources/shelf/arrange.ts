import { createHash } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import type { Passage, Problem, Shelf, Source } from '../../model.ts'
import { eachInTurn, type Pace } from '../../pace.ts'
import type { Arrival } from '../../store/source-port.ts'
import type { Document } from '../document.ts'
import { ReadPassages } from '../passages/lists.ts'
import { type AddedDocuments, groupByShelf, rootOfShelf } from './added.ts'
import { type Settled, settleAgain } from './settle.ts'
import type { Texts } from './texts.ts'

export interface ArrangeOptions {
  /** The last result. */
  readonly before:
    | { readonly shelf: Shelf; readonly shelfOf: Arranged['shelfOf']; readonly problems: readonly Problem[] }
    | undefined
  /** The earlier result for a document. */
  readonly known: (document: Document) => Settled | undefined
  readonly pace: Pace
  /** Where the texts are, if they are not in memory. */
  readonly texts?: Texts | undefined
}

interface Arranged {
  readonly shelf: Shelf
  readonly shelfOf: ReadonlyMap<string, string>
  readonly settled: ReadonlyMap<Document, Settled>
  /** Whether the shelf and its problems are as before; then it is the same object. */
  readonly same: boolean
}

/**
 * Makes a shelf of the documents of the folder and of what people added. It comes out the same wherever the documents were taken from: the files, the
 * cache or the store.
 */
export const arrange = async (
  documents: readonly Document[],
  problems: readonly Problem[],
  added: AddedDocuments,
  { before, known, pace, texts }: ArrangeOptions,
): Promise<Arranged> => {
  const settled = new Map<Document, Settled>()
  const shelfOf = new Map<string, string>()
  // Each shelf by itself: whether a line is furniture must not tell what stands on another shelf.
  for (const [shelf, group] of groupByShelf(documents, added))
    for (const [document, one] of await settleAgain(group, known, pace, texts?.settled)) {
      settled.set(document, one)
      shelfOf.set(document.id, shelf)
    }
  const sources = Array.from(settled.values(), ({ source }) => source)
  const same =
    before !== undefined &&
    isDeepStrictEqual(before.problems, problems) &&
    before.shelf.sources.length === sources.length &&
    before.shelf.sources.every(
      (source, index) =>
        source === sources[index] && before.shelfOf.get(source.id) === shelfOf.get(source.id),
    )
  if (same) return { shelf: before.shelf, shelfOf, settled, same }
  if (texts !== undefined) {
    const passages = new ReadPassages(sources, texts.passages)
    return { shelf: { sources, passages }, shelfOf, settled, same }
  }
  const passages: Passage[] = []
  await eachInTurn(settled.values(), pace, (one) => {
    for (const passage of one.passages) passages.push(passage)
  })
  return { shelf: { sources, passages }, shelfOf, settled, same }
}

/** When sources of the folder and of the shelves came, by id. @param ask the arrivals of one root */
export const arrivalsAmong = async (
  sources: readonly Source[],
  root: string,
  added: AddedDocuments,
  ask: (root: string) => Promise<readonly Arrival[]>,
  pace: Pace,
): Promise<ReadonlyMap<string, Arrival>> => {
  const ids = new Set(sources.map(({ id }) => id))
  const arrivals = new Map<string, Arrival>()
  const shelves = [...added.byShelf].flatMap(([shelf, some]) => (some.length > 0 ? [rootOfShelf(shelf)] : []))
  for (const one of [root, ...shelves])
    await eachInTurn(await ask(one), pace, (arrival) => {
      if (ids.has(arrival.id)) arrivals.set(arrival.id, arrival)
    })
  return arrivals
}

/** A state of the files together with what people added. */
export const withStamp = (
  fingerprint: string | undefined,
  { stamp }: Pick<AddedDocuments, 'stamp'>,
): string | undefined => fingerprint && createHash('sha256').update(fingerprint).update(stamp).digest('hex')
