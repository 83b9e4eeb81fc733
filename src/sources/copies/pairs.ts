import type { Source } from '../../model.ts'
import type { Steps } from '../../steps.ts'
import { eachCandidate } from './candidates.ts'
import { createCompare } from './near-copy.ts'
import { readSignatures, resemblance, type Signature, signatureOf } from './signature.ts'

/** The near copies of each source that has any. Of two, each has the other. */
export type Pairs = ReadonlyMap<Source, ReadonlySet<Source>>

/** The sources that were compared with each other, and what came of it. */
export interface Compared {
  readonly sources: ReadonlySet<Source>
  readonly pairs: Pairs
}

/** A pair of less resemblance is not compared: an estimate of 0.3, which near copies have at least, is off by so much one time in a hundred. */
const LEAST = 0.18
/** In sources: with so many of those that are most like it, each is compared. */
const CLOSEST = 16

/** The sources most like one, at most 16. */
class Closest {
  private readonly found: { readonly source: Source; readonly likeness: number }[] = []

  offer(source: Source, likeness: number): void {
    if (this.found.some((other) => other.source === source)) return
    const last = this.found[CLOSEST - 1]
    if (last !== undefined && last.likeness >= likeness) return
    if (last !== undefined) this.found.pop()
    const at = this.found.findIndex((other) => other.likeness < likeness)
    this.found.splice(at < 0 ? this.found.length : at, 0, { source, likeness })
  }

  *sources(): Generator<Source> {
    for (const { source } of this.found) yield source
  }
}

/**
 * Finds the near copies among sources. Those that were compared before are not compared with each other again.
 *
 * @param before what was found among earlier sources, some of which may be gone
 */
export function* findPairs(sources: readonly Source[], before?: Compared): Steps<Compared> {
  yield* readSignatures(sources)
  const present = new Set(sources)
  const pairs = new Map<Source, Set<Source>>()
  const join = (a: Source, b: Source): void => {
    for (const [one, other] of [
      [a, b],
      [b, a],
    ] as const) {
      const known = pairs.get(one)
      if (known === undefined) pairs.set(one, new Set([other]))
      else known.add(other)
    }
  }
  for (const [source, others] of before?.pairs ?? []) {
    if (present.has(source)) for (const other of others) if (present.has(other)) join(source, other)
    yield
  }
  const closest = new Map<Source, Closest>()
  const isNew = (source: Source): boolean => before?.sources.has(source) !== true
  yield* eachCandidate(sources, isNew, (fresh, other) => {
    const likeness = resemblance(signatureOf(fresh) as Signature, signatureOf(other) as Signature)
    if (likeness < LEAST) return
    for (const [one, another] of [
      [fresh, other],
      [other, fresh],
    ] as const) {
      const known = closest.get(one) ?? new Closest()
      known.offer(another, likeness)
      closest.set(one, known)
    }
  })
  const compare = createCompare()
  for (const [source, others] of closest)
    for (const other of others.sources()) {
      if (!pairs.get(source)?.has(other) && (yield* compare(source, other))) join(source, other)
      yield
    }
  return { sources: present, pairs }
}
