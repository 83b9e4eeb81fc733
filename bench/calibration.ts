/** An answer's confidence, and whether its first excerpt was right. */
export interface Outcome {
  readonly confidence: number
  readonly right: boolean
}

/** Answers of nearly the same confidence. */
export interface Bin {
  readonly count: number
  /** Their mean confidence, from 0 to 1. */
  readonly confidence: number
  /** The share of right answers among them. */
  readonly right: number
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)

/** Sorts the answers into bins of equal width from 0 to 1, lowest first, without empty bins. */
export const binsOf = (outcomes: readonly Outcome[], bins = 10): Bin[] => {
  const byBin = Map.groupBy(outcomes, ({ confidence }) => Math.min(bins - 1, Math.floor(confidence * bins)))
  return [...byBin]
    .sort(([a], [b]) => a - b)
    .map(([, inBin]) => ({
      count: inBin.length,
      confidence: mean(inBin.map(({ confidence }) => confidence)),
      right: mean(inBin.map(({ right }) => (right ? 1 : 0))),
    }))
}

/** The expected calibration error, from 0 to 1: the distance between confidence and the share of right answers in a bin, averaged over the answers. */
export const calibrationError = (bins: readonly Bin[]): number => {
  const answers = bins.reduce((sum, { count }) => sum + count, 0)
  return bins.reduce(
    (sum, { count, confidence, right }) => sum + (count / answers) * Math.abs(confidence - right),
    0,
  )
}

/**
 * The share of unanswerable questions that would be claimed at the confidence that keeps the share `kept` of the answerable ones. Questions
 * with exactly that confidence are claimed. NaN if either list is empty.
 */
export const claimedWhileKeeping = (
  answerable: readonly number[],
  unanswerable: readonly number[],
  kept = 0.9,
): number => {
  const falling = answerable.toSorted((a, b) => b - a)
  const least = falling[Math.max(0, Math.ceil(kept * falling.length) - 1)]
  if (least === undefined) return Number.NaN
  return unanswerable.filter((confidence) => confidence >= least).length / unanswerable.length
}
