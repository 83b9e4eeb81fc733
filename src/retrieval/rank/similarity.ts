import { memoize } from '../../language/memoize.ts'

const REMEMBERED = 50_000

/** The runs of three letters of a word, its edges (`^`, `$`) counted as letters. */
export const trigramsOf = memoize(REMEMBERED, (word: string): readonly string[] => {
  const edged = `^${word}$`
  return [...new Set(Array.from({ length: Math.max(0, edged.length - 2) }, (_, i) => edged.slice(i, i + 3)))]
})

/**
 * How alike two words are in their letters: Dice's coefficient over runs of three letters, the word's edges included. 0 (nothing
 * shared) to 1 (the same). Words that do not begin alike are not compared: what relates words is mostly their beginning.
 */
export const similarity = (a: string, b: string): number => {
  if (a === b) return 1
  if (a.charCodeAt(0) !== b.charCodeAt(0) || a.charCodeAt(1) !== b.charCodeAt(1)) return 0
  const ours = trigramsOf(a)
  const theirs = trigramsOf(b)
  let shared = 0
  for (const run of ours) if (theirs.includes(run)) shared += 1
  return (2 * shared) / (ours.length + theirs.length)
}
