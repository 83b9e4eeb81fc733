import SearchableMap from 'minisearch/SearchableMap'

/** The postings of one term in one field: how often it stands in each passage, by MiniSearch's short id. */
export type Postings = Map<number, number>

/** The postings of one term by MiniSearch's field id. */
export type FieldPostings = Map<number, Postings>

/**
 * MiniSearch's radix tree of terms with a hash map beside it. MiniSearch looks up each word of each passage, which is many times as fast
 * in the hash map; the tree finds misspelt words. The hash map can also be walked while it changes.
 */
export class TermMap extends SearchableMap<FieldPostings> {
  private readonly known = new Map<string, FieldPostings>()

  override get(term: string): FieldPostings | undefined {
    return this.known.get(term)
  }

  override has(term: string): boolean {
    return this.known.has(term)
  }

  override fetch(term: string, initial: () => FieldPostings): FieldPostings {
    const before = this.known.get(term)
    if (before !== undefined) return before
    const postings = initial()
    this.set(term, postings)
    return postings
  }

  override set(term: string, postings: FieldPostings): this {
    this.known.set(term, postings)
    super.set(term, postings)
    return this
  }

  override delete(term: string): void {
    this.known.delete(term)
    super.delete(term)
  }

  /** Every term with its postings. Terms may come and go meanwhile. */
  all(): Iterable<[term: string, postings: FieldPostings]> {
    return this.known
  }
}

/** In letters. Shorter words are one slip away from too many others. */
export const MIN_LENGTH = 6

/** Whether two words differ by one slip: a letter put in, left out or changed, or two neighbours swapped (Damerau's distance of 1). */
export const isOneSlipAway = (a: string, b: string): boolean => {
  if (a === b || Math.abs(a.length - b.length) > 1) return false
  let same = 0
  while (same < a.length && a[same] === b[same]) same += 1
  const [restA, restB] = [a.slice(same), b.slice(same)]
  if (restA.slice(1) === restB || restA === restB.slice(1) || restA.slice(1) === restB.slice(1)) return true
  return restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2)
}
