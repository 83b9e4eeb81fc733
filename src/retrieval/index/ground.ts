import type { Language, Source } from '../../model.ts'
import type { Shelf } from '../../shelf.ts'
import { acronymsOf, type Introduced, readIntroduced } from '../question/acronyms.ts'
import { readNames } from '../question/named-sources.ts'
import type { Ground } from '../question/question.ts'
import { readDates } from '../question/recency.ts'
import type { Steps } from '../steps.ts'
import { updated } from './inverted/update.ts'
import { type LiveIndex, liveIndexOf, type StoredIndex } from './passage-index.ts'
import { readSpelling } from './spelling.ts'

/** All that is known of one state of a shelf. */
export interface Grounds {
  readonly ground: Ground
  readonly index: LiveIndex
  readonly introduced: Introduced
}

/** What of an earlier state is of use for a later one. */
export interface Before {
  readonly index: StoredIndex
  readonly introduced?: Introduced
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
export function* readGround(before: Before | undefined, { sources, passages }: Shelf): Steps<Grounds> {
  const index = liveIndexOf(yield* updated(before?.index.inverted, passages))
  const introduced = yield* readIntroduced(sources, before?.introduced)
  const vocabularies = index.inverted.parts.map(({ segment }) => segment.terms)
  const ground: Ground = {
    languages: yield* languagesOf(sources),
    index,
    mention: yield* readNames(sources),
    acronyms: yield* acronymsOf(introduced),
    newestUntil: yield* readDates(sources),
    spelling: yield* readSpelling(vocabularies, (term) => index.frequency(term) > 0),
  }
  return { ground, index, introduced }
}
