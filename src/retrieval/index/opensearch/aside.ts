import { createPace } from '../../../pace.ts'
import { FIELDS, type Field, termsIn } from '../engine.ts'
import type { Group, ReadView } from './views.ts'
import { type Counts, NONE } from './wants.ts'

/** What the index holds beside a view's own passages, counted here: the rest of all that OpenSearch counts is the view's own. */
export interface Aside {
  /** How many passages the index had, all told. */
  readonly passages: number
  /** How many passages of near copies hold a term. */
  readonly near: (term: string) => Counts
  /** How many passages of copies, which are left out, hold a term. */
  readonly out: (term: string) => Counts
}

/** More passages aside are counted by OpenSearch: their terms would take some 5 MB of memory. */
const MOST = 2_000

/**
 * Counts what is aside of a view that reads all that is indexed. To ask OpenSearch about each term takes as long as the search itself.
 * @param size how many passages the index has
 * @returns undefined if the view does not read all, or too much is aside
 */
export const countAside = async (
  { view, facts }: ReadView,
  groups: Iterable<Group>,
  size: number,
): Promise<Aside | undefined> => {
  const { copies, stories, passages } = facts
  if (size !== view.shelf.passages.length || size - passages.own.length > MOST) return undefined
  const near = createCount()
  const out = createCount()
  if (size > passages.own.length) {
    const pace = createPace()
    for (const group of groups) {
      const count = copies.has(group.source) ? out : stories.firstOf.has(group.source) ? near : undefined
      if (count) count.add(group)
      const turn = pace()
      if (turn) await turn
    }
  }
  return { passages: size, near: near.of, out: out.of }
}

const createCount = () => {
  const counts = new Map<string, Record<Field, number>>()
  return {
    of: (term: string): Counts => counts.get(term) ?? NONE,
    add: ({ passages }: Group): void => {
      for (const passage of passages())
        for (const field of FIELDS)
          for (const term of new Set(termsIn(passage, field))) {
            const count = counts.get(term) ?? { text: 0, heading: 0 }
            count[field] += 1
            counts.set(term, count)
          }
    },
  }
}
