import { logistic } from '../../src/retrieval/logistic.ts'

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
  const mean = new Float64Array(size + 1)
  const square = new Float64Array(size + 1)
  const all = outcomes.reduce((sum, { weight }) => sum + weight, 0)
  for (let pass = 1; pass <= PASSES; pass += 1) {
    const slope = new Float64Array(size + 1)
    for (const { values, right, weight } of outcomes) {
      const error = weight * (logistic(values, weights) - (right ? 1 : 0))
      for (let k = 0; k < size; k += 1) slope[k] = (slope[k] ?? 0) + error * (values[k] ?? 0)
      slope[size] = (slope[size] ?? 0) + error
    }
    for (let k = 0; k <= size; k += 1) {
      const g = (slope[k] ?? 0) / all + (k < size ? DECAY * (weights[k] ?? 0) : 0)
      mean[k] = 0.9 * (mean[k] ?? 0) + 0.1 * g
      square[k] = 0.999 * (square[k] ?? 0) + 0.001 * g * g
      const step =
        (mean[k] ?? 0) / (1 - 0.9 ** pass) / (Math.sqrt((square[k] ?? 0) / (1 - 0.999 ** pass)) + 1e-8)
      weights[k] = (weights[k] ?? 0) - RATE * step
    }
  }
  return [...weights]
}
