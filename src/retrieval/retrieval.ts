import type { Answer, AnswerStatus, Excerpt, Place, RankedPassage, Shelf } from '../model.ts'
import type { Pace } from '../pace.ts'
import { citationOf } from './answer/citation.ts'
import { corroborationOf } from './answer/corroboration.ts'
import { type ChosenExcerpt, chooseExcerpts, overlap } from './answer/excerpts.ts'
import { marksOf } from './answer/marks.ts'
import { unquotedWords } from './answer/missing-terms.ts'
import { answerComparison, type ComparisonAnswer, type Findings, type SideSearch } from './answer/sides.ts'
import { FILLER } from './filler.ts'
import { type EarlierState, readShelfState, type ShelfState } from './index/ground.ts'
import type { PassageIndex } from './index/passage-index.ts'
import { logistic } from './logistic.ts'
import { type Question, readQuestion } from './question/question.ts'
import { signalsOf } from './rank/confidence.ts'
import { type RankedSentence, rankSentences } from './rank/rank.ts'
import type { ReadCandidate } from './rank/reading.ts'
import { CANDIDATES, createReader, findCandidates } from './rank/search.ts'
import { CONFIDENCE_WEIGHTS, RANKING_WEIGHTS } from './rank/weights.ts'
import { atOnce, inTurns } from './steps.ts'

export interface AskOptions {
  /** Where the question came from. There is one shelf as yet, and every place may read all of it. */
  readonly place: Place
  /** How many passages the answer lists, at most; 10 unless told. */
  readonly top?: number
  /** How many excerpts it has, at most; 3 unless told. Fewer are the first of more. */
  readonly excerpts?: number
  /** The sources that it is looked for in, by their ids; all unless told. How telling a word is, and how sure an answer, goes by the whole shelf all the same. */
  readonly among?: ReadonlySet<string>
  /** When it is asked, in milliseconds since 1970; now, unless told. No source counts as new that is dated later. */
  readonly now?: number
}

/** Finds things in a shelf that does not change. */
export interface Retrieval {
  /** What the sources say to a question, with the words that say it. */
  ask(question: string, options: AskOptions): Answer
  /** The passages that hold the words, best first, at most `limit`. */
  find(words: string, limit: number): readonly RankedPassage[]
}

/** From this confidence on, an answer is claimed; from the next on, what was found is called related. */
const ANSWERED = 0.5
const RELATED = 0.03
const EXCERPTS = 3
const TOP = 10

const excerptOf = (
  question: Question,
  { ranked, span, sentences }: ChosenExcerpt,
  candidates: readonly ReadCandidate[],
  index: PassageIndex,
): Excerpt => {
  const { passage } = ranked.candidate
  const { text } = passage.source
  const tokens = sentences.flatMap((sentence) => sentence.tokens)
  return {
    ...span,
    text: text.slice(span.start, span.end),
    marks: marksOf(question, tokens, text, span.start),
    citation: citationOf(passage, span.start),
    alsoIn: corroborationOf(question, passage, sentences, candidates, index),
  }
}

/** Passages by their best sentence. */
const rankPassages = (ranked: readonly RankedSentence[], top: number): RankedPassage[] => {
  const best = new Map<ReadCandidate, number>()
  for (const { candidate, score } of ranked) {
    if (!best.has(candidate)) best.set(candidate, score)
    if (best.size >= top) break
  }
  return [...best].map(([{ passage }, score]) => ({ passage, score }))
}

const statusOf = (confidence: number): AnswerStatus =>
  confidence >= ANSWERED ? 'answered' : confidence >= RELATED ? 'related' : 'none'

/** A comparison that is answered, by an excerpt a side. */
const answerOfSides = (
  { sides, confidence }: ComparisonAnswer,
  chosen: readonly ChosenExcerpt[],
  { question, candidates, ranked }: Findings,
  index: PassageIndex,
  top: number,
  excerpts: number,
): Omit<Answer, 'question' | 'unknownTerms'> => {
  const best = sides.map((side) => ({
    ...side.chosen.ranked,
    score: ranked[0]?.score ?? side.chosen.ranked.score,
  }))
  const places = new Set(best.map(({ candidate }) => candidate.passage))
  const others = ranked.filter(({ candidate }) => !places.has(candidate.passage))
  const more = chosen.filter((one) => !sides.some((side) => overlap(one, side.chosen)))
  return {
    status: statusOf(confidence),
    confidence,
    excerpts: [
      ...sides.map((side) => excerptOf(side.question, side.chosen, side.candidates, index)),
      ...more.map((one) => excerptOf(question, one, candidates, index)),
    ].slice(0, excerpts),
    passages: rankPassages([...best, ...others], top),
    missingTerms: [],
  }
}

/** What can be asked of a shelf, with what the next state of the shelf is indexed from. */
export interface LiveRetrieval extends Retrieval, ShelfState {}

/** Indexes a shelf in one go and gives what can be asked of it. */
export const createRetrieval = (shelf: Shelf): LiveRetrieval =>
  retrievalOf(shelf, atOnce(readShelfState(undefined, shelf)))

/**
 * What can be asked of a shelf as it is now. Only sources that are other objects than in `before` are read. `before` stays as it was, and
 * can be asked meanwhile.
 *
 * @param before an earlier state, or what was read from a file; everything is read without it
 */
export const updateRetrieval = async (
  before: EarlierState | undefined,
  shelf: Shelf,
  pace: Pace,
): Promise<LiveRetrieval> => retrievalOf(shelf, await inTurns(readShelfState(before, shelf), pace))

const retrievalOf = (
  shelf: Shelf,
  { context: ground, index, acronymsBySource: introduced }: ShelfState,
): LiveRetrieval => {
  const read = createReader()
  /** The sources to look into: those that the question names and those that are asked for. */
  const withinOf = ({ namedSources: from }: Question, among: ReadonlySet<string> | undefined) =>
    among === undefined
      ? from
      : new Set([...(from ?? shelf.sources)].filter((source) => among.has(source.id)))
  /** Where the source that a question names has nothing, its name is looked for like any other word, if the rest is known. */
  const lookUp = (text: string, limit: number, among?: ReadonlySet<string>, now?: number) => {
    const find = (question: Question) =>
      findCandidates(question, index, read, limit, withinOf(question, among))
    const asked = readQuestion(text, ground, now)
    const found = find(asked)
    if (found.length > 0 || asked.namedSources === undefined) return { question: asked, candidates: found }
    // It has nothing only where it has nothing at all, wherever else is not to be looked.
    if (among && findCandidates(asked, index, read, 1).length > 0)
      return { question: asked, candidates: found }
    if (asked.terms.some(({ known }) => !known)) return { question: asked, candidates: found }
    const question = readQuestion(text, { ...ground, findNamedSources: () => undefined }, now)
    return { question, candidates: find(question) }
  }
  /** How sure an answer is depends on what the rest of the shelf says, too: what stands elsewhere and says it better is its rival. */
  const withRivals = (question: Question, ranked: readonly RankedSentence[]): readonly RankedSentence[] => {
    const rivals = findCandidates(question, index, read, CANDIDATES)
    return [
      ...ranked.slice(0, 1),
      ...(ranked.length > 0 ? rankSentences(question, rivals, RANKING_WEIGHTS) : []),
    ]
  }
  const sureness = (question: Question, ranked: readonly RankedSentence[]): number => {
    const signs = signalsOf(question, ranked, index.size)
    return signs === undefined ? 0 : logistic(signs, CONFIDENCE_WEIGHTS)
  }
  const ofSide: SideSearch = {
    find: (question) => {
      const candidates = findCandidates(question, index, read, CANDIDATES)
      return { question, candidates, ranked: rankSentences(question, candidates, RANKING_WEIGHTS) }
    },
    confidence: sureness,
    size: index.size,
  }
  return {
    context: ground,
    index,
    acronymsBySource: introduced,
    ask: (text, { top = TOP, excerpts = EXCERPTS, among, now = Date.now() }) => {
      const { question, candidates } = lookUp(text, Math.max(CANDIDATES, top), among, now)
      const ranked = rankSentences(question, candidates, RANKING_WEIGHTS)
      const confidence = sureness(question, among ? withRivals(question, ranked) : ranked)
      const missing = question.terms
        .filter(({ known, timing, word }) => !known && !timing && !FILLER.has(word))
        .map(({ written }) => written)
      const chosen = chooseExcerpts(question, ranked, excerpts)
      const told = among ? undefined : answerComparison(question, ranked[0], confidence, ofSide)
      if (told)
        return {
          question: text,
          ...answerOfSides(told, chosen, { question, candidates, ranked }, index, top, excerpts),
          unknownTerms: missing,
        }
      return {
        question: text,
        status: statusOf(confidence),
        confidence,
        excerpts: chosen.map((each) => excerptOf(question, each, candidates, index)),
        passages: rankPassages(ranked, top),
        unknownTerms: missing,
        missingTerms: unquotedWords(question, chosen),
      }
    },
    find: (words, limit) => {
      const { candidates } = lookUp(words, limit)
      return candidates.map(({ passage, score }) => ({ passage, score }))
    },
  }
}
