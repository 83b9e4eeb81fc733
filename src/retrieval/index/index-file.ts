import { deserialize, serialize } from 'node:v8'
import type { Bytes } from '../../derived-file.ts'
import type { Passage, Source } from '../../model.ts'
import { isPlace, PassageEngine, type Snapshot, type TermEntry } from './engine.ts'
import type { LiveIndex } from './live-index.ts'
import type { Postings } from './term-map.ts'

/** Sources by their keys, with how many passages each has; in the order of the shelf. */
type SavedSources = readonly (readonly [key: string, passages: number])[]

/** The postings of some terms in both fields. */
interface SavedTerms {
  readonly terms: readonly string[]
  /** How many postings each term has, its text's and then its heading's, term by term. */
  readonly sizes: Uint32Array
  /** The passages by their places, and how often the term stands there. */
  readonly places: Uint32Array
  readonly counts: Uint8Array | Uint32Array
}

/** How much one piece of the file holds, so that none takes long to make. */
const SOURCES_PER_PIECE = 100
const POSTINGS_PER_PIECE = 30_000

/**
 * An index as bytes, piece by piece. Each piece is made when it is asked for, so others get their turn and little memory is held.
 * Updates may go on meanwhile.
 *
 * @param index the latest of its engine: the engine may have forgotten what only earlier ones held
 * @param keyOf the same for a source as long as it would have the same passages with the same terms: `sourceKey`
 */
export function* encodeIndex(
  { engine, snapshot }: Pick<LiveIndex, 'engine' | 'snapshot'>,
  keyOf: (source: Source) => string,
): Generator<Uint8Array> {
  engine.savers += 1
  try {
    yield* sourcePieces(snapshot, keyOf)
    yield framed(snapshot.lengths)
    yield* termPieces(engine, snapshot)
  } finally {
    engine.savers -= 1
  }
}

function* sourcePieces({ passages }: Snapshot, keyOf: (source: Source) => string): Generator<Uint8Array> {
  let sources: [key: string, passages: number][] = []
  let source: Source | undefined
  for (const passage of passages) {
    if (passage.source !== source) {
      if (sources.length === SOURCES_PER_PIECE) {
        yield framed(sources)
        sources = []
      }
      source = passage.source
      sources.push([keyOf(source), 0])
    }
    const last = sources.at(-1)
    if (last !== undefined) last[1] += 1
  }
  yield framed(sources)
}

function* termPieces(engine: PassageEngine, { places }: Snapshot): Generator<Uint8Array> {
  let [terms, sizes, held, counts]: [string[], number[], number[], number[]] = [[], [], [], []]
  for (const [term, ...fields] of engine.entries()) {
    terms.push(term)
    for (const postings of fields) {
      const before = held.length
      for (const [id, count] of postings ?? []) {
        const place = places[id]
        if (!isPlace(place)) continue
        held.push(place)
        counts.push(count)
      }
      sizes.push(held.length - before)
    }
    if (held.length < POSTINGS_PER_PIECE) continue
    yield framed(savedTerms(terms, sizes, held, counts))
    ;[terms, sizes, held, counts] = [[], [], [], []]
  }
  if (terms.length > 0) yield framed(savedTerms(terms, sizes, held, counts))
  // The end: a file without it was cut short.
  yield framed(savedTerms([], [], [], []))
}

const savedTerms = (
  terms: readonly string[],
  sizes: readonly number[],
  places: readonly number[],
  counts: readonly number[],
): SavedTerms => ({
  terms,
  sizes: Uint32Array.from(sizes),
  places: Uint32Array.from(places),
  counts: counts.some((count) => count > 0xff) ? Uint32Array.from(counts) : Uint8Array.from(counts),
})

/** A piece with its length before it. */
const framed = (piece: SavedSources | SavedTerms | Snapshot['lengths']): Uint8Array => {
  const content = serialize(piece)
  const length = Buffer.alloc(4)
  length.writeUInt32LE(content.length)
  return Buffer.concat([length, content])
}

/**
 * Reads an engine that was saved. Sources that have changed or gone since are left out; `updateIndex` adds those that came.
 *
 * @param content all that `encodeIndex` gave
 * @param passages the shelf as it is now
 * @param keyOf as it was when the index was saved
 * @returns the engine, with the sources that it holds
 * @throws where the content is not an index
 */
export const decodeIndex = (
  content: Bytes,
  passages: readonly Passage[],
  keyOf: (source: Source) => string,
): { readonly engine: PassageEngine; readonly sources: ReadonlySet<Source> } => {
  const bySource = Map.groupBy(passages, ({ source }) => source)
  const byKey = new Map<string, Source>()
  for (const source of bySource.keys()) {
    const key = keyOf(source)
    // Copies have one key, and the first of them is searched.
    if (!byKey.has(key)) byKey.set(key, source)
  }
  const held = new Set<Source>()
  const byId: (Passage | undefined)[] = []
  let piece = unframed(content)
  for (; Array.isArray(piece); piece = unframed(content))
    for (const [key, count] of piece as SavedSources) {
      const source = byKey.get(key)
      const own = source && bySource.get(source)
      const whole = own?.length === count && !held.has(own[0]?.source as Source)
      if (whole && source) held.add(source)
      for (let at = 0; at < count; at += 1) byId.push(whole ? own[at] : undefined)
    }
  const lengths = piece as Snapshot['lengths']
  return { engine: PassageEngine.from(byId, lengths, entriesIn(content)), sources: held }
}

const unframed = (content: Bytes): unknown => deserialize(content.take(content.take(4).readUInt32LE()))

function* entriesIn(content: Bytes): Generator<TermEntry> {
  for (;;) {
    const { terms, sizes, places, counts } = unframed(content) as SavedTerms
    if (terms.length === 0) return
    let at = 0
    const next = (size: number): Postings | undefined => {
      if (size === 0) return undefined
      const postings: Postings = new Map()
      for (const end = at + size; at < end; at += 1) postings.set(places[at] as number, counts[at] as number)
      return postings
    }
    for (const [number, term] of terms.entries())
      yield [term, next(sizes[2 * number] as number), next(sizes[2 * number + 1] as number)]
  }
}
