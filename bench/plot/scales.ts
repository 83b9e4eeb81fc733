/** Where a value lies on an axis, in units of the drawing. */
export type Scale = (value: number) => number

/** An axis from `least` to `most`, drawn from `from` to `to`, on which equal factors are equally far. Both ends must be above 0. */
export const logarithmic = (least: number, most: number, from: number, to: number): Scale => {
  const width = Math.log(most / least)
  return (value) => from + ((to - from) * Math.log(value / least)) / width
}

/** The powers of ten that hold the values: the last at or below the least, to the first at or above the most. */
export const decades = (values: readonly number[]): number[] => {
  const powers = values.map((value) => Math.log10(value))
  const [least, most] = [Math.floor(Math.min(...powers)), Math.ceil(Math.max(...powers))]
  // Division, since a negative power of ten is not exact.
  const power = (exponent: number) => (exponent < 0 ? 1 / 10 ** -exponent : 10 ** exponent)
  return Array.from({ length: Math.max(1, most - least) + 1 }, (_, at) => power(least + at))
}

/**
 * Moves labels apart that would overlap, as little as a single sweep can.
 *
 * @param wanted where each should be
 * @returns where each may be, in the given order: at least `gap` apart, in the order that was wanted, none beyond `most` while they fit
 */
export const spread = (wanted: readonly number[], gap: number, most: number): number[] => {
  const order = wanted.map((_, at) => at).sort((a, b) => (wanted[a] as number) - (wanted[b] as number))
  const placed = [...wanted]
  let free = -Infinity
  for (const at of order) {
    placed[at] = Math.max(wanted[at] as number, free)
    free = (placed[at] as number) + gap
  }
  let limit = most
  for (const at of order.toReversed()) {
    placed[at] = Math.min(placed[at] as number, limit)
    limit = (placed[at] as number) - gap
  }
  return placed
}
