/**
 * Numbers that order a list anew, of which as many as can be stay as they were, so that few rows need be written where some were added,
 * moved or taken away.
 * @param before the number that each item had, in the new order; undefined for one that is new. No number stands twice
 * @returns as many whole numbers, rising
 */
export const ranksOf = (before: readonly (number | undefined)[]): readonly number[] => {
  const ranks: number[] = []
  // Those that stay, as positions in the list, with an end that is never reached.
  let from = 0
  for (const at of [...longestRise(before), before.length]) {
    const low = ranks.at(-1)
    const high = before[at]
    const between = at - from
    const first = low ?? (high === undefined ? 0 : high - STEP * (between + 1))
    const step = high === undefined ? STEP : Math.min(STEP, Math.floor((high - first) / (between + 1)))
    // No room: all are numbered from the beginning.
    if (step < 1 || !Number.isSafeInteger(first + step * (between + 1))) return before.map((_, n) => n * STEP)
    for (let n = 1; n <= between; n++) ranks.push(first + step * n)
    if (high !== undefined) ranks.push(high)
    from = at + 1
  }
  return ranks
}

/** Leaves room for as many between two neighbours. */
const STEP = 1 << 20

/** The positions of all numbers, where each is above the one before: so it is where lines were added, and takes a glance. */
const wholeRise = (numbers: readonly (number | undefined)[]): readonly number[] | undefined => {
  const positions: number[] = []
  let last = Number.NEGATIVE_INFINITY
  for (const [at, number] of numbers.entries()) {
    if (number === undefined) continue
    if (number <= last) return undefined
    positions.push(at)
    last = number
  }
  return positions
}

/** The positions of a longest rising run of numbers, not necessarily next to each other: patience sorting, in O(n log n). */
const longestRise = (numbers: readonly (number | undefined)[]): readonly number[] => {
  const whole = wholeRise(numbers)
  if (whole !== undefined) return whole
  // Of the rises of each length, the position where the one with the lowest end ends; and the position before each.
  const ends: number[] = []
  const links = new Map<number, number | undefined>()
  for (const [at, number] of numbers.entries()) {
    if (number === undefined) continue
    let [low, high] = [0, ends.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((numbers[ends[middle] ?? 0] ?? 0) < number) low = middle + 1
      else high = middle
    }
    links.set(at, ends[low - 1])
    ends[low] = at
  }
  const rise: number[] = []
  for (let at = ends.at(-1); at !== undefined; at = links.get(at)) rise.push(at)
  return rise.reverse()
}
