import type { Passage, Source } from '../../model.ts'
import { type OwnSentences, sentencesToSearch } from '../../sources/copies/echo.ts'
import { isSameStory, type Stories } from '../../sources/copies/stories.ts'
import type { PassageIndex } from '../index/passage-index.ts'
import type { Question } from '../question/question.ts'
import { type RankedSentence, rankSentences } from './rank.ts'
import type { ReadPassage } from './read-passage.ts'
import type { ReadCandidate } from './reading.ts'
import { CANDIDATES, findCandidates } from './search.ts'
import { RANKING_WEIGHTS } from './weights.ts'

/*
 * A near copy is searched for what it says otherwise: an edit may be the very thing that is asked for. What it repeats is found in the first
 * source of its story, whose ranking, rivals and confidence are those of a shelf without the copy.
 */

/** The near copies of a shelf. */
export interface NearCopies {
  readonly stories: Stories
  readonly nearCopies: PassageIndex
  readonly own: OwnSentences
  /** Tokenizes a passage. */
  readonly read: (passage: Passage) => ReadPassage
}

/** How many times as many passages are searched for as are wanted: most of a near copy repeats its story. */
const MORE = 4

/** Finds the passages of near copies that have a term of the question in a sentence of their own. Best first. @param within the sources to search; all without it */
export const findNearCopies = (
  question: Question,
  { stories, nearCopies, own, read }: NearCopies,
  limit: number,
  within: ReadonlySet<Source> | undefined,
): ReadCandidate[] => {
  const telling: PassageIndex = {
    ...nearCopies,
    search: (terms, most, only) =>
      nearCopies
        .search(terms, most * MORE, only)
        .filter(({ passage }) => sentencesToSearch(stories, own, passage, within)?.size !== 0)
        .slice(0, most),
  }
  return findCandidates(question, telling, read, limit, within).filter(({ passage, sentences, hits }) => {
    const starts = sentencesToSearch(stories, own, passage, within)
    return sentences.some(
      ({ span }, at) => starts?.has(span.start) !== false && hits[at]?.some((places) => places.length > 0),
    )
  })
}

/**
 * Ranks what near copies say of their own, as if they stood in the place of their stories' first sources. Best first.
 *
 * @param candidates of the other sources
 */
export const rankNearCopies = (
  question: Question,
  { stories, own }: NearCopies,
  near: readonly ReadCandidate[],
  candidates: readonly ReadCandidate[],
  within: ReadonlySet<Source> | undefined,
): RankedSentence[] => {
  if (near.length === 0) return []
  const others = candidates.filter(
    ({ passage }) => !near.some((copy) => isSameStory(stories, copy.passage.source, passage.source)),
  )
  return rankSentences(question, [...near, ...others], RANKING_WEIGHTS).filter(
    ({ candidate: { passage }, sentence }) =>
      stories.firstOf.has(passage.source) &&
      sentencesToSearch(stories, own, passage, within)?.has(sentence.span.start) !== false,
  )
}

/** All sentences that the confidence in a near copy's is measured by: those of its source, and those of other stories. Best first. */
export const rankInPlaceOfFirst = (
  question: Question,
  { stories, nearCopies, read }: NearCopies,
  { candidate }: RankedSentence,
  candidates: readonly ReadCandidate[],
): RankedSentence[] => {
  const { source } = candidate.passage
  const own = findCandidates(question, nearCopies, read, CANDIDATES, new Set([source]))
  const others = candidates.filter(({ passage }) => !isSameStory(stories, passage.source, source))
  return rankSentences(question, [...own, ...others], RANKING_WEIGHTS)
}
