import type { Passage, Source } from '../../model.ts'
import type { Pace } from '../../pace.ts'
import { atOnce, inTurns, type Steps } from '../steps.ts'
import { decoded } from './inverted/decode.ts'
import { encoded } from './inverted/encode.ts'
import { holdsTerm, type Inverted, termsIn } from './inverted/inverted.ts'
import { frequencyOf, type Scoring, searchInverted } from './inverted/score.ts'
import { type Stored, updated } from './inverted/update.ts'

/** A passage that shares terms with a question. `score` orders the candidates of one search and means nothing else. */
export interface Candidate {
  readonly passage: Passage
  /** The one before it under the same headings of its source; absent where it is the first. */
  readonly before?: Passage
  readonly score: number
}

/** A term to look for, with how much it counts. */
export interface WeightedTerm {
  readonly term: string
  readonly weight: number
}

/** What stands where: passages by their terms. */
export interface PassageIndex {
  readonly size: number
  /** The passages that hold any of the terms, best first, at most `limit`; of the sources `within`, where given. */
  search(terms: readonly WeightedTerm[], limit: number, within?: ReadonlySet<Source>): Candidate[]
  /** How many passages hold the term in their own words. */
  frequency(term: string): number
  /** Whether the term stands anywhere: in a passage's words or above it. */
  has(term: string): boolean
  /** Every term that any passage holds. */
  terms(): Iterable<string>
}

/** What an index can be brought up to date from: an earlier one, or one that was written to a file. */
export interface StoredIndex {
  readonly inverted: Stored
}

/** An index of one state of a shelf. It never changes: that of a later state is another one, which shares most of it. */
export interface LiveIndex extends PassageIndex {
  readonly inverted: Inverted
}

/**
 * BM25 as MiniSearch computes it. `k` is the usual saturation. Passages are all of a length, so `b`, which evens lengths out, matters
 * little, and `d`, a floor for long documents, not at all. Headings and titles are shared by all the passages below them: they say what
 * it is about, not where it is said.
 */
export const BM25: Scoring = { k: 1.2, b: 0.9, d: 0, boosts: { text: 1, heading: 0.3 }, byMatches: true }

/** What can be asked of an inverted index. */
export const liveIndexOf = (inverted: Inverted, scoring = BM25): LiveIndex => ({
  inverted,
  size: inverted.size,
  frequency: (term) => frequencyOf(inverted, 'text', term),
  has: (term) => holdsTerm(inverted, term),
  terms: () => termsIn(inverted),
  search: (terms, limit, within) =>
    searchInverted(inverted, terms, limit, scoring, within).map(({ score, place }) =>
      candidateAt(inverted.passages, place, score),
    ),
})

const candidateAt = (passages: readonly Passage[], place: number, score: number): Candidate => {
  const passage = passages[place] as Passage
  const before = passages[place - 1]
  return { passage, ...(inOneSection(before, passage) && { before }), score }
}

/** Whether a passage goes on from the one before: a heading begins something else. */
const inOneSection = (before: Passage | undefined, { source, headings }: Passage): before is Passage =>
  before?.source === source &&
  before.headings.length === headings.length &&
  before.headings.every((heading, level) => heading === headings[level])

/** Indexes passages in one go; the order they are given in decides between equals. */
export const indexPassages = (passages: readonly Passage[], scoring = BM25): LiveIndex =>
  liveIndexOf(atOnce(updated(undefined, passages)), scoring)

/**
 * An index of the passages as they are now. What `before` holds of a source is kept where the source is the same object, and only what
 * is new is read. `before` stays as it was, and can be asked meanwhile.
 *
 * @param passages in the order that decides between equals
 */
export const updateIndex = async (
  before: StoredIndex | undefined,
  passages: readonly Passage[],
  pace: Pace,
): Promise<LiveIndex> => liveIndexOf(await inTurns(updated(before?.inverted, passages), pace))

/**
 * An index as bytes, in pieces to be written one after the other. Nothing much is copied, and later changes of the shelf do not change them.
 *
 * @param keyOf the same for a source whenever it would have the same passages with the same terms: `sourceKey`, or what stands for it
 */
export const encodeIndex = (
  { inverted }: StoredIndex,
  keyOf: (source: Source) => string,
  pace: Pace,
): Promise<Uint8Array[]> => inTurns(encoded(inverted, keyOf), pace)

/**
 * Reads an index for `updateIndex` to begin with; sources that are no more are dropped there, and those that came are added. The index
 * keeps the bytes in use.
 *
 * @param bytes all that `encodeIndex` gave, in one
 * @param sources those of the shelf that it is to serve
 * @param keyOf as it was when the index was written
 * @returns undefined where the bytes are damaged, cut short or of another version
 */
export const decodeIndex = async (
  bytes: Uint8Array,
  sources: Iterable<Source>,
  keyOf: (source: Source) => string,
  pace: Pace,
): Promise<StoredIndex | undefined> => {
  const inverted = await inTurns(decodedFor(bytes, sources, keyOf), pace)
  return inverted && { inverted }
}

function* decodedFor(
  bytes: Uint8Array,
  sources: Iterable<Source>,
  keyOf: (source: Source) => string,
): Steps<Stored | undefined> {
  const byKey = new Map<string, Source>()
  for (const source of sources) {
    byKey.set(keyOf(source), source)
    yield
  }
  return yield* decoded(bytes, (key) => byKey.get(key))
}
