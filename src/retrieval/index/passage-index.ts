import type { Passage, Source } from '../../model.ts'

/**
 * The passages of a shelf, found by their terms. MiniSearch holds them in memory: `engine.ts` is the index, `live-index.ts` keeps it up
 * to date with the shelf, `index-file.ts` saves it for the next start.
 */

/** A passage that shares terms with a question. Scores order the candidates of one search and mean nothing else. */
export interface Candidate {
  readonly source: Source
  readonly passage: Passage
  /** The passage before it under the same headings of its source, if there is one. */
  readonly before?: Passage | undefined
  readonly score: number
}

/** A term to look for, with how much it counts. */
export interface WeightedTerm {
  readonly term: string
  readonly weight: number
}

/** What retrieval asks of an index. */
export interface PassageIndex {
  /** How many passages there are. */
  readonly size: number
  /**
   * The passages that hold any of the terms, best first, at most `limit`; only of the sources in `within`, if given. In the place of a copy,
   * the passages of the source that it is a copy of are found.
   */
  search(terms: readonly WeightedTerm[], limit: number, within?: ReadonlySet<Source>): readonly Candidate[]
  /** How many passages hold the term in their own words. */
  frequency(term: string): number
  /** Whether any passage holds the term, in its own words or in the headings above it. */
  has(term: string): boolean
  /** The terms that a misspelt word may mean: those one slip away, alphabetically. Empty for words under six letters. */
  spelledLike(word: string): readonly string[]
}

/** Inverse document frequency as in BM25 (Robertson and Sparck Jones), with 1 added inside the logarithm so that it is never negative. */
export const rarity = (frequency: number, size: number): number =>
  Math.log(1 + (size - frequency + 0.5) / (frequency + 0.5))

/**
 * The version of how passages are cut and which terms they get. Raise it by one whenever an unchanged source would get other passages or
 * other terms, so that saved indexes are rebuilt.
 */
export const TERMS_VERSION = 6
