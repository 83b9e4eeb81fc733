/**
 * A function that remembers its result for each key. After `most` keys it forgets them all and starts over, which bounds its memory
 * cheaply.
 */
export const memoize = <K, V>(most: number, make: (key: K) => V): ((key: K) => V) => {
  const results = new Map<K, V>()
  return (key) => {
    const known = results.get(key)
    if (known !== undefined) return known
    if (results.size >= most) results.clear()
    const made = make(key)
    results.set(key, made)
    return made
  }
}
