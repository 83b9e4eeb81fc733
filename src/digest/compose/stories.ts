import type { Passage, Source } from '../../model.ts'
import type { PlacesOf } from './input.ts'
import { likeness, type Profile, profileOf } from './story-likeness.ts'
import type { TermRarity } from './term-rarity.ts'

/** One story, told by one or several sources. */
export interface Story {
  /** The earliest source that tells it in full. */
  readonly lead: Source
  /** The other sources, the longest first. */
  readonly also: readonly Source[]
  /** Those that print the article of the lead, word for word or nearly so. */
  readonly copies: readonly Source[]
}

/** Only so many sources are compared with each other. Each further one is a story of its own. */
const COMPARED = 1_500
/** A name or figure in more sources than this does not tell stories apart. */
const COMMON = 150
/** A source tells the whole story if it has at least this share of the longest one's text. */
const WHOLE_STORY = 0.5

/** Two sources that tell the same story, by their places in the list. */
interface Pair {
  readonly a: number
  readonly b: number
  readonly likeness: number
}

/** The pairs that share two rare names or figures and are similar; the most similar first. */
const pairsOf = (profiles: readonly Profile[]): Pair[] => {
  const holding = new Map<string, number[]>()
  profiles.forEach(({ exact }, at) => {
    for (const term of exact) {
      const known = holding.get(term)
      if (known === undefined) holding.set(term, [at])
      else known.push(at)
    }
  })
  const pairs: Pair[] = []
  profiles.forEach((profile, a) => {
    const shared = new Map<number, number>()
    for (const term of profile.exact) {
      const others = holding.get(term) ?? []
      if (others.length > COMMON) continue
      for (const b of others) if (b > a) shared.set(b, (shared.get(b) ?? 0) + 1)
    }
    for (const [b, count] of shared) {
      const alike = count < 2 ? 0 : likeness(profile, profiles[b] as Profile)
      if (alike > 0) pairs.push({ a, b, likeness: alike })
    }
  })
  return pairs.sort((p, q) => q.likeness - p.likeness || p.a - q.a || p.b - q.b)
}

/**
 * Groups sources, the most similar pairs first. Two groups join only if every source of one is similar to every source of the other (complete
 * linkage), so that a chain of neighbours does not merge two stories.
 */
const groupsOf = (count: number, pairs: readonly Pair[]): number[][] => {
  const groupOf = Array.from({ length: count }, (_, at) => [at])
  const alike = new Set(pairs.map(({ a, b }) => a * count + b))
  const areAlike = (a: number, b: number): boolean => alike.has(Math.min(a, b) * count + Math.max(a, b))
  for (const { a, b } of pairs) {
    const [ours, theirs] = [groupOf[a], groupOf[b]]
    if (ours === undefined || theirs === undefined || ours === theirs) continue
    if (!ours.every((one) => theirs.every((other) => areAlike(one, other)))) continue
    const both = [...ours, ...theirs]
    for (const one of both) groupOf[one] = both
  }
  return [...new Set(groupOf)]
}

/** The length of a source's body. */
const textLength = (source: Source): number =>
  source.blocks.reduce((sum, { kind, start, end }) => sum + (kind === 'furniture' ? 0 : end - start), 0)

/** The lead is the earliest source that is at least half as long as the longest. A source without a date counts as the latest. */
const storyOf = (sources: readonly Source[], copiesOf: ReadonlyMap<Source, readonly Source[]>): Story => {
  const byLength = [...sources].sort((a, b) => textLength(b) - textLength(a) || (a.id < b.id ? -1 : 1))
  const longest = byLength[0] as Source
  const day = ({ published }: Source): string => published ?? '9'
  const lead = byLength
    .filter((source) => textLength(source) >= WHOLE_STORY * textLength(longest))
    .reduce((first, source) => (day(source) < day(first) ? source : first))
  return {
    lead,
    also: byLength.flatMap((source) => (source === lead ? [] : [source, ...(copiesOf.get(source) ?? [])])),
    copies: copiesOf.get(lead) ?? [],
  }
}

/** Of each article among the sources, the first that prints it, with the others. */
const articlesIn = (
  sources: readonly Source[],
  placesOf: PlacesOf,
): ReadonlyMap<Source, readonly Source[]> => {
  const left = new Set(sources)
  const articles = new Map<Source, readonly Source[]>()
  for (const source of sources) {
    if (!left.has(source)) continue
    const [first = source, ...copies] = placesOf(source).filter((place) => left.has(place))
    articles.set(first, copies)
    for (const place of [first, ...copies]) left.delete(place)
  }
  return articles
}

/**
 * Groups sources into stories; each source is in one. The grouping does not depend on the order of the sources. The stories come in the order of
 * their first source.
 *
 * @param passages of each source, in order
 * @param placesOf the sources that print the same article as one, which are always one story
 */
export const groupStories = (
  sources: readonly Source[],
  passages: ReadonlyMap<Source, readonly Passage[]>,
  rarityOf: TermRarity,
  placesOf: PlacesOf = (source) => [source],
): readonly Story[] => {
  const copiesOf = articlesIn(sources, placesOf)
  const ordered = [...copiesOf.keys()].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
  const compared = ordered.slice(0, COMPARED)
  const profiles = compared.map((source) => profileOf(source, passages.get(source) ?? [], rarityOf))
  const stories = groupsOf(compared.length, pairsOf(profiles)).map((group) =>
    storyOf(
      group.map((at) => compared[at] as Source),
      copiesOf,
    ),
  )
  for (const source of ordered.slice(COMPARED)) stories.push(storyOf([source], copiesOf))
  const place = new Map(sources.map((source, at) => [source, at]))
  const first = ({ lead, also, copies }: Story): number =>
    Math.min(...[lead, ...also, ...copies].map((source) => place.get(source) ?? 0))
  return stories.sort((a, b) => first(a) - first(b))
}
