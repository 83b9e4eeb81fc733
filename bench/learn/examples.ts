import type { Passage, ShelfInMemory } from '../../src/model.ts'
import { indexPassages } from '../../src/retrieval/index/live-index.ts'
import type { PassageIndex } from '../../src/retrieval/index/passage-index.ts'
import { indexAcronyms } from '../../src/retrieval/question/acronyms.ts'
import { type Question, type QuestionContext, readQuestion } from '../../src/retrieval/question/question.ts'
import { featuresOf, viewsOf } from '../../src/retrieval/rank/rank.ts'
import type { ReadPassage, ReadSentence } from '../../src/retrieval/rank/read-passage.ts'
import type { ReadCandidate } from '../../src/retrieval/rank/reading.ts'
import { CANDIDATES, createReader, findCandidates } from '../../src/retrieval/rank/search.ts'
import type { BenchQuestion } from '../collections.ts'
import { asArticles, type Stretch } from './articles.ts'
import type { Origin } from './exchange.ts'

/** One sentence of one question's candidates. */
export interface Example {
  readonly candidate: ReadCandidate
  readonly at: number
  readonly sentence: ReadSentence
  readonly features: Float64Array
  /** Whether it is in a relevant document. In articles: in the passage that holds what the relevant paragraph said. */
  readonly relevant: boolean
  /** Whether it holds an answer, in any document. */
  readonly says: boolean
  /** Whether it is relevant and holds an answer. */
  readonly right: boolean
}

export interface QuestionExamples {
  readonly question: BenchQuestion
  readonly asked: Question
  readonly examples: readonly Example[]
  /** How many passages the shelf has. */
  readonly size: number
}

/** The questions of a collection, by what the shelf holds of their answers. */
export interface Collection {
  readonly said: readonly QuestionExamples[]
  readonly withoutFact: readonly QuestionExamples[]
  /** Asked about another name or figure than the one that is there, by where the other comes from. */
  readonly ofAnother: Readonly<Record<Origin, readonly QuestionExamples[]>>
  readonly offTopic: readonly QuestionExamples[]
  /** Answered on the shelf of `offTopic`. */
  readonly onTopic: readonly QuestionExamples[]
  /** The weight of each question, so that collections of different sizes count the same. */
  readonly weight: number
}

export const squash = (text: string): string => text.toLowerCase().replace(/\s+/g, ' ')

const examplesOf = (
  question: BenchQuestion,
  candidates: readonly ReadCandidate[],
  asked: Question,
  isRelevant: (passage: Passage) => boolean,
): Example[] => {
  const answers = question.answers.map(squash)
  return viewsOf(asked, candidates).map((view): Example => {
    const { candidate, at, sentence } = view
    const { source } = candidate.passage
    const relevant = isRelevant(candidate.passage)
    const text = squash(source.text.slice(sentence.span.start, sentence.span.end))
    const says = answers.some((answer) => text.includes(answer))
    return { candidate, at, sentence, features: featuresOf(view), relevant, says, right: relevant && says }
  })
}

/** An index as if some sources were not on the shelf. */
const without = (
  index: PassageIndex,
  hidden: ReadonlySet<string>,
  byId: ReadonlyMap<string, readonly ReadPassage[]>,
): PassageIndex => {
  const gone = [...hidden].flatMap((id) => byId.get(id) ?? [])
  const frequency = (term: string): number =>
    index.frequency(term) -
    gone.filter(({ sentences }) => sentences.some(({ positions: places }) => places.has(term))).length
  return {
    size: index.size - gone.length,
    frequency,
    has: (term) => frequency(term) > 0 || (index.frequency(term) === 0 && index.has(term)),
    spelledLike: () => [],
    search: (terms, limit) =>
      index
        .search(terms, limit + gone.length)
        .filter(({ passage }) => !hidden.has(passage.source.id))
        .slice(0, limit),
  }
}

/** Whether a passage holds an answer within its part of the article. */
const tells = (passage: Passage, stretch: Stretch | undefined, answers: readonly string[]): boolean => {
  if (stretch?.source !== passage.source) return false
  const [start, end] = [Math.max(passage.start, stretch.start), Math.min(passage.end, stretch.end)]
  const text = squash(passage.source.text.slice(start, Math.max(start, end)))
  return answers.some((answer) => text.includes(squash(answer)))
}

/**
 * The examples of a whole collection.
 *
 * @param hide `fact` hides each question's own documents, so that its topic is on the shelf and its fact is not
 * @param stretches where the documents are, if they are parts of articles
 */
export const prepare = (
  shelf: ShelfInMemory,
  questions: readonly BenchQuestion[],
  hide?: 'fact',
  stretches?: ReadonlyMap<string, Stretch>,
): QuestionExamples[] => {
  const index = indexPassages(shelf.passages)
  const read = createReader()
  const byId = Map.groupBy(shelf.passages.map(read), ({ passage }) => passage.source.id)
  const acronyms = indexAcronyms(shelf.sources)
  const languages = [shelf.sources[0]?.language ?? 'en']
  return questions.map((question) => {
    const seen = hide === undefined ? index : without(index, new Set(question.relevant), byId)
    const ground: QuestionContext = {
      languages,
      index: { ...seen, spelledLike: () => [] },
      findNamedSources: () => undefined,
      acronyms,
    }
    const asked = readQuestion(question.q, ground)
    return {
      question,
      asked,
      size: seen.size,
      examples: examplesOf(question, findCandidates(asked, seen, read, CANDIDATES), asked, (passage) =>
        stretches === undefined
          ? question.relevant.includes(passage.source.id)
          : question.relevant.some((id) => tells(passage, stretches.get(id), question.answers)),
      ),
    }
  })
}

/** The same questions over the collection as articles. They measure what neighbouring passages are worth, and nothing is learned from them. */
export const prepareArticles = (
  paragraphs: ShelfInMemory,
  questions: readonly BenchQuestion[],
): Collection => {
  const { shelf, stretches } = asArticles(paragraphs)
  const said = prepare(shelf, questions, undefined, stretches)
  return {
    said,
    withoutFact: [],
    ofAnother: { article: [], shelf: [], paragraph: [] },
    offTopic: [],
    onTopic: [],
    weight: 0,
  }
}
