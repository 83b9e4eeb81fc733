import type { Question } from '../../question/question.ts'
import type { RankedSentence } from '../rank.ts'
import type { ReadSentence } from '../reading.ts'
import { similarity } from '../similarity.ts'

/** What a sign looks at: a question, and all that was found for it. */
export interface Evidence {
  readonly question: Question
  /** The best sentence: the answer, if there is one. */
  readonly best: RankedSentence
  /** Every sentence of the candidates, best first; beside `best`, what stands against it. */
  readonly ranked: readonly RankedSentence[]
  /** How many passages the shelf has. */
  readonly size: number
  /**
   * How well the best sentence, those beside it and what stands above it tell each of the question's terms: 1 where the sentence holds
   * it, less for other words and what is beside, 0 where it is not told.
   */
  readonly coverage: readonly number[]
}

/** One thing that tells whether the best sentence answers, as a number; most lie between 0 and 1. */
export type Signal = (found: Evidence) => number

/** What stands one sentence away, or above, counts. */
const BESIDE = 0.9
/** Below this, two words are alike by chance. */
const LIKE_ENOUGH = 0.4

/** How like its likest word is in letters, if any is like enough ("congratulated", "congratulatory"). */
const likest = ({ tokens }: ReadSentence, word: string): number => {
  let most = 0
  for (const token of tokens)
    if (token.term !== '' && !token.number) most = Math.max(most, similarity(word, token.word))
  return most >= LIKE_ENOUGH ? most : 0
}

/** How well one sentence of the best candidate tells each term. */
const saidIn = (question: Question, { candidate }: RankedSentence, at: number): number[] => {
  const sentence = candidate.sentences[at]
  return question.terms.map(({ word, number }, term) => {
    if (sentence === undefined) return 0
    if ((candidate.hits[at]?.[term]?.length ?? 0) > 0) return 1
    return Math.max(candidate.relatives[at]?.[term] ?? 0, number ? 0 : likest(sentence, word))
  })
}

/** Looks at what was found as the signs do. @param ranked with the best first */
export const gatherEvidence = (
  question: Question,
  best: RankedSentence,
  ranked: readonly RankedSentence[],
  size: number,
): Evidence => {
  const { candidate, at } = best
  const said = saidIn(question, best, at)
  const before = saidIn(question, best, at - 1)
  const after = saidIn(question, best, at + 1)
  const told = said.map((own, term) =>
    Math.max(
      own,
      BESIDE * Math.max(before[term] ?? 0, after[term] ?? 0),
      candidate.inHeading[term] === true ? BESIDE : 0,
    ),
  )
  return { question, best, ranked, size, coverage: told }
}
