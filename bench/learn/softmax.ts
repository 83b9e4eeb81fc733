import type { QuestionExamples } from './examples.ts'

const PASSES = 400
const RATE = 0.2
const DECAY = 1e-4
/** What another sentence of the right paragraph counts beside one that holds the answer. */
const BESIDE = 0.25
/** After this many passes, sentences that are never chosen are left out: four in five. */
const LOOK_AGAIN = 60
const HOPELESS = 1e-4

/** One question's sentences as rows of one array. */
interface Rows {
  readonly values: Float32Array
  /** The target of each: 0 to 1. */
  readonly wanted: Float32Array
  readonly count: number
}

const rowsOf = ({ examples }: QuestionExamples, size: number): Rows => {
  const values = new Float32Array(examples.length * size)
  examples.forEach(({ features }, row) => {
    values.set(features, row * size)
  })
  const wanted = Float32Array.from(examples, ({ right, relevant }) => (right ? 1 : relevant ? BESIDE : 0))
  return { values, wanted, count: examples.length }
}

/** The softmax of one question's sentences. */
const sharesOf = ({ values, count }: Rows, weights: Float64Array): Float64Array => {
  const size = weights.length
  const shares = new Float64Array(count)
  let top = Number.NEGATIVE_INFINITY
  for (let row = 0; row < count; row += 1) {
    let score = 0
    for (let k = 0; k < size; k += 1) score += (values[row * size + k] ?? 0) * (weights[k] ?? 0)
    shares[row] = score
    if (score > top) top = score
  }
  let all = 0
  for (let row = 0; row < count; row += 1) {
    const power = Math.exp((shares[row] ?? 0) - top)
    shares[row] = power
    all += power
  }
  return shares.map((power) => power / all)
}

/** Adds one question's gradient of the loss to `slope`. */
const addSlope = (slope: Float64Array, rows: Rows, weights: Float64Array): void => {
  const size = weights.length
  const { values, wanted, count } = rows
  const shares = sharesOf(rows, weights)
  let good = 0
  for (let row = 0; row < count; row += 1) good += (wanted[row] ?? 0) * (shares[row] ?? 0)
  for (let row = 0; row < count; row += 1) {
    const share = shares[row] ?? 0
    const factor = share - ((wanted[row] ?? 0) * share) / good
    if (Math.abs(factor) < 1e-5) continue
    for (let k = 0; k < size; k += 1) slope[k] = (slope[k] ?? 0) + factor * (values[row * size + k] ?? 0)
  }
}

/** The rows that are targets or may be chosen. */
const hopeful = (rows: Rows, weights: Float64Array): Rows => {
  const size = weights.length
  const shares = sharesOf(rows, weights)
  const kept = [...shares.keys()].filter(
    (row) => (rows.wanted[row] ?? 0) > 0 || (shares[row] ?? 0) > HOPELESS,
  )
  const values = new Float32Array(kept.length * size)
  kept.forEach((row, at) => {
    values.set(rows.values.subarray(row * size, (row + 1) * size), at * size)
  })
  return { values, wanted: Float32Array.from(kept, (row) => rows.wanted[row] ?? 0), count: kept.length }
}

/**
 * Learns the weights of a linear ranking by listwise softmax: the probability of each sentence of a question is the softmax of
 * their scores, and the loss is minus the logarithm of the right sentences' share (the top-one form of ListNet, Cao et al. 2007, with
 * several right ones, and others of their paragraph that count less). Adam (Kingma and Ba 2015) over the whole set, a fixed number of passes from zero, so the result is deterministic.
 */
export const learnRanking = (questions: readonly QuestionExamples[], size: number): number[] => {
  let lists = questions
    .filter(({ examples }) => examples.some(({ right }) => right) && examples.some(({ right }) => !right))
    .map((question) => rowsOf(question, size))
  const weights = new Float64Array(size)
  const step = descend(weights, RATE)
  for (let pass = 0; pass < PASSES; pass += 1) {
    if (pass === LOOK_AGAIN) lists = lists.map((rows) => hopeful(rows, weights))
    const slope = new Float64Array(size)
    for (const list of lists) addSlope(slope, list, weights)
    step(slope.map((g, k) => g / lists.length + DECAY * (weights[k] ?? 0)))
  }
  return [...weights]
}

const RATE_OF_MEAN = 0.9
const RATE_OF_SQUARE = 0.999

/**
 * Gradient descent (Adam, Kingma and Ba 2015, with its usual constants).
 *
 * @returns a function that changes `weights` in place, given the gradient of the loss
 */
const descend = (weights: Float64Array, rate: number): ((slope: Float64Array) => void) => {
  const mean = new Float64Array(weights.length)
  const square = new Float64Array(weights.length)
  let steps = 0
  return (slope) => {
    steps += 1
    slope.forEach((g, k) => {
      const m = RATE_OF_MEAN * (mean[k] ?? 0) + (1 - RATE_OF_MEAN) * g
      const s = RATE_OF_SQUARE * (square[k] ?? 0) + (1 - RATE_OF_SQUARE) * g * g
      mean[k] = m
      square[k] = s
      const step = m / (1 - RATE_OF_MEAN ** steps) / (Math.sqrt(s / (1 - RATE_OF_SQUARE ** steps)) + 1e-8)
      weights[k] = (weights[k] ?? 0) - rate * step
    })
  }
}
