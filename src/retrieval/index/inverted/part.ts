import type { Source } from '../../../model.ts'
import { FIELDS, type Field, type Segment, sizeOf } from './segment.ts'

/** The place of a source that is gone. */
export const GONE = 0xffff_ffff

/** A segment as one snapshot of a shelf has it: which of its sources are there, and where. */
export interface Part {
  readonly segment: Segment
  /** Its sources by their numbers; undefined where one is gone. */
  readonly sources: readonly (Source | undefined)[]
  /** Of each source, the position on the shelf of its first passage, or `GONE`. */
  readonly places: Uint32Array
  /** 1 for each passage that is gone; undefined where none is. */
  readonly gone: Uint8Array | undefined
  /** How many passages are there. */
  readonly size: number
  /** Of each field, the lengths of the passages that are there, summed up. */
  readonly lengths: Readonly<Record<Field, number>>
  /** Of each field, how many passages that are there hold the term of a number: what was counted so far. */
  readonly counted: Readonly<Record<Field, Map<number, number>>>
}

/** A segment with the places of its sources. */
export const partOf = (
  segment: Segment,
  sources: readonly (Source | undefined)[],
  places: Uint32Array,
): Part => {
  const all = sizeOf(segment)
  let gone: Uint8Array | undefined
  let size = all
  for (let at = 0; at < places.length; at += 1) {
    const [from, to] = [segment.starts[at] as number, segment.starts[at + 1] as number]
    if (places[at] !== GONE || from === to) continue
    gone ??= new Uint8Array(all)
    gone.fill(1, from, to)
    size -= to - from
  }
  const lengthOf = (field: Field): number => {
    const { lengths } = segment[field]
    let sum = 0
    for (let passage = 0; passage < all; passage += 1)
      if (gone?.[passage] !== 1) sum += lengths[passage] as number
    return sum
  }
  return {
    segment,
    sources,
    places,
    gone,
    size,
    lengths: { text: lengthOf('text'), heading: lengthOf('heading') },
    counted: { text: new Map(), heading: new Map() },
  }
}

/** How many of the part's passages that are there hold the term of this number in a field. */
export const frequencyIn = ({ segment, gone, counted }: Part, field: Field, term: number): number => {
  const { offsets, passages } = segment[field]
  const [from, to] = [offsets[term] as number, offsets[term + 1] as number]
  if (gone === undefined) return to - from
  const before = counted[field].get(term)
  if (before !== undefined) return before
  let count = 0
  for (let at = from; at < to; at += 1) if (gone[passages[at] as number] === 0) count += 1
  counted[field].set(term, count)
  return count
}

/** Whether a passage that is there holds the term of this number, in any field. */
export const holds = (part: Part, term: number): boolean =>
  FIELDS.some((field) => frequencyIn(part, field, term) > 0)

/** The number of the source that a passage is of. */
export const sourceAt = ({ segment: { starts } }: Part, passage: number): number => {
  let low = 0
  let high = starts.length - 1
  // The last source that begins at or before it: sources without passages begin where the next one does.
  while (low < high) {
    const middle = (low + high) >> 1
    if ((starts[middle + 1] as number) <= passage) low = middle + 1
    else high = middle
  }
  return low
}

/** Where a passage stands on the shelf. */
export const placeOf = (part: Part, passage: number, source = sourceAt(part, passage)): number =>
  (part.places[source] as number) + passage - (part.segment.starts[source] as number)
