import type { Language, Shelf, Source } from '../../model.ts'
import { type AcronymsBySource, combineAcronyms, readAcronyms } from '../question/acronyms.ts'
import { readSourceNames } from '../question/named-sources.ts'
import type { QuestionContext } from '../question/question.ts'
import { readDates } from '../question/recency.ts'
import type { Steps } from '../steps.ts'
import { findCopies } from './copies.ts'
import { PassageEngine } from './engine.ts'
import { type LiveIndex, updateSteps } from './live-index.ts'

/** What is known of one state of a shelf: its index, and what questions are read against. */
export interface ShelfState {
  readonly context: QuestionContext
  readonly index: LiveIndex
  readonly acronymsBySource: AcronymsBySource
}

/** What a later state of the shelf reuses of an earlier one. */
export interface EarlierState {
  readonly index: { readonly engine: PassageEngine }
  readonly acronymsBySource?: AcronymsBySource
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
export function* readShelfState(
  before: EarlierState | undefined,
  { sources, passages }: Shelf,
): Steps<ShelfState> {
  const copies = yield* findCopies(sources)
  const index = yield* updateSteps(before?.index.engine ?? new PassageEngine(), passages, copies)
  const firsts = copies.size === 0 ? sources : sources.filter((source) => !copies.has(source))
  const acronymsBySource = yield* readAcronyms(firsts, before?.acronymsBySource)
  const context: QuestionContext = {
    languages: yield* languagesOf(firsts),
    index,
    findNamedSources: yield* readSourceNames(sources),
    acronyms: yield* combineAcronyms(acronymsBySource),
    newestUntil: yield* readDates(sources),
  }
  return { context, index, acronymsBySource }
}
