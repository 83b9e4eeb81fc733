import { descend } from './adam.ts'
import type { QuestionExamples } from './examples.ts'

const PASSES = 200
const RATE = 0.2
const DECAY = 1e-4

/** One question's sentences as rows of one array. */
interface Rows {
  readonly values: Float32Array
  readonly right: Uint8Array
  readonly count: number
}

const rowsOf = ({ examples }: QuestionExamples, size: number): Rows => {
  const values = new Float32Array(examples.length * size)
  examples.forEach(({ features }, row) => {
    values.set(features, row * size)
  })
  return { values, right: Uint8Array.from(examples, ({ right }) => (right ? 1 : 0)), count: examples.length }
}

/** Adds one question's slope of the loss to `slope`. */
const addSlope = (slope: Float64Array, { values, right, count }: Rows, weights: Float64Array): void => {
  const size = weights.length
  const powers = new Float64Array(count)
  let top = Number.NEGATIVE_INFINITY
  for (let row = 0; row < count; row += 1) {
    let score = 0
    for (let k = 0; k < size; k += 1) score += (values[row * size + k] ?? 0) * (weights[k] ?? 0)
    powers[row] = score
    if (score > top) top = score
  }
  let all = 0
  let wanted = 0
  for (let row = 0; row < count; row += 1) {
    const power = Math.exp((powers[row] ?? 0) - top)
    powers[row] = power
    all += power
    if (right[row] === 1) wanted += power
  }
  for (let row = 0; row < count; row += 1) {
    const power = powers[row] ?? 0
    const factor = power / all - (right[row] === 1 ? power / wanted : 0)
    if (Math.abs(factor) < 1e-5) continue
    for (let k = 0; k < size; k += 1) slope[k] = (slope[k] ?? 0) + factor * (values[row * size + k] ?? 0)
  }
}

/**
 * Learns the weights of a linear ranking by listwise softmax: the probability of each sentence of a question is the softmax of
 * their scores, and the loss is minus the logarithm of the right sentences' share (the top-one form of ListNet, Cao et al. 2007, with
 * several right ones). Adam (Kingma and Ba 2015) over the whole set, a fixed number of passes from zero: it comes out the same each time.
 */
export const learnRanking = (questions: readonly QuestionExamples[], size: number): number[] => {
  const lists = questions
    .filter(({ examples }) => examples.some(({ right }) => right) && examples.some(({ right }) => !right))
    .map((question) => rowsOf(question, size))
  const weights = new Float64Array(size)
  const step = descend(weights, RATE)
  for (let pass = 0; pass < PASSES; pass += 1) {
    const slope = new Float64Array(size)
    for (const list of lists) addSlope(slope, list, weights)
    step(slope.map((g, k) => g / lists.length + DECAY * (weights[k] ?? 0)))
  }
  return [...weights]
}
