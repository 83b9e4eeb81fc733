/**
 * Numbers a list in rising order. Keeps as many of the old numbers as possible, so that few rows are written when items are added, moved or
 * removed.
 * @param before each item's old number, in the new order; undefined for a new item. No number occurs twice
 * @returns a whole number for each item
 */
export const ranksOf = (before: readonly (number | undefined)[]): readonly number[] => {
  const ranks: number[] = []
  // The positions whose numbers stay, and the end of the list.
  let from = 0
  for (const at of [...longestRise(before), before.length]) {
    const low = ranks.at(-1)
    const high = before[at]
    const between = at - from
    const first = low ?? (high === undefined ? 0 : high - STEP * (between + 1))
    const step = high === undefined ? STEP : Math.min(STEP, Math.floor((high - first) / (between + 1)))
    // No room left: number the whole list again.
    if (step < 1 || !Number.isSafeInteger(first + step * (between + 1))) return before.map((_, n) => n * STEP)
    for (let n = 1; n <= between; n++) ranks.push(first + step * n)
    if (high !== undefined) ranks.push(high)
    from = at + 1
  }
  return ranks
}

/** The distance between two new neighbours: room for later insertions. */
const STEP = 1 << 20

/** The positions of all numbers, if they rise already. That is the usual case, when lines were added, and quick to see. */
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

/** The positions of a longest increasing subsequence, by patience sorting in O(n log n). */
const longestRise = (numbers: readonly (number | undefined)[]): readonly number[] => {
  const whole = wholeRise(numbers)
  if (whole !== undefined) return whole
  // For each length, where the subsequence with the lowest end ends; and for each position, the one before it.
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
