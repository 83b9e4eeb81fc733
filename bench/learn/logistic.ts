import { logistic } from '../../src/retrieval/logistic.ts'
import { descend } from './adam.ts'

/** One outcome to learn from: what was seen, and whether it was right. */
export interface Outcome {
  readonly values: readonly number[]
  readonly right: boolean
  /** How much it counts. */
  readonly weight: number
}

const PASSES = 500
const RATE = 0.1
const DECAY = 1e-4

/** Learns a logistic model: the weights, then the constant. Adam over the whole set from zero, so it comes out the same each time. */
export const learnLogistic = (outcomes: readonly Outcome[], size: number): number[] => {
  const weights = new Float64Array(size + 1)
  const step = descend(weights, RATE)
  const all = outcomes.reduce((sum, { weight }) => sum + weight, 0)
  for (let pass = 0; pass < PASSES; pass += 1) {
    const slope = new Float64Array(size + 1)
    for (const { values, right, weight } of outcomes) {
      const error = (weight / all) * (logistic(values, weights) - (right ? 1 : 0))
      values.forEach((value, k) => {
        slope[k] = (slope[k] ?? 0) + error * value
      })
      slope[size] = (slope[size] ?? 0) + error
    }
    step(slope.map((g, k) => (k < size ? g + DECAY * (weights[k] ?? 0) : g)))
  }
  return [...weights]
}
