import { memoize } from '../../language/memoize.ts'
import type { Passage } from '../../model.ts'
import type { Pace } from '../../pace.ts'
import { atOnce, inTurns, type Steps } from '../../steps.ts'
import { type Copies, NO_COPIES, withFirsts } from './copies.ts'
import { type Field, PassageEngine, type Snapshot } from './engine.ts'
import type { Candidate, PassageIndex } from './passage-index.ts'
import { BM25, bestPlaces, type Scoring } from './scoring.ts'

/** The index of one state of a shelf, with the engine that the next state's index goes on with. */
export interface LiveIndex extends PassageIndex {
  readonly engine: PassageEngine
  readonly snapshot: Snapshot
  /** The sources that are not in it, each with the one that is searched in its place. */
  readonly copies: Copies
  /** How many passages hold a term in a field. */
  frequencyIn(field: Field, term: string): number
}

/** How many frequencies are remembered: a question asks for some hundred, several times each. */
const REMEMBERED = 10_000

/** What can be asked of one state of a shelf. @param counted the index that rarity and lengths are measured on; itself without it */
export const liveIndexOf = (
  engine: PassageEngine,
  snapshot: Snapshot,
  copies: Copies = NO_COPIES,
  scoring: Scoring = BM25,
  counted: Pick<LiveIndex, 'snapshot' | 'frequencyIn'> | undefined = undefined,
): LiveIndex => {
  const { passages } = snapshot
  const counts: Readonly<Record<Field, (term: string) => number>> = {
    text: memoize(REMEMBERED, (term) => engine.frequency(snapshot, 'text', term)),
    heading: memoize(REMEMBERED, (term) => engine.frequency(snapshot, 'heading', term)),
  }
  const frequencyIn = (field: Field, term: string): number => counts[field](term)
  return {
    engine,
    snapshot,
    copies,
    size: passages.length,
    frequency: counts.text,
    frequencyIn,
    has: (term) => counts.text(term) > 0 || counts.heading(term) > 0,
    spelledLike: (word) =>
      engine
        .similarTerms(word)
        .filter((term) => counts.text(term) > 0)
        .sort(),
    search: (terms, limit, within) =>
      bestPlaces(
        engine,
        snapshot,
        terms,
        limit,
        scoring,
        counted?.frequencyIn ?? frequencyIn,
        within && withFirsts(within, copies),
        counted?.snapshot,
      ).map(({ score, place }) => candidateAt(passages, place, score)),
  }
}

/** The passage at a place among those of its source, or of all, with the one before it. */
export const candidateAt = (passages: readonly Passage[], place: number, score: number): Candidate => {
  const passage = passages[place] as Passage
  const before = passages[place - 1]
  return { source: passage.source, passage, ...(isSameSection(before, passage) && { before }), score }
}

/** Whether a passage goes on from the one before: a heading begins something else. */
const isSameSection = (before: Passage | undefined, { source, headings }: Passage): before is Passage =>
  before?.source === source &&
  before.headings.length === headings.length &&
  before.headings.every((heading, level) => heading === headings[level])

/**
 * Brings an engine up to date with a shelf, and gives the index of it. What is on the shelf is compared with what is in the engine, so
 * an update that failed half-way is mended by the next. Earlier indexes of the engine can be asked meanwhile and notice nothing.
 *
 * @param all in the order that decides between equals, those of a source together
 * @param copies the sources whose passages are left out
 */
function* updateSteps(
  engine: PassageEngine,
  all: readonly Passage[],
  copies: Copies = NO_COPIES,
): Steps<LiveIndex> {
  const kept = new Set<Passage>()
  const index = yield* indexSteps(engine, all, copies, kept)
  yield* discardOthers(engine, kept)
  return index
}

/**
 * The index of some passages over an engine that may hold others, which it never sees. Passages that the engine lacks are added.
 *
 * @param kept is given the passages that the index needs
 * @param counted the index that rarity and lengths are measured on; itself without it
 */
export function* indexSteps(
  engine: PassageEngine,
  all: readonly Passage[],
  copies: Copies,
  kept: Set<Passage>,
  counted?: LiveIndex,
): Steps<LiveIndex> {
  const passages: Passage[] = []
  for (const passage of all) {
    if (copies.has(passage.source)) continue
    if (!engine.has(passage)) engine.add(passage)
    passages.push(passage)
    kept.add(passage)
    yield
  }
  return liveIndexOf(engine, yield* engine.snapshot(passages), copies, BM25, counted)
}

/** Discards all passages of an engine but those that some index needs. */
export function* discardOthers(engine: PassageEngine, kept: ReadonlySet<Passage>): Steps<void> {
  const gone = [...engine.stored()].filter((passage) => !kept.has(passage))
  for (const passage of gone) {
    engine.discard(passage)
    yield
  }
}

/** Indexes passages in one go. */
export const indexPassages = (passages: readonly Passage[]): LiveIndex =>
  atOnce(updateSteps(new PassageEngine(), passages))

/** Does `updateSteps` in turns. What earlier updates discarded is forgotten first: only indexes before the last one still saw it. */
export const updateIndex = async (
  engine: PassageEngine,
  passages: readonly Passage[],
  pace: Pace,
): Promise<LiveIndex> => {
  await engine.tidy()
  return inTurns(updateSteps(engine, passages), pace)
}
