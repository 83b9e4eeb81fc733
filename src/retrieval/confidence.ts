import type { Question } from './question.ts'
import type { RankedSentence } from './rank.ts'
import { SIGNS } from './signs/signs.ts'

const signs = Object.values(SIGNS)

/**
 * What the confidence goes by: the features of the best sentence, then the signs, in the order of `FEATURES` and `SIGNS`.
 *
 * @param ranked best first
 * @param size of the shelf, in passages
 * @returns undefined where nothing was found
 */
export const signsOf = (
  question: Question,
  ranked: readonly RankedSentence[],
  size: number,
): number[] | undefined => {
  const best = ranked[0]
  if (best === undefined) return undefined
  return [...best.features, ...signs.map((sign) => sign({ question, best, ranked, size }))]
}
