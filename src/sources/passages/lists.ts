import type { Passage, Passages, Source } from '../../model.ts'

/*
 * The passages of a shelf are an array where they are in memory. Where they are not, `ReadPassages` reads those of a source whenever somebody
 * asks for them. These functions ask either.
 */

/** What reads the passages of a source. The same passages are the same objects for as long as somebody has one of them. */
export interface PassageReader {
  /** How many passages a source has, without reading them. */
  readonly count: (source: Source) => number
  readonly read: (source: Source) => readonly Passage[]
}

/** Passages of sources, in their order, that are read when they are asked for. */
export class ReadPassages implements Passages {
  readonly sources: readonly Source[]
  readonly length: number
  readonly reader: PassageReader

  /** @param sources those without passages may be among them */
  constructor(sources: readonly Source[], reader: PassageReader) {
    this.sources = sources.filter((source) => reader.count(source) > 0)
    this.reader = reader
    this.length = this.sources.reduce((sum, source) => sum + reader.count(source), 0)
  }

  *[Symbol.iterator](): Generator<Passage> {
    for (const source of this.sources) yield* this.reader.read(source)
  }
}

/** The passages of one source, in order. */
export const passagesIn = (passages: Passages, source: Source): readonly Passage[] =>
  passages instanceof ReadPassages
    ? passages.reader.read(source)
    : arrayOf(passages).filter((passage) => passage.source === source)

/** The passages of each of some sources, in order. */
export const passagesBySource = (
  sources: readonly Source[],
  passages: Passages,
): ReadonlyMap<Source, readonly Passage[]> => {
  if (passages instanceof ReadPassages)
    return new Map(sources.map((source) => [source, passages.reader.read(source)]))
  const found = new Map<Source, Passage[]>(sources.map((source) => [source, []]))
  for (const passage of passages) found.get(passage.source)?.push(passage)
  return found
}

/** The passages of some of the sources. */
export const passagesOfSome = (passages: Passages, isIn: (source: Source) => boolean): Passages =>
  passages instanceof ReadPassages
    ? new ReadPassages(passages.sources.filter(isIn), passages.reader)
    : arrayOf(passages).filter(({ source }) => isIn(source))

/** Passages as an array. Where they are not in memory, this reads all. */
export const arrayOf = (passages: Passages): readonly Passage[] =>
  Array.isArray(passages) ? passages : [...passages]

/** The passages of one source, which need not be read to be counted. */
export interface PassagesOfOne {
  readonly source: Source
  readonly count: number
  readonly all: () => readonly Passage[]
}

/** The passages of each source that has any, in order. */
export const eachSource = function* (passages: Passages): Generator<PassagesOfOne> {
  if (passages instanceof ReadPassages) {
    const { reader } = passages
    for (const source of passages.sources)
      yield { source, count: reader.count(source), all: () => reader.read(source) }
    return
  }
  for (const [source, own] of Map.groupBy(passages, ({ source }) => source))
    yield { source, count: own.length, all: () => own }
}

/** At most so many passages, the same distance apart. */
export const evenlySpread = function* (passages: Passages, most: number): Generator<Passage> {
  const step = Math.max(1, passages.length / most)
  let before = 0
  let next = 0
  for (const { count, all } of runsOf(passages)) {
    for (; Math.floor(next) < before + count; next += step) yield all()[Math.floor(next) - before] as Passage
    before += count
  }
}

/** The passages in runs that are read together. */
const runsOf = (passages: Passages): Iterable<Pick<PassagesOfOne, 'count' | 'all'>> =>
  passages instanceof ReadPassages
    ? eachSource(passages)
    : [{ count: passages.length, all: () => arrayOf(passages) }]
