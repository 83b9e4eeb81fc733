import type { Language, Shelf, Source } from '../../model.ts'
import { type AcronymsBySource, combineAcronyms, readAcronyms } from '../question/acronyms.ts'
import { readSourceNames } from '../question/named-sources.ts'
import type { QuestionContext } from '../question/question.ts'
import { readDates } from '../question/recency.ts'
import type { Steps } from '../steps.ts'
import { updated } from './inverted/update.ts'
import { type LiveIndex, liveIndexOf, type StoredIndex } from './passage-index.ts'
import { readSpelling } from './spelling.ts'

/** All that is known of one state of a shelf. */
export interface ShelfState {
  readonly context: QuestionContext
  readonly index: LiveIndex
  readonly acronymsBySource: AcronymsBySource
}

/** What of an earlier state is of use for a later one. */
export interface EarlierState {
  readonly index: StoredIndex
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

/** Reads a shelf: all of it, or what is new since `before`. */
export function* readShelfState(
  before: EarlierState | undefined,
  { sources, passages }: Shelf,
): Steps<ShelfState> {
  const index = liveIndexOf(yield* updated(before?.index.inverted, passages))
  const introduced = yield* readAcronyms(sources, before?.acronymsBySource)
  const vocabularies = index.inverted.parts.map(({ segment }) => segment.terms)
  const ground: QuestionContext = {
    languages: yield* languagesOf(sources),
    index,
    findNamedSources: yield* readSourceNames(sources),
    acronyms: yield* combineAcronyms(introduced),
    newestUntil: yield* readDates(sources),
    spelling: yield* readSpelling(vocabularies, (term) => index.frequency(term) > 0),
  }
  return { context: ground, index, acronymsBySource: introduced }
}
