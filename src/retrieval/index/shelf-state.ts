import type { Language, Passage, Shelf, Source } from '../../model.ts'
import { findOwnSentences, type OwnSentences } from '../../sources/copies/echo.ts'
import { type Compared, findPairs } from '../../sources/copies/pairs.ts'
import { groupCopies, type Stories } from '../../sources/copies/stories.ts'
import type { Steps } from '../../steps.ts'
import { type AcronymsBySource, combineAcronyms, readAcronyms } from '../question/acronyms.ts'
import { readSourceNames } from '../question/named-sources.ts'
import type { QuestionContext } from '../question/question.ts'
import { readDates } from '../question/recency.ts'
import { findCopies } from './copies.ts'
import { PassageEngine } from './engine.ts'
import { discardOthers, indexSteps, type LiveIndex } from './live-index.ts'

/** What is known of one state of a shelf: its index, and what questions are read against. */
export interface ShelfState {
  readonly context: QuestionContext
  readonly index: LiveIndex
  readonly acronymsBySource: AcronymsBySource
  readonly stories: Stories
  /** The near copies, which are searched beside the index; undefined if there are none. They make no word more frequent. */
  readonly nearCopies: LiveIndex | undefined
  /** What the near copies say that the first sources of their stories do not. */
  readonly ownSentences: OwnSentences
  /** What was found among all sources of the engine. Only `stories` may be told of. */
  readonly compared: Compared
}

/** What a later state of the shelf reuses of an earlier one. */
export interface EarlierState {
  readonly index: { readonly engine: PassageEngine }
  readonly acronymsBySource?: AcronymsBySource
  readonly compared?: Compared
}

function* languagesOf(sources: readonly Source[]): Steps<Language[]> {
  const counts = new Map<Language, number>()
  for (const [at, { language }] of sources.entries()) {
    if (at % 64 === 0) yield
    counts.set(language, (counts.get(language) ?? 0) + 1)
  }
  return [...counts].sort((a, b) => b[1] - a[1]).map(([language]) => language)
}

/** Reads a shelf. What `before` has read of it is not read again. */
export function* readShelfState(before: EarlierState | undefined, shelf: Shelf): Steps<ShelfState> {
  const [state] = yield* readShelfStates(before, [shelf], () => undefined)
  return state as ShelfState
}

/**
 * Reads several shelves over one engine: each is a part of the first, or the same. A part's index, its frequencies and all that questions
 * are read against know nothing of the rest.
 *
 * @param known the earlier state of a shelf that is the same object as then
 */
export function* readShelfStates(
  before: EarlierState | undefined,
  shelves: readonly Shelf[],
  known: (shelf: Shelf) => ShelfState | undefined,
): Steps<readonly ShelfState[]> {
  const engine = before?.index.engine ?? new PassageEngine()
  const kept = new Set<Passage>()
  const states: ShelfState[] = []
  const compared = yield* findPairs(shelves[0]?.sources ?? [], before?.compared)
  for (const shelf of shelves) {
    const same = known(shelf)
    if (same?.index.engine === engine) {
      for (const index of [same.index, same.nearCopies])
        for (const passage of index?.snapshot.passages ?? []) kept.add(passage)
      states.push(same)
    } else states.push(yield* readOne(engine, before?.acronymsBySource, compared, shelf, kept))
  }
  yield* discardOthers(engine, kept)
  return states
}

function* readOne(
  engine: PassageEngine,
  acronymsBefore: AcronymsBySource | undefined,
  compared: Compared,
  { sources, passages }: Shelf,
  kept: Set<Passage>,
): Steps<ShelfState> {
  const copies = yield* findCopies(sources)
  const different = copies.size === 0 ? sources : sources.filter((source) => !copies.has(source))
  const stories = yield* groupCopies(different, compared.pairs)
  const [own, near] = yield* partCopies(passages, stories)
  const index = yield* indexSteps(engine, own, copies, kept)
  const nearCopies = near.length === 0 ? undefined : yield* indexSteps(engine, near, copies, kept, index)
  const firsts =
    nearCopies === undefined ? different : different.filter((source) => !stories.firstOf.has(source))
  const acronymsBySource = yield* readAcronyms(firsts, acronymsBefore)
  const context: QuestionContext = {
    languages: yield* languagesOf(firsts),
    index,
    findNamedSources: yield* readSourceNames(sources),
    acronyms: yield* combineAcronyms(acronymsBySource),
    newestUntil: yield* readDates(firsts),
  }
  const ownSentences = yield* findOwnSentences(near, stories)
  return { context, index, acronymsBySource, stories, nearCopies, ownSentences, compared }
}

/** Parts the passages of near copies from all others. */
function* partCopies(
  passages: readonly Passage[],
  { firstOf }: Stories,
): Steps<readonly [own: readonly Passage[], near: readonly Passage[]]> {
  if (firstOf.size === 0) return [passages, []]
  const own: Passage[] = []
  const near: Passage[] = []
  for (const [at, passage] of passages.entries()) {
    if (at % 64 === 0) yield
    ;(firstOf.has(passage.source) ? near : own).push(passage)
  }
  return [own, near]
}
