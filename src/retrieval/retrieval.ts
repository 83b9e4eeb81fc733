/**
 * Answers questions from a shelf, in the sources' own words. A question is read (`question/`), the index finds passages for it (`index/`),
 * their sentences are ranked and the confidence is computed (`rank/`), and the best are quoted, marked and cited (`answer/`).
 */
import { withoutCourtesy } from '../language/courtesy/courtesy.ts'
import type { Answer, Place, RankedPassage, Shelf, Source } from '../model.ts'
import type { Pace } from '../pace.ts'
import { placesOf } from '../sources/copies/stories.ts'
import { atOnce, inTurns } from '../steps.ts'
import { answerOf } from './answer/answer.ts'
import { unknownTerms } from './answer/missing-terms.ts'
import { answerComparison } from './answer/sides.ts'
import { citeStandIns, standInPassages } from './answer/stand-ins.ts'
import { standInsFor } from './index/copies.ts'
import {
  type EarlierState,
  type LiveState,
  readShelfState,
  readShelfStates,
  type ShelfState,
} from './index/shelf-state.ts'
import { byScore, createLookUp } from './look-up.ts'
import { readQuestion } from './question/question.ts'
import { readMeant } from './question/slips.ts'
import { confidenceOf } from './rank/confidence.ts'
import { CANDIDATES } from './rank/search.ts'

export interface AskOptions {
  /** Where the question came from. Which sources it may read was decided before: they are those of the shelf that is asked. */
  readonly place: Place
  /** The most passages that the answer lists; 10 by default. */
  readonly top?: number
  /** The most excerpts that it has; 3 by default. A lower limit gives the first of them. */
  readonly excerpts?: number
  /** The ids of the sources to search; all by default. Rarity and confidence are measured on the whole shelf in any case. */
  readonly among?: ReadonlySet<string>
  /** When the question is asked, in milliseconds since 1970; now by default. A source with a later date does not count as new. */
  readonly now?: number
}

/** Searches one state of a shelf. */
export interface Retrieval {
  /** Answers a question with excerpts of the sources. The courtesies around it are no part of it (`withoutCourtesy`). */
  ask(question: string, options: AskOptions): Answer
  /** Finds passages that contain the words, best first, at most `limit`. */
  find(words: string, limit: number): readonly RankedPassage[]
  /** All sources of the shelf that print the same article as one, word for word or nearly so, itself included. The original comes first. */
  placesOf(source: Source): readonly Source[]
}

/** What commands ask of a shelf, wherever its passages are indexed: in memory, or in OpenSearch. Both give the same answers. */
export interface ShelfSearch {
  /** See `Retrieval.ask`. @throws AwayError if the index does not answer */
  ask(question: string, options: AskOptions): Promise<Answer>
  /** See `Retrieval.find`. @throws AwayError if the index does not answer */
  find(words: string, limit: number): Promise<readonly RankedPassage[]>
  /** See `Retrieval.placesOf`. */
  placesOf(source: Source): readonly Source[]
}

/** Searches an index that is in memory. */
export const searchInMemory = (retrieval: Retrieval): ShelfSearch => ({
  ask: async (question, options) => retrieval.ask(question, options),
  find: async (words, limit) => retrieval.find(words, limit),
  placesOf: retrieval.placesOf,
})

const EXCERPTS = 3
const TOP = 10

/** Searches one state of a shelf; the next state is indexed from it. */
export interface LiveRetrieval extends Retrieval, LiveState {
  readonly shelf: Shelf
}

/** Indexes a shelf without pausing. */
export const createRetrieval = (shelf: Shelf): LiveRetrieval =>
  retrievalOf(shelf, atOnce(readShelfState(undefined, shelf)))

/** `updateRetrievals` for one shelf. */
export const updateRetrieval = async (
  before: EarlierState | undefined,
  shelf: Shelf,
  pace: Pace,
): Promise<LiveRetrieval> => (await updateRetrievals(before, [shelf], [], pace))[0] as LiveRetrieval

/**
 * Indexes shelves as they are now, over one engine. The others are parts of the first: each is searched as if nothing else were there. Only
 * sources that are other objects than in `before` are read. `before` does not change, and can be searched meanwhile.
 *
 * @param before an earlier state of the first, or what was read from a file; without it everything is read
 * @param earlier those that can be used again where their shelf is the same object
 */
export const updateRetrievals = async (
  before: EarlierState | undefined,
  shelves: readonly Shelf[],
  earlier: readonly LiveRetrieval[],
  pace: Pace,
): Promise<readonly LiveRetrieval[]> => {
  await before?.index.engine.tidy()
  const byShelf = new Map(earlier.map((retrieval) => [retrieval.shelf, retrieval]))
  const states = await inTurns(
    readShelfStates(before, shelves, (shelf) => byShelf.get(shelf)),
    pace,
  )
  return states.map((state, at) => {
    const shelf = shelves[at] as Shelf
    const known = byShelf.get(shelf)
    return known === state ? known : retrievalOf(shelf, state)
  })
}

/** Searches a shelf by an index of its passages. */
export const retrievalOf = <S extends ShelfState>(
  shelf: Shelf,
  state: S,
): S & Retrieval & { readonly shelf: Shelf } => {
  const { index, copies, stories } = state
  const { ground, find, findRanked, withRivals } = createLookUp(shelf, state)
  const copiesOf = Map.groupBy(copies.keys(), (copy) => copies.get(copy))
  return {
    ...state,
    shelf,
    ask: (text, { top = TOP, excerpts = EXCERPTS, among, now = Date.now() }) => {
      const meant = readMeant(withoutCourtesy(text), ground)
      const found = find(meant.text, Math.max(CANDIDATES, top), among, now)
      const { question, candidates, near, all } = found
      const confidence = confidenceOf(question, withRivals(found, among), index.size)
      const comparison = among
        ? undefined
        : answerComparison(question, all[0], confidence, findRanked, index.size)
      const answer = answerOf(
        { question, candidates: [...candidates, ...near], ranked: all },
        confidence,
        comparison,
        { index, stories },
        { top, excerpts },
      )
      const standIns = standInsFor(found.within, copies)
      // A near copy may have a word that is unknown to the rest.
      const nowhere = state.nearCopies && new Set(unknownTerms(readQuestion(meant.text, ground, now)))
      return {
        ...citeStandIns(answer, standIns, shelf.passages),
        unknownTerms: answer.unknownTerms.filter((term) => nowhere?.has(term) ?? true),
        ...(meant.corrected.length > 0 && { corrected: meant.corrected }),
        ...(meant.suggested.length > 0 && { suggested: meant.suggested }),
      }
    },
    find: (words, limit) => {
      const { candidates, near, within } = find(words, limit)
      const standIns = standInsFor(within, copies)
      return standInPassages(byScore(candidates, near).slice(0, limit), standIns, shelf.passages)
    },
    placesOf: (source) =>
      placesOf(stories, copies.get(source) ?? source).flatMap((one) => [one, ...(copiesOf.get(one) ?? [])]),
  }
}
