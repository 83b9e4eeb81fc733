import type { Passage, Source } from '../../../model.ts'
import type { Steps } from '../../steps.ts'
import { buildSegment, type Stretch } from './build.ts'
import { type Inverted, invertedOf } from './inverted.ts'
import { mergeParts, planMerges } from './merge.ts'
import { GONE, type Part, partOf } from './part.ts'
import { SEGMENT_MOST, sourcesOf } from './segment.ts'

/** A source with where its passages stand on a shelf. */
interface Book extends Stretch {
  readonly source: Source
}

/** The passages with those of one source beside each other: as they are, where they stand so already. */
function* bySource(passages: readonly Passage[]): Steps<readonly Passage[]> {
  const seen = new Set<Source>()
  for (let at = 0; at < passages.length; at += 1) {
    const { source } = passages[at] as Passage
    if (at % 64 === 0) yield
    if (source === passages[at - 1]?.source) continue
    if (seen.has(source)) return [...Map.groupBy(passages, (passage) => passage.source).values()].flat()
    seen.add(source)
  }
  return passages
}

/** The sources of passages that stand source by source. */
function* booksOf(passages: readonly Passage[]): Steps<Map<Source, Book>> {
  const books = new Map<Source, Book>()
  for (let place = 0; place < passages.length; ) {
    const { source } = passages[place] as Passage
    let end = place + 1
    while (passages[end]?.source === source) end += 1
    books.set(source, { source, place, length: end - place })
    place = end
    if (books.size % 64 === 0) yield
  }
  return books
}

/** Segments and whose passages they hold, without saying where those stand: enough to go on from. */
export interface Stored {
  readonly parts: readonly Pick<Part, 'segment' | 'sources'>[]
}

/** The part as the shelf is now. What it holds of the shelf is taken out of `missing`. */
function* placed(
  { segment, sources: held }: Pick<Part, 'segment' | 'sources'>,
  missing: Map<Source, Book>,
): Steps<Part> {
  const places = new Uint32Array(sourcesOf(segment)).fill(GONE)
  const sources: (Source | undefined)[] = []
  for (const [at, source] of held.entries()) {
    if (at % 64 === 0) yield
    const book = source && missing.get(source)
    const length = (segment.starts[at + 1] as number) - (segment.starts[at] as number)
    const there = book !== undefined && book.length === length
    sources.push(there ? source : undefined)
    if (!there) continue
    places[at] = book.place
    missing.delete(book.source)
  }
  return partOf(segment, sources, places)
}

/** Sources shared out so that no segment gets too many passages. */
function* shareOut(books: ReadonlyMap<Source, Book>): Steps<Book[][]> {
  const shares: Book[][] = []
  let sum = SEGMENT_MOST
  let at = 0
  for (const book of books.values()) {
    at += 1
    if (at % 64 === 0) yield
    if (sum + book.length > SEGMENT_MOST) {
      shares.push([])
      sum = 0
    }
    shares.at(-1)?.push(book)
    sum += book.length
  }
  return shares
}

function* build(books: readonly Book[], passages: readonly Passage[]): Steps<Part> {
  const segment = yield* buildSegment(books, passages)
  return partOf(
    segment,
    books.map(({ source }) => source),
    Uint32Array.from(books, ({ place }) => place),
  )
}

/**
 * An index of the passages as they are now. What `before` holds of a source is kept where the source is the same object; only what is
 * new is read.
 *
 * @param shelf passages in the order that decides between equals; those of one source count as standing together
 */
export function* updated(before: Stored | undefined, shelf: readonly Passage[]): Steps<Inverted> {
  const passages = yield* bySource(shelf)
  const missing = yield* booksOf(passages)
  let parts: Part[] = []
  for (const part of before?.parts ?? []) parts.push(yield* placed(part, missing))
  for (const books of yield* shareOut(missing)) parts.push(yield* build(books, passages))
  parts = parts.filter(({ size }) => size > 0)
  for (let groups = planMerges(parts); groups.length > 0; groups = planMerges(parts)) {
    const merged = new Set(groups.flat())
    parts = parts.filter((part) => !merged.has(part))
    for (const group of groups) parts.push(yield* mergeParts(group))
  }
  return invertedOf(parts, passages)
}
