/** How near pairs of terms are in one way: from the first to the second, 0 to 1 and a little more. */
export type Pairs = Map<string, Map<string, number>>

/** Notes a pair that is this near; ways that lead to the same pair add up. */
export const add = (pairs: Pairs, from: string, to: string, near: number): void => {
  if (from === to || near <= 0) return
  const known = pairs.get(from) ?? new Map<string, number>()
  pairs.set(from, known)
  known.set(to, (known.get(to) ?? 0) + near)
}

/** Pairs by way of a third term: each as near as its nearest way. Those of `but` are left out. */
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
