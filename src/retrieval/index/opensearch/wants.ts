import type { Source } from '../../../model.ts'
import type { Field } from '../engine.ts'
import type { Candidate, WeightedTerm } from '../passage-index.ts'

/** The passages of a view: its own, and those of near copies, which make no word more frequent. */
export type Part = 'own' | 'near'

/** How many passages hold a term, by field. */
export type Counts = Readonly<Record<Field, number>>

export const NONE: Counts = { text: 0, heading: 0 }

/** How many passages hold a term: of both parts of a view, and of all that is indexed. */
export type Frequency = Readonly<Record<Part | 'all', Counts>>

/** A search of one part of a view. */
export interface Wanted {
  readonly part: Part
  readonly terms: readonly WeightedTerm[]
  readonly limit: number
  readonly within: ReadonlySet<Source> | undefined
}

/** What is known of an index that is elsewhere. Once it is too much, it forgets everything of that kind. */
export interface Known {
  readonly frequencies: Map<string, Frequency>
  /** The terms one slip away from a word. */
  readonly spellings: Map<string, readonly string[]>
  readonly searches: Map<string, readonly Candidate[]>
}

/** What a question needed and was not known. */
export interface Wants {
  readonly frequencies: Set<string>
  readonly spellings: Set<string>
  readonly searches: Map<string, Wanted>
}

const nothingKnown = (): Known => ({ frequencies: new Map(), spellings: new Map(), searches: new Map() })
const nothingWanted = (): Wants => ({ frequencies: new Set(), spellings: new Set(), searches: new Map() })

const sizeOf = ({ frequencies, spellings, searches }: Known | Wants): number =>
  frequencies.size + spellings.size + searches.size

/** A question takes two trips, hardly ever more than four. */
const MOST_TRIPS = 20
/** How many facts are kept: some 10 MB of frequencies, or 20 of searches. */
const MOST_KNOWN = { frequencies: 100_000, spellings: 5_000, searches: 100 }

/** What is known, what is wanted, and work that is done again and again until nothing is wanted. */
export interface Trips {
  readonly known: Known
  /** What the work at hand has noted so far. */
  readonly wants: () => Wants
  /**
   * Does the work with what is known. Where it lacked something, fetches all that it lacked at once, and does it again.
   * @param work without side effects; it notes what it lacks, and goes on with anything in its place
   * @throws what `fetch` throws
   */
  readonly until: <T>(work: () => T) => Promise<T>
}

/** @param fetch makes everything that is wanted known */
export const createTrips = (fetch: (wants: Wants, known: Known) => Promise<void>): Trips => {
  const known = nothingKnown()
  let wants = nothingWanted()
  const forget = (): void => {
    for (const kind of ['frequencies', 'spellings', 'searches'] as const)
      if (known[kind].size > MOST_KNOWN[kind]) known[kind].clear()
  }
  return {
    known,
    wants: () => wants,
    until: async (work) => {
      // Another question that is under way fetches what it still needs again.
      forget()
      for (let trip = 0; trip <= MOST_TRIPS; trip += 1) {
        wants = nothingWanted()
        const result = work()
        const lacking = wants
        if (sizeOf(lacking) === 0) return result
        await fetch(lacking, known)
      }
      throw new Error(`A question still wants something after ${MOST_TRIPS} trips to the index.`)
    },
  }
}
