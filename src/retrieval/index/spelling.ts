import type { Steps } from '../steps.ts'

/** Shorter words are one letter from too many others. */
const SHORTEST = 6

/** Whether two words differ by one letter put in, left out, changed, or two neighbours swapped (Damerau's distance of 1). */
export const isOneSlipAway = (a: string, b: string): boolean => {
  if (a === b || Math.abs(a.length - b.length) > 1) return false
  let same = 0
  while (same < a.length && a[same] === b[same]) same += 1
  const [restA, restB] = [a.slice(same), b.slice(same)]
  if (restA.slice(1) === restB || restA === restB.slice(1) || restA.slice(1) === restB.slice(1)) return true
  return restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2)
}

/** The terms of an index that a misspelt word may have meant. */
export type Spelling = (word: string) => readonly string[]

const keyOf = (first: string, length: number): string => `${first}${length}`

/** Terms that are like each other enough to be looked through for one: by first letter and length. */
type Buckets = ReadonlyMap<string, readonly string[]>

function* bucketsOf(terms: readonly string[]): Steps<Buckets> {
  const buckets = new Map<string, string[]>()
  for (const [at, term] of terms.entries()) {
    if (at % 64 === 0) yield
    if (term.length < SHORTEST - 1 || /\d/.test(term)) continue
    const key = keyOf(term.charAt(0), term.length)
    const bucket = buckets.get(key)
    if (bucket === undefined) buckets.set(key, [term])
    else bucket.push(term)
  }
  return buckets
}

/** A segment's terms never change. */
const known = new WeakMap<readonly string[], Buckets>()

/**
 * Reads the terms of an index so that a slip of the pen can be looked up. Only for words that stand nowhere: one that does was
 * meant as it is. The first letter is taken to be right.
 *
 * @param vocabularies the terms of each segment, which are remembered; some may stand in no passage that is there
 * @param isThere whether a passage that is there holds the term
 */
export function* readSpelling(
  vocabularies: readonly (readonly string[])[],
  isThere: (term: string) => boolean,
): Steps<Spelling> {
  const all: Buckets[] = []
  for (const terms of vocabularies) {
    const buckets = known.get(terms) ?? (yield* bucketsOf(terms))
    known.set(terms, buckets)
    all.push(buckets)
  }
  return (word) => {
    if (word.length < SHORTEST) return []
    const meant = [-1, 0, 1].flatMap((more) =>
      all.flatMap((buckets) =>
        (buckets.get(keyOf(word.charAt(0), word.length + more)) ?? []).filter((term) =>
          isOneSlipAway(word, term),
        ),
      ),
    )
    return [...new Set(meant)].filter(isThere)
  }
}
