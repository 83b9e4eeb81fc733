import type { Question } from '../question/question.ts'
import type { RankedSentence } from './rank.ts'
import { gatherEvidence } from './signals/evidence.ts'
import { SIGNALS } from './signals/signals.ts'

const signs = Object.values(SIGNALS)

/**
 * What the confidence goes by, in the order of `SIGNS`.
 *
 * @param ranked best first
 * @param size of the shelf, in passages
 * @returns undefined where nothing was found
 */
export const signalsOf = (
  question: Question,
  ranked: readonly RankedSentence[],
  size: number,
): number[] | undefined => {
  const best = ranked[0]
  if (best === undefined) return undefined
  const found = gatherEvidence(question, best, ranked, size)
  return signs.map((sign) => sign(found))
}
