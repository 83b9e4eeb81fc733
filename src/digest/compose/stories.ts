import type { Passage, Source } from '../../model.ts'
import { type Profile, profileOf } from '../story-profile.ts'
import { likeness } from './story-likeness.ts'
import type { TermRarity } from './term-rarity.ts'

/** What one or several sources tell. */
export interface Story {
  /** The one that tells it in full, first. */
  readonly lead: Source
  /** The others, the fullest first. */
  readonly also: readonly Source[]
}

/** More sources are not compared with each other: what is beyond stands alone. */
const COMPARED = 1_500
/** A name or figure that more of them hold tells none of them apart. */
const COMMON = 150
/** A source at least so full beside the fullest tells the whole story. */
const FULL = 0.5

/** A pair of sources that tell the same story, by their places among those compared. */
interface Pair {
  readonly a: number
  readonly b: number
  readonly likeness: number
}

/** Pairs that share two rare names or figures, and are alike; the likest first. */
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
 * Joins the likest first, and two groups only where every source of one is like every source of the other, so that no chain of
 * neighbours makes one story of two (complete linkage).
 */
const joined = (count: number, pairs: readonly Pair[]): number[][] => {
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

const fullness = (source: Source): number =>
  source.blocks.reduce((sum, { kind, start, end }) => sum + (kind === 'furniture' ? 0 : end - start), 0)

/** The earliest of those that are at least half as full as the fullest; a source without a date counts as the last. */
const storyOf = (sources: readonly Source[]): Story => {
  const byFullness = [...sources].sort((a, b) => fullness(b) - fullness(a) || (a.id < b.id ? -1 : 1))
  const fullest = byFullness[0] as Source
  const day = ({ published }: Source): string => published ?? '9'
  const lead = byFullness
    .filter((source) => fullness(source) >= FULL * fullness(fullest))
    .reduce((first, source) => (day(source) < day(first) ? source : first))
  return { lead, also: byFullness.filter((source) => source !== lead) }
}

/**
 * The stories that sources tell, each source in one of them. Which go together does not depend on the order they are given in; the
 * stories come in the order of their first.
 *
 * @param passages of each source, in order
 */
export const groupStories = (
  sources: readonly Source[],
  passages: ReadonlyMap<Source, readonly Passage[]>,
  telling: TermRarity,
): readonly Story[] => {
  const ordered = [...sources].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
  const compared = ordered.slice(0, COMPARED)
  const profiles = compared.map((source) => profileOf(source, passages.get(source) ?? [], telling))
  const stories = joined(compared.length, pairsOf(profiles)).map((group) =>
    storyOf(group.map((at) => compared[at] as Source)),
  )
  for (const source of ordered.slice(COMPARED)) stories.push({ lead: source, also: [] })
  const place = new Map(sources.map((source, at) => [source, at]))
  const first = ({ lead, also }: Story): number =>
    Math.min(...[lead, ...also].map((source) => place.get(source) ?? 0))
  return stories.sort((a, b) => first(a) - first(b))
}
