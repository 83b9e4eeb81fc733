import type { Passage, Source } from '../../../model.ts'
import { type Copies, withFirsts } from '../copies.ts'
import { FIELDS, type Field } from '../engine.ts'
import { candidateAt } from '../live-index.ts'
import type { Candidate, PassageIndex, WeightedTerm } from '../passage-index.ts'
import { BM25, normOf, scoreOf, worthOf } from '../scoring.ts'
import { isOneSlipAway, MIN_LENGTH } from '../term-map.ts'
import { createTop } from '../top.ts'
import { writtenTerm } from './definition.ts'
import { searchName } from './queries.ts'
import type { Group } from './views.ts'
import type { Frequency, Part, Trips, Wanted } from './wants.ts'

/** How many passages a view has, and how long they are. */
export interface Measured {
  readonly size: Readonly<Record<Part, number>>
  /** The mean number of different terms of its own, by field. */
  readonly averages: Readonly<Record<Field, number>>
}

/** A passage as OpenSearch has it. */
export interface Hit {
  readonly group: string
  readonly at: number
  readonly text: string
  readonly heading: string
  readonly textLength: number
  readonly headingLength: number
}

/** Stands for what is not known yet: a word is taken for known, so that nothing is looked for in its place. */
const NOT_KNOWN: Frequency = {
  own: { text: 1, heading: 1 },
  near: { text: 1, heading: 1 },
  all: { text: 1, heading: 1 },
}

/** One part of a view, which answers from what was fetched and notes what was not: see `Trips`. What it gives then means nothing. */
export const remoteIndex = (
  part: Part,
  { known, wants }: Pick<Trips, 'known' | 'wants'>,
  { size }: Measured,
  copies: Copies,
): PassageIndex => {
  const frequencyOf = (term: string): Frequency => {
    const found = known.frequencies.get(term)
    if (found === undefined) wants().frequencies.add(term)
    return found ?? NOT_KNOWN
  }
  const frequency = (term: string): number => frequencyOf(term)[part].text
  return {
    size: size[part],
    frequency,
    has: (term) => FIELDS.some((field) => frequencyOf(term)[part][field] > 0),
    spelledLike: (word) => {
      if (word.length < MIN_LENGTH) return []
      const found = known.spellings.get(word)
      if (found === undefined) wants().spellings.add(word)
      return (found ?? []).filter((term) => frequency(term) > 0).sort()
    },
    search: (terms, limit, within) => {
      // What to propose depends on how common each term is.
      if (terms.filter(({ term }) => frequencyOf(term) === NOT_KNOWN).length > 0) return []
      const wanted: Wanted = { part, terms: once(terms), limit, within: within && withFirsts(within, copies) }
      const name = searchName(wanted)
      const found = known.searches.get(name)
      if (found === undefined) wants().searches.set(name, wanted)
      return found ?? []
    },
  }
}

/** Each term once, with the weight that it was given last. */
const once = (terms: readonly WeightedTerm[]): readonly WeightedTerm[] =>
  [...new Map(terms.map(({ term, weight }) => [term, weight]))].map(([term, weight]) => ({ term, weight }))

/** Whether a term that was found is one slip away from a word. */
export const isSpelledLike = (word: string, term: string): boolean =>
  term[0] === word[0] && !/\d/.test(term) && isOneSlipAway(word, term)

/**
 * Scores what OpenSearch proposed as `bestPlaces` scores the passages in memory: the same sums in the same order, so the same numbers.
 *
 * @param groupOf undefined for what is not on the shelf, or may not be read
 */
export const bestOf = (
  hits: readonly Hit[],
  { terms, limit, within }: Wanted,
  { size, averages }: Measured,
  frequencyOf: (term: string) => Frequency,
  groupOf: (group: string) => Group | undefined,
): readonly Candidate[] => {
  const worths = terms.map(({ term, weight }) => {
    const { own } = frequencyOf(term)
    const worth = (field: Field): number => worthOf(weight, BM25.boosts[field], own[field], size.own)
    return { written: writtenTerm(term), text: worth('text'), heading: worth('heading') }
  })
  const norms = { text: normOf(BM25, averages.text), heading: normOf(BM25, averages.heading) }
  const found = hits
    .flatMap((hit) => {
      const group = groupOf(hit.group)
      return group && hit.at < group.count && within?.has(group.source) !== false ? [{ hit, group }] : []
    })
    // Of equals, the earlier one on the shelf comes first.
    .sort((a, b) => a.group.rank - b.group.rank || a.hit.at - b.hit.at)
  const top = createTop(limit)
  for (const [place, { hit }] of found.entries()) {
    const counts = { text: countsIn(hit.text), heading: countsIn(hit.heading) }
    let score = 0
    let matches = 0
    for (const { written, ...worth } of worths) {
      let isHeld = false
      for (const field of FIELDS) {
        const count = counts[field].get(written)
        if (count === undefined) continue
        score += scoreOf(worth[field], count, hit[`${field}Length`], norms[field])
        isHeld = true
      }
      if (isHeld) matches += 1
    }
    if (matches > 0) top.offer(score * matches, place)
  }
  return top.take().map(({ score, place }) => {
    const { hit, group } = found[place] as (typeof found)[number]
    return new FoundPassage(group, hit.at, score)
  })
}

/** A passage that was found: it is read when it is asked for, so that what is remembered of searches holds no texts. */
class FoundPassage implements Candidate {
  readonly source: Source
  readonly score: number
  private readonly group: Group
  private readonly at: number

  constructor(group: Group, at: number, score: number) {
    this.source = group.source
    this.score = score
    this.group = group
    this.at = at
  }

  get passage(): Passage {
    return this.read().passage
  }

  get before(): Passage | undefined {
    return this.read().before
  }

  private read(): Candidate {
    return candidateAt(this.group.passages(), this.at, this.score)
  }
}

const countsIn = (list: string): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>()
  if (list !== '') for (const term of list.split('\n')) counts.set(term, (counts.get(term) ?? 0) + 1)
  return counts
}
