/**
 * Answers questions from a shelf, in the sources' own words. A question is read (`question/`), the index finds passages for it (`index/`),
 * their sentences are ranked and the confidence is computed (`rank/`), and the best are quoted, marked and cited (`answer/`).
 */
import { withoutCourtesy } from '../language/courtesy/courtesy.ts'
import type { Answer, Place, RankedPassage, Shelf } from '../model.ts'
import type { Pace } from '../pace.ts'
import { answerOf } from './answer/answer.ts'
import { answerComparison, type Findings } from './answer/sides.ts'
import { citeStandIns, standInPassages } from './answer/stand-ins.ts'
import { standInsFor } from './index/copies.ts'
import { type EarlierState, readShelfState, readShelfStates, type ShelfState } from './index/shelf-state.ts'
import { type Question, readQuestion } from './question/question.ts'
import { readMeant } from './question/slips.ts'
import { confidenceOf } from './rank/confidence.ts'
import { withoutFalseNames } from './rank/names.ts'
import { type RankedSentence, rankSentences } from './rank/rank.ts'
import { CANDIDATES, createReader, findCandidates } from './rank/search.ts'
import { RANKING_WEIGHTS } from './rank/weights.ts'
import { atOnce, inTurns } from './steps.ts'

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
}

const EXCERPTS = 3
const TOP = 10

/** Searches one state of a shelf; the next state is indexed from it. */
export interface LiveRetrieval extends Retrieval, ShelfState {
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

const retrievalOf = (shelf: Shelf, { context, index, acronymsBySource }: ShelfState): LiveRetrieval => {
  const read = createReader()
  /** The sources to search: those that the question names, of those that the caller allows. */
  const sourcesFor = ({ namedSources }: Question, among: ReadonlySet<string> | undefined) =>
    among === undefined
      ? namedSources
      : new Set([...(namedSources ?? shelf.sources)].filter((source) => among.has(source.id)))
  /**
   * Reads a question and searches for it. If the source that it names has nothing on it, and all other words are known, the name is
   * searched for like any other word.
   */
  const lookUp = (text: string, limit: number, among?: ReadonlySet<string>, now?: number) => {
    const find = (question: Question) =>
      findCandidates(question, index, read, limit, sourcesFor(question, among))
    const question = readQuestion(text, context, now)
    const candidates = find(question)
    const found = { question: withoutFalseNames(question, candidates), candidates }
    if (found.candidates.length > 0 || question.namedSources === undefined) return found
    // The named source may have something that the caller does not allow.
    if (among && findCandidates(question, index, read, 1).length > 0) return found
    if (question.terms.some(({ known }) => !known)) return found
    const nameless = readQuestion(text, { ...context, findNamedSources: () => undefined }, now)
    return { question: nameless, candidates: find(nameless) }
  }
  const findRanked = (question: Question): Findings => {
    const candidates = findCandidates(question, index, read, CANDIDATES)
    return { question, candidates, ranked: rankSentences(question, candidates, RANKING_WEIGHTS) }
  }
  /** The best sentence and its rivals of the whole shelf: the confidence also depends on what sources say that are not searched. */
  const withRivals = (question: Question, ranked: readonly RankedSentence[]): readonly RankedSentence[] =>
    ranked.length === 0 ? [] : [...ranked.slice(0, 1), ...findRanked(question).ranked]
  return {
    shelf,
    context,
    index,
    acronymsBySource,
    ask: (text, { top = TOP, excerpts = EXCERPTS, among, now = Date.now() }) => {
      const meant = readMeant(withoutCourtesy(text), { ...context, index })
      const { question, candidates } = lookUp(meant.text, Math.max(CANDIDATES, top), among, now)
      const ranked = rankSentences(question, candidates, RANKING_WEIGHTS)
      const rivals = among ? withRivals(question, ranked) : ranked
      const confidence = confidenceOf(question, rivals, index.size)
      const comparison = among
        ? undefined
        : answerComparison(question, ranked[0], confidence, findRanked, index.size)
      const answer = answerOf({ question, candidates, ranked }, confidence, comparison, index, {
        top,
        excerpts,
      })
      const standIns = standInsFor(sourcesFor(question, among), index.copies)
      return {
        ...citeStandIns(answer, standIns, shelf.passages),
        ...(meant.corrected.length > 0 && { corrected: meant.corrected }),
        ...(meant.suggested.length > 0 && { suggested: meant.suggested }),
      }
    },
    find: (words, limit) => {
      const { question, candidates } = lookUp(words, limit)
      const standIns = standInsFor(question.namedSources, index.copies)
      return standInPassages(candidates, standIns, shelf.passages)
    },
  }
}
