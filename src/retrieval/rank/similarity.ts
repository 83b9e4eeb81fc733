import { memoize } from '../../language/memoize.ts'
import type { Token } from '../../language/tokens.ts'

const REMEMBERED = 50_000

/** The different runs of three letters of a word, with its edges as letters (`^`, `$`). */
export const trigramsOf = memoize(REMEMBERED, (word: string): readonly string[] => {
  const edged = `^${word}$`
  return [...new Set(Array.from({ length: Math.max(0, edged.length - 2) }, (_, i) => edged.slice(i, i + 3)))]
})

/**
 * How similar two words are in their letters, from 0 (nothing shared) to 1 (the same): Dice's coefficient over runs of three letters,
 * edges included. It is 0 if their first two letters differ, because related words mostly begin alike.
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

/** Two words below this are similar by chance. */
const LEAST_SIMILARITY = 0.4

/** The similarity of a word to the most similar content word of a sentence ("congratulated", "congratulatory"); 0 where none is similar enough. */
export const bestSimilarity = (word: string, tokens: readonly Token[]): number => {
  let best = 0
  for (const token of tokens)
    if (token.term !== '' && !token.number) best = Math.max(best, similarity(word, token.word))
  return best >= LEAST_SIMILARITY ? best : 0
}
