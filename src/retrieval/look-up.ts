import type { Shelf, Source } from '../model.ts'
import type { Findings } from './answer/sides.ts'
import type { PassageIndex } from './index/passage-index.ts'
import type { ShelfState } from './index/shelf-state.ts'
import { type Question, type QuestionContext, readQuestion } from './question/question.ts'
import type { QuestionTerm } from './question/question-term.ts'
import { withoutFalseNames } from './rank/names.ts'
import { findNearCopies, type NearCopies, rankInPlaceOfFirst, rankNearCopies } from './rank/near-copies.ts'
import { type RankedSentence, rankSentences } from './rank/rank.ts'
import type { ReadCandidate } from './rank/reading.ts'
import { CANDIDATES, createReader, findCandidates } from './rank/search.ts'
import { RANKING_WEIGHTS } from './rank/weights.ts'

/** What was found for a question. */
export interface Found extends Findings {
  /** The passages of near copies that say something that their stories' first sources do not. Best first. */
  readonly near: readonly ReadCandidate[]
  /** The sentences of all that was found. Best first. */
  readonly all: readonly RankedSentence[]
  /** The sources that were searched; undefined for all. */
  readonly within: ReadonlySet<Source> | undefined
}

/** Looks questions up in one state of a shelf. */
export interface LookUp {
  /** Against what questions are read. Knows the words of near copies, too. */
  readonly ground: QuestionContext & { readonly index: PassageIndex }
  /**
   * Reads a question and searches for it. If the source that it names has nothing on it, and all other words are known, the name is
   * searched for like any other word.
   */
  find(text: string, limit: number, among?: ReadonlySet<string>, now?: number): Found
  /** What a question finds on the whole shelf, near copies left out. */
  findRanked(question: Question): Findings
  /** The best sentence of what was found, and all that the confidence in it is measured by. */
  withRivals(found: Found, among: ReadonlySet<string> | undefined): readonly RankedSentence[]
}

/** Two lists, best first, as one. Of equals, those of the first list come first. */
export const byScore = <T extends { readonly score: number }>(
  one: readonly T[],
  other: readonly T[],
): readonly T[] => (other.length === 0 ? one : [...one, ...other].sort((a, b) => b.score - a.score))

/** An index that also knows the words which only near copies have. */
const withWordsOf = (index: PassageIndex, copies: PassageIndex): PassageIndex => ({
  ...index,
  has: (term) => index.has(term) || copies.has(term),
  frequency: (term) => index.frequency(term) || Math.min(1, copies.frequency(term)),
})

export const createLookUp = ({ sources }: Shelf, state: ShelfState): LookUp => {
  const { index, stories, nearCopies, ownSentences: own } = state
  const context: QuestionContext = { ...state.context, index }
  const read = createReader(state.remembered)
  const copied: NearCopies | undefined = nearCopies && { stories, nearCopies, own, read }
  const ground = { ...context, index: nearCopies ? withWordsOf(index, nearCopies) : index }
  const isNear = (ranked: RankedSentence | undefined): boolean =>
    ranked !== undefined && stories.firstOf.has(ranked.candidate.passage.source)

  /** The sources to search: those that the question names, of those that the caller allows. */
  const sourcesFor = ({ namedSources }: Question, among: ReadonlySet<string> | undefined) =>
    among === undefined
      ? namedSources
      : new Set([...(namedSources ?? sources)].filter((source) => among.has(source.id)))

  const search = (asked: Question, limit: number, among?: ReadonlySet<string>): Found => {
    const within = sourcesFor(asked, among)
    const candidates = findCandidates(asked, index, read, limit, within)
    const question = withoutFalseNames(asked, candidates)
    const ranked = rankSentences(question, candidates, RANKING_WEIGHTS)
    if (copied === undefined) return { question, candidates, ranked, near: [], all: ranked, within }
    const near = findNearCopies(asked, copied, limit, within)
    const telling = rankNearCopies(question, copied, near, candidates, within)
    return { question, candidates, ranked, near, all: byScore(ranked, telling), within }
  }

  const lookUp = (
    known: QuestionContext,
    text: string,
    limit: number,
    among?: ReadonlySet<string>,
    now?: number,
  ): Found => {
    const question = readQuestion(text, known, now)
    const found = search(question, limit, among)
    if (found.all.length > 0 || question.namedSources === undefined) return found
    // The named source may have something that the caller does not allow.
    if (among && search(question, 1).all.length > 0) return found
    if (question.terms.some((term) => !term.known)) return found
    const nameless = readQuestion(text, { ...known, findNamedSources: () => undefined }, now)
    return search(nameless, limit, among)
  }

  const findRanked = (question: Question): Findings => {
    const candidates = findCandidates(question, index, read, CANDIDATES)
    return { question, candidates, ranked: rankSentences(question, candidates, RANKING_WEIGHTS) }
  }

  const isInCopies = ({ known, variants }: QuestionTerm): boolean =>
    !known && variants.some((variant) => nearCopies?.has(variant))

  return {
    ground,
    findRanked,
    find: (text, limit, among, now) => {
      const found = lookUp(context, text, limit, among, now)
      if (!found.question.terms.some(isInCopies)) return found
      // The word may be what a copy was edited by. To everything else it stays unknown.
      const other = lookUp(ground, text, limit, among, now)
      return isNear(other.all[0]) ? other : found
    },
    withRivals: (found, among) => {
      const [best] = found.all
      if (best === undefined) return []
      // The confidence also depends on what sources say that are not searched.
      const { candidates, ranked } = among === undefined ? found : findRanked(found.question)
      if (copied !== undefined && isNear(best))
        return [best, ...rankInPlaceOfFirst(found.question, copied, best, candidates)]
      return among === undefined ? ranked : [best, ...ranked]
    },
  }
}
