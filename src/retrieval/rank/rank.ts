/**
 * Ranks the sentences of the passages that a search found. `search.ts` finds the passages and `reading.ts` locates the question's terms in
 * them; `features/` measures each sentence, `signals/` and `confidence.ts` measure whether the best one is an answer. The weights are learned.
 */
import type { Source } from '../../model.ts'
import type { Question } from '../question/question.ts'
import { FEATURES } from './features/features.ts'
import type { View } from './features/view.ts'
import type { ReadSentence } from './read-passage.ts'
import type { ReadCandidate } from './reading.ts'

/** A sentence of a candidate with how well it answers. */
export interface RankedSentence {
  readonly candidate: ReadCandidate
  /** The index of the sentence in the candidate. */
  readonly at: number
  readonly sentence: ReadSentence
  /** In the order of `FEATURES`. */
  readonly features: Float64Array
  /** The weighted sum of the features. Only the order and the differences of scores mean anything. */
  readonly score: number
}

const functions = Object.values(FEATURES)

/** The features of one sentence, in the order of `FEATURES`. */
export const featuresOf = (view: View): Float64Array =>
  Float64Array.from(functions, (feature) => feature(view))

/** Every sentence of the candidates, prepared for measuring its features. */
export const viewsOf = (question: Question, candidates: readonly ReadCandidate[]): View[] => {
  const topScore = Math.max(Number.MIN_VALUE, ...candidates.map(({ score }) => score))
  const first =
    question.kind === 'definition' ? firstMentions(candidates, question.terms.length - 1) : undefined
  const topics = topicShares(candidates)
  return candidates.flatMap((candidate) =>
    candidate.sentences.map((sentence, at): View => {
      const introduces = first?.get(candidate.passage.source) === sentence.span.start
      const topicShare = topics.get(candidate.passage.source.title) ?? 0
      const hits = candidate.hits[at] ?? []
      return { question, candidate, topScore, topicShare, at, introduces, sentence, hits }
    }),
  )
}

/** The share of the candidates' scores under each title. The parts of one work share a title, in one source or in several. */
const topicShares = (candidates: readonly ReadCandidate[]): Map<string, number> => {
  const shares = new Map<string, number>()
  const total = candidates.reduce((sum, { score }) => sum + score, 0)
  for (const { passage, score } of candidates) {
    const { title } = passage.source
    shares.set(title, (shares.get(title) ?? 0) + score / total)
  }
  return shares
}

/** Where the first sentence of each source that contains the question's term begins, among the candidates. */
const firstMentions = (candidates: readonly ReadCandidate[], term: number): Map<Source, number> => {
  const first = new Map<Source, number>()
  for (const { passage, sentences, hits } of candidates) {
    const at = hits.findIndex((places) => (places[term]?.length ?? 0) > 0)
    const start = sentences[at]?.span.start ?? Number.POSITIVE_INFINITY
    if (at >= 0 && start < (first.get(passage.source) ?? Number.POSITIVE_INFINITY))
      first.set(passage.source, start)
  }
  return first
}

const dot = (a: Float64Array, b: readonly number[]): number => {
  let sum = 0
  for (let i = 0; i < a.length; i += 1) sum += (a[i] ?? 0) * (b[i] ?? 0)
  return sum
}

/**
 * Scores every sentence of the candidates by a linear model: each feature times its weight, summed. Best first; equal scores keep the
 * order of the candidates and of their sentences.
 */
export const rankSentences = (
  question: Question,
  candidates: readonly ReadCandidate[],
  weights: readonly number[],
): RankedSentence[] =>
  viewsOf(question, candidates)
    .map((view): RankedSentence => {
      const { candidate, at, sentence } = view
      const features = featuresOf(view)
      return { candidate, at, sentence, features, score: dot(features, weights) }
    })
    .sort((a, b) => b.score - a.score)
