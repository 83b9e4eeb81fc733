import type { Language, Passage, Passages, Shelf, Source } from '../../model.ts'
import { findOwnSentences, type OwnSentences } from '../../sources/copies/echo.ts'
import { type Compared, findPairs } from '../../sources/copies/pairs.ts'
import { groupCopies, type Stories } from '../../sources/copies/stories.ts'
import { arrayOf, passagesOfSome } from '../../sources/passages/lists.ts'
import type { Steps } from '../../steps.ts'
import { type AcronymsBySource, combineAcronyms, readAcronyms } from '../question/acronyms.ts'
import { readSourceNames } from '../question/named-sources.ts'
import type { QuestionContext } from '../question/question.ts'
import { readDates } from '../question/recency.ts'
import { type Copies, findCopies } from './copies.ts'
import { PassageEngine } from './engine.ts'
import { discardOthers, indexSteps, type LiveIndex } from './live-index.ts'
import type { PassageIndex } from './passage-index.ts'

/** What is known of one state of a shelf, beside its passages: what questions are read against, and what is a copy of what. */
export interface ShelfFacts {
  readonly context: Omit<QuestionContext, 'index'>
  readonly acronymsBySource: AcronymsBySource
  /** The sources whose passages are left out, each with the one that is searched in its place. */
  readonly copies: Copies
  readonly stories: Stories
  /** What the near copies say that the first sources of their stories do not. */
  readonly ownSentences: OwnSentences
  /** What was found among all sources that were compared. Only `stories` may be told of. */
  readonly compared: Compared
  /** The passages of the shelf, near copies apart from all others. */
  readonly passages: Readonly<Record<'own' | 'near', Passages>>
}

/** The facts with the indexes of the passages. */
export interface ShelfState<I extends PassageIndex = PassageIndex> extends ShelfFacts {
  readonly index: I
  /** The near copies, which are searched beside the index; undefined if there are none. They make no word more frequent. */
  readonly nearCopies: I | undefined
  /** How many passages stay tokenized, where it is not as many as usual. */
  readonly remembered?: number
}

/** A state whose indexes are in memory. */
export type LiveState = ShelfState<LiveIndex>

/** What a later state of the shelf reuses of an earlier one. */
export type EarlierFacts = Partial<Pick<ShelfFacts, 'acronymsBySource' | 'compared'>>
export interface EarlierState extends EarlierFacts {
  readonly index: { readonly engine: PassageEngine }
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
export function* readShelfState(before: EarlierState | undefined, shelf: Shelf): Steps<LiveState> {
  const [state] = yield* readShelfStates(before, [shelf], () => undefined)
  return state as LiveState
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
  known: (shelf: Shelf) => LiveState | undefined,
): Steps<readonly LiveState[]> {
  const engine = before?.index.engine ?? new PassageEngine()
  const kept = new Set<Passage>()
  const states: LiveState[] = []
  const compared = yield* findPairs(shelves[0]?.sources ?? [], before?.compared)
  for (const shelf of shelves) {
    const same = known(shelf)
    if (same?.index.engine === engine) {
      for (const index of [same.index, same.nearCopies])
        for (const passage of index?.snapshot.passages ?? []) kept.add(passage)
      states.push(same)
    } else states.push(yield* indexFacts(engine, yield* readFacts(before, compared, shelf), kept))
  }
  yield* discardOthers(engine, kept)
  return states
}

function* indexFacts(engine: PassageEngine, facts: ShelfFacts, kept: Set<Passage>): Steps<LiveState> {
  const { copies, passages } = facts
  const index = yield* indexSteps(engine, arrayOf(passages.own), copies, kept)
  const nearCopies =
    passages.near.length === 0
      ? undefined
      : yield* indexSteps(engine, arrayOf(passages.near), copies, kept, index)
  return { ...facts, index, nearCopies }
}

/** Reads what is known of a shelf. What `before` has read of it is not read again. @param compared all sources of the shelf, and maybe others */
export function* readFacts(
  before: EarlierFacts | undefined,
  compared: Compared,
  { sources, passages }: Shelf,
): Steps<ShelfFacts> {
  const copies = yield* findCopies(sources)
  const different = copies.size === 0 ? sources : sources.filter((source) => !copies.has(source))
  const stories = yield* groupCopies(different, compared.pairs)
  const { own, near } = partCopies(passages, copies, stories)
  const firsts = near.length === 0 ? different : different.filter((source) => !stories.firstOf.has(source))
  const acronymsBySource = yield* readAcronyms(firsts, before?.acronymsBySource)
  const context = {
    languages: yield* languagesOf(firsts),
    findNamedSources: yield* readSourceNames(sources),
    acronyms: yield* combineAcronyms(acronymsBySource),
    newestUntil: yield* readDates(firsts),
  }
  const ownSentences = yield* findOwnSentences(near, stories)
  return { context, acronymsBySource, copies, stories, ownSentences, compared, passages: { own, near } }
}

/** Parts the passages of near copies from all others. Those of copies are left out. */
const partCopies = (
  passages: Passages,
  copies: Copies,
  { firstOf }: Stories,
): Readonly<Record<'own' | 'near', Passages>> =>
  firstOf.size === 0 && copies.size === 0
    ? { own: passages, near: [] }
    : {
        own: passagesOfSome(passages, (source) => !copies.has(source) && !firstOf.has(source)),
        near: passagesOfSome(passages, (source) => !copies.has(source) && firstOf.has(source)),
      }
