import type { Profile } from '../story-profile.ts'

/** How alike two sources have to be to tell the same story. By hand, from pairs that do and pairs that are only on one subject. */
interface Bar {
  /** The cosine of all their terms, from 0 to 1. */
  readonly terms: number
  /** The cosine of their names and figures. */
  readonly exact: number
  /** How many names and figures they share. */
  readonly shared: number
}
/** Days that lie near say that two sources are about one event; without them, their words alone must. */
const NEAR: Bar = { terms: 0.33, exact: 0.42, shared: 4 }
const UNDATED: Bar = { terms: 0.48, exact: 0.6, shared: 6 }
/** In two languages only names and figures can be compared. */
const ABROAD: Bar = { terms: 0, exact: 0.42, shared: 5 }
const ABROAD_UNDATED: Bar = { terms: 0, exact: 0.65, shared: 7 }

/** In milliseconds: what is published farther apart is another story, or the next chapter. Four days. */
const APART = 4 * 86_400_000

const gap = (a: readonly [number, number], b: readonly [number, number]): number =>
  Math.max(0, a[0] - b[1], b[0] - a[1])

const cosine = (dot: number, a: number, b: number): number => (a === 0 || b === 0 ? 0 : dot / (a * b))

/**
 * How alike two sources are, from 0 to 1; 0 where they don't tell the same story for certain. The same whichever comes first.
 */
export const likeness = (one: Profile, other: Profile): number => {
  // Whichever comes first: sums of fractions depend on their order.
  const [a, b] = one.source.id < other.source.id ? [one, other] : [other, one]
  const dated = a.published !== undefined && b.published !== undefined
  if (dated && gap(a.published, b.published) > APART) return 0
  let dot = 0
  let exactDot = 0
  let shared = 0
  for (const [term, weight] of a.terms) {
    const theirs = b.terms.get(term)
    if (theirs === undefined) continue
    dot += weight * theirs
    if (!a.exact.has(term) || !b.exact.has(term)) continue
    exactDot += weight * theirs
    shared += 1
  }
  const terms = cosine(dot, a.norm, b.norm)
  const exact = cosine(exactDot, a.exactNorm, b.exactNorm)
  const abroad = a.source.language !== b.source.language
  const bar = abroad ? (dated ? ABROAD : ABROAD_UNDATED) : dated ? NEAR : UNDATED
  return terms >= bar.terms && exact >= bar.exact && shared >= bar.shared ? (terms + exact) / 2 : 0
}
