/** The probability that a logistic model gives for `values`; the last weight is its constant. */
export const logistic = (values: ArrayLike<number>, weights: ArrayLike<number>): number => {
  let sum = weights[values.length] ?? 0
  for (let k = 0; k < values.length; k += 1) sum += (values[k] ?? 0) * (weights[k] ?? 0)
  return 1 / (1 + Math.exp(-sum))
}
