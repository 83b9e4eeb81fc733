import type { Source } from '../../model.ts'
import type { Steps } from '../../steps.ts'
import { type Compare, createCompare } from './near-copy.ts'
import type { Pairs } from './pairs.ts'

/**
 * The articles that stand on a shelf several times, in words that differ a little. A story's near copies tell the same as its first source:
 * they bear nothing out, and are no news.
 */
export interface Stories {
  /** Each near copy, with the first source of its story. */
  readonly firstOf: ReadonlyMap<Source, Source>
  /** The near copies of each first source that has any. */
  readonly copiesOf: ReadonlyMap<Source, readonly Source[]>
  /** The near copies of each source, some of which may be of another story, or not on the shelf. */
  readonly pairs: Pairs
}

/** A shelf where no article stands twice. */
const NO_STORIES: Stories = { firstOf: new Map(), copiesOf: new Map(), pairs: new Map() }

/** Whether two sources print the same article, or one is a near copy of the other. */
export const isSameStory = ({ firstOf, pairs }: Stories, a: Source, b: Source): boolean =>
  (firstOf.get(a) ?? a) === (firstOf.get(b) ?? b) || pairs.get(a)?.has(b) === true

/** All sources that print the article of one, itself included, its first source first. */
export const placesOf = ({ firstOf, copiesOf }: Stories, source: Source): readonly Source[] => {
  const first = firstOf.get(source) ?? source
  return [first, ...(copiesOf.get(first) ?? [])]
}

/** A source is the whole article if it has at least this share of the longest one's text. */
const WHOLE = 0.8

/** The whole articles before those that were cut; of these the earlier, where one without a date counts as the latest. */
const inOrder = (sources: readonly Source[]): readonly Source[] => {
  const longest = sources.reduce((most, { text }) => Math.max(most, text.length), 0)
  const keyOf = ({ id, text, published }: Source): string =>
    `${text.length >= WHOLE * longest ? 0 : 1} ${published ?? '9'} ${id}`
  return sources
    .map((source) => ({ source, key: keyOf(source) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ source }) => source)
}

/** In comparisons: so many are made to sort out what hangs together. Only texts that many others share parts of need more. */
const MOST_COMPARED = 20_000

/** What comparisons said that `Pairs` does not say. */
const verdicts = new WeakMap<Source, WeakMap<Source, boolean>>()

function* isCopyOf(first: Source, other: Source, compare: Compare): Steps<boolean> {
  const own = verdicts.get(first) ?? new WeakMap<Source, boolean>()
  verdicts.set(first, own)
  const known = own.get(other) ?? (yield* compare(first, other))
  own.set(other, known)
  return known
}

/** All sources that hang together with one by pairs, itself included. Takes them out of `left`. */
function* reachedFrom(start: Source, pairs: Pairs, left: Set<Source>): Steps<readonly Source[]> {
  const members = [start]
  left.delete(start)
  for (const member of members) {
    for (const other of pairs.get(member) ?? []) if (left.delete(other)) members.push(other)
    yield
  }
  return members
}

/**
 * Groups the near copies of a shelf into stories. Each copy is one of its story's first source itself, so that a chain of texts, each like the
 * next, does not become one story. Only these sources count, so the stories of a part of a shelf tell nothing of the rest. The order of the
 * shelf makes no difference.
 *
 * @param pairs of these sources and, maybe, others
 */
export function* groupCopies(sources: Iterable<Source>, pairs: Pairs): Steps<Stories> {
  if (pairs.size === 0) return NO_STORIES
  const left = new Set<Source>()
  for (const source of sources) if (pairs.has(source)) left.add(source)
  const compare = createCompare()
  const firstOf = new Map<Source, Source>()
  const copiesOf = new Map<Source, readonly Source[]>()
  for (const start of left) {
    const rest = new Set(inOrder(yield* reachedFrom(start, pairs, left)))
    let compared = 0
    for (const first of rest) {
      rest.delete(first)
      const copies: Source[] = []
      for (const other of rest) {
        const isPair = pairs.get(first)?.has(other) === true
        if (!isPair) compared += 1
        if (!isPair && (compared > MOST_COMPARED || !(yield* isCopyOf(first, other, compare)))) continue
        copies.push(other)
        rest.delete(other)
        firstOf.set(other, first)
      }
      if (copies.length > 0) copiesOf.set(first, copies)
      yield
    }
  }
  return { firstOf, copiesOf, pairs }
}
