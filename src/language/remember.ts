/**
 * A function that remembers what it made of each key, up to `most` keys; then it forgets them all and begins anew, so that its memory is
 * bounded at little cost.
 */
export const memoize = <K, V>(most: number, make: (key: K) => V): ((key: K) => V) => {
  const known = new Map<K, V>()
  return (key) => {
    const before = known.get(key)
    if (before !== undefined) return before
    if (known.size >= most) known.clear()
    const made = make(key)
    known.set(key, made)
    return made
  }
}
