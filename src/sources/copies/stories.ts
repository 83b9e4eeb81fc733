import type { Source } from '../../model.ts'
import type { Steps } from '../../steps.ts'
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
}

/** A shelf where no article stands twice. */
const NO_STORIES: Stories = { firstOf: new Map(), copiesOf: new Map() }

/** Whether two sources print the same article. */
export const isSameStory = ({ firstOf }: Stories, a: Source, b: Source): boolean =>
  (firstOf.get(a) ?? a) === (firstOf.get(b) ?? b)

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

/**
 * Groups the near copies of a shelf into stories: whatever copies of copies hang together. Only these sources count, so the stories of a part of
 * a shelf tell nothing of the rest. The order of the shelf makes no difference.
 *
 * @param pairs of these sources and, maybe, others
 */
export function* groupCopies(sources: Iterable<Source>, pairs: Pairs): Steps<Stories> {
  if (pairs.size === 0) return NO_STORIES
  const left = new Set<Source>()
  for (const source of sources) if (pairs.has(source)) left.add(source)
  const firstOf = new Map<Source, Source>()
  const copiesOf = new Map<Source, readonly Source[]>()
  for (const start of left) {
    const members = [start]
    left.delete(start)
    for (const member of members) {
      for (const other of pairs.get(member) ?? []) if (left.delete(other)) members.push(other)
      yield
    }
    if (members.length < 2) continue
    const [first = start, ...copies] = inOrder(members)
    copiesOf.set(first, copies)
    for (const copy of copies) firstOf.set(copy, first)
  }
  return { firstOf, copiesOf }
}
