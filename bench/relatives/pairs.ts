/** How near pairs of terms are by one kind of relation, from the first to the second: from 0 to a little over 1. */
export type Pairs = Map<string, Map<string, number>>

/** Adds to how near a pair is. */
export const add = (pairs: Pairs, from: string, to: string, near: number): void => {
  if (from === to || near <= 0) return
  const known = pairs.get(from) ?? new Map<string, number>()
  pairs.set(from, known)
  known.set(to, (known.get(to) ?? 0) + near)
}

/** Pairs that are related through a third term, each by its nearest one. Leaves out those in `but`. */
export const join = (first: Pairs, second: Pairs, but: Pairs): Pairs => {
  const joined: Pairs = new Map()
  for (const [from, ways] of first) {
    const best = new Map<string, number>()
    for (const [by, one] of ways) {
      for (const [to, two] of second.get(by) ?? []) {
        if (to === from || but.get(from)?.has(to)) continue
        best.set(to, Math.max(best.get(to) ?? 0, Math.min(1, one) * Math.min(1, two)))
      }
    }
    joined.set(from, best)
  }
  return joined
}
