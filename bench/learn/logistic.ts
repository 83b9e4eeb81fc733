import { logistic } from '../../src/retrieval/rank/confidence.ts'

/** One outcome to learn from: its signals, and whether it was right. */
export interface Outcome {
  readonly values: readonly number[]
  readonly right: boolean
  /** How much it counts. */
  readonly weight: number
}

const STEPS = 12
/** The L2 penalty on the weights of standardised values. */
const DECAY = 1e-4
/** The least weight of an outcome in a step. With less, the steps would grow without end. */
const LEAST_CURVE = 1e-5

/** Solves a system of linear equations in place (Gauss, the largest pivot first); each row ends with its right side. */
const solve = (rows: Float64Array[]): Float64Array => {
  const size = rows.length
  const at = (row: number, column: number): number => rows[row]?.[column] ?? 0
  for (let i = 0; i < size; i += 1) {
    let pivot = i
    for (let row = i + 1; row < size; row += 1) if (Math.abs(at(row, i)) > Math.abs(at(pivot, i))) pivot = row
    ;[rows[i], rows[pivot]] = [rows[pivot] as Float64Array, rows[i] as Float64Array]
    for (let row = i + 1; row < size; row += 1) {
      const factor = at(row, i) / at(i, i)
      if (factor === 0) continue
      rows[row]?.forEach((value, column, own) => {
        if (column >= i) own[column] = value - factor * at(i, column)
      })
    }
  }
  const found = new Float64Array(size)
  for (let i = size - 1; i >= 0; i -= 1) {
    let rest = at(i, size)
    for (let column = i + 1; column < size; column += 1) rest -= at(i, column) * (found[column] ?? 0)
    found[i] = rest / at(i, i)
  }
  return found
}

/** The mean and the standard deviation of each value; a deviation of 0 becomes 1. */
const scaleOf = (outcomes: readonly Outcome[], size: number) => {
  const all = outcomes.reduce((sum, { weight }) => sum + weight, 0)
  const average = (of: (values: readonly number[], k: number) => number): number[] =>
    Array.from(
      { length: size },
      (_, k) => outcomes.reduce((sum, { values, weight }) => sum + weight * of(values, k), 0) / all,
    )
  const mean = average((values, k) => values[k] ?? 0)
  const spread = average((values, k) => ((values[k] ?? 0) - (mean[k] ?? 0)) ** 2).map(
    (square) => Math.sqrt(square) || 1,
  )
  return { all, mean, spread }
}

/**
 * Learns a logistic model: the weights, then the constant. Newton's method from zero over the whole set (iteratively reweighted least
 * squares), so the result is deterministic.
 */
export const learnLogistic = (outcomes: readonly Outcome[], size: number): number[] => {
  const { all, mean, spread } = scaleOf(outcomes, size)
  const rows = outcomes.map(({ values }) =>
    Float64Array.from({ length: size + 1 }, (_, k) =>
      k === size ? 1 : ((values[k] ?? 0) - (mean[k] ?? 0)) / (spread[k] ?? 1),
    ),
  )
  const weights = new Float64Array(size + 1)
  for (let step = 0; step < STEPS; step += 1) {
    const equations = weights.map((weight, k) => (k < size ? DECAY * weight : 0))
    const system = Array.from(weights, (_, k) => {
      const row = new Float64Array(size + 2)
      row[k] = k < size ? DECAY : Number.EPSILON
      return row
    })
    outcomes.forEach(({ right, weight }, i) => {
      const row = rows[i] ?? new Float64Array(size + 1)
      const sure = logistic(row.subarray(0, size), weights)
      const share = weight / all
      const curve = share * Math.max(LEAST_CURVE, sure * (1 - sure))
      const error = share * (sure - (right ? 1 : 0))
      row.forEach((value, k) => {
        equations[k] = (equations[k] ?? 0) + error * value
        const own = system[k] as Float64Array
        for (let j = 0; j <= size; j += 1) own[j] = (own[j] ?? 0) + curve * value * (row[j] ?? 0)
      })
    })
    system.forEach((row, k) => {
      row[size + 1] = equations[k] ?? 0
    })
    solve(system).forEach((change, k) => {
      weights[k] = (weights[k] ?? 0) - change
    })
  }
  const own = spread.map((scale, k) => (weights[k] ?? 0) / scale)
  const constant = own.reduce((sum, weight, k) => sum - weight * (mean[k] ?? 0), weights[size] ?? 0)
  return [...own, constant]
}

/**
 * The constant with which outcomes are on average as sure as they are right, where half of the questions have an answer. The other weights
 * stay.
 */
export const constantFor = (outcomes: readonly Outcome[], weights: readonly number[]): number => {
  const total = (right: boolean): number =>
    outcomes.reduce((sum, one) => sum + (one.right === right ? one.weight : 0), 0)
  const share = { right: 0.5 / total(true), wrong: 0.5 / total(false) }
  let [low, high] = [-20, 20]
  for (let step = 0; step < 50; step += 1) {
    const constant = (low + high) / 2
    const tried = [...weights.slice(0, -1), constant]
    const sure = outcomes.reduce(
      (sum, { values, weight, right }) =>
        sum + weight * (right ? share.right : share.wrong) * logistic(values, tried),
      0,
    )
    if (sure < 0.5) low = constant
    else high = constant
  }
  return (low + high) / 2
}
