const RATE_OF_MEAN = 0.9
const RATE_OF_SQUARE = 0.999

/**
 * Gradient descent (Adam, Kingma and Ba 2015, with its usual constants).
 *
 * @returns a function that changes `weights` in place, given the gradient of the loss
 */
export const descend = (weights: Float64Array, rate: number): ((slope: Float64Array) => void) => {
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
