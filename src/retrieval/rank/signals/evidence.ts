import type { Question } from '../../question/question.ts'
import { FEATURE_NAMES } from '../features/features.ts'
import type { RankedSentence } from '../rank.ts'
import { hasCue, neighbourOfKind } from '../shown-kind.ts'
import { bestSimilarity } from '../similarity.ts'

/** What signals measure: a question, the sentence that may answer it, and everything else that was found. */
export interface Evidence {
  readonly question: Question
  /** The best sentence: the answer, if there is one. */
  readonly best: RankedSentence
  /** Every sentence of the candidates, best first. The others are the best one's rivals. */
  readonly ranked: readonly RankedSentence[]
  /** How many passages the shelf has. */
  readonly size: number
  /**
   * How well the best sentence and its surroundings cover each of the question's terms: 1 if the sentence contains the term, less for a
   * similar word, a neighbouring sentence or a heading, 0 if it is missing.
   */
  readonly coverage: readonly number[]
  /** Whether a neighbour that is shown with it gives the figure or the date that it lacks. */
  readonly besideOfKind: boolean
}

/** The coverage of a term in a neighbouring sentence or a heading. */
const BESIDE = 0.9

/** The coverage of what somebody spoke about in the passage before: the words themselves often only say "he" or "this". */
const EARLIER = 0.5

const SPOKEN_BY = FEATURE_NAMES.indexOf('spokenBy')

/** How well one sentence of the best candidate covers each term. */
const coverageIn = (question: Question, { candidate }: RankedSentence, at: number): number[] => {
  const sentence = candidate.sentences[at]
  return question.terms.map(({ word, number }, term) => {
    if (sentence === undefined) return 0
    if ((candidate.hits[at]?.[term]?.length ?? 0) > 0) return 1
    return Math.max(candidate.relatives[at]?.[term] ?? 0, number ? 0 : bestSimilarity(word, sentence.tokens))
  })
}

/** Gathers what the signals measure. @param size of the shelf, in passages */
export const gatherEvidence = (
  question: Question,
  best: RankedSentence,
  ranked: readonly RankedSentence[],
  size: number,
): Evidence => {
  const { candidate, at } = best
  const before = coverageIn(question, best, at - 1)
  const after = coverageIn(question, best, at + 1)
  const spoken = (best.features[SPOKEN_BY] ?? 0) > 0
  const shown = spoken || hasCue(question.kind, best.sentence.tokens) === true
  const coverage = coverageIn(question, best, at).map((own, term) =>
    Math.max(
      own,
      shown && term === question.asking ? 1 : 0,
      spoken && question.about?.has(term) && candidate.inPreviousPassage[term] ? EARLIER : 0,
      BESIDE * Math.max(before[term] ?? 0, after[term] ?? 0),
      candidate.inHeading[term] === true ? BESIDE : 0,
    ),
  )
  const besideOfKind = neighbourOfKind(question, candidate, at) !== undefined
  return { question, best, ranked, size, coverage, besideOfKind }
}
