import type { Shelf, Source, Speech } from '../model.ts'
import type { Retrieval } from '../retrieval/retrieval.ts'
import type { Arrival } from '../store/port.ts'
import type { Suggestion } from './desk.ts'
import type { References } from './sources/references.ts'

/** A shelf as it is at one moment, and all that is found in it. When sources come or go, another takes its place. */
export interface Library {
  readonly shelf: Shelf
  /** The shelf's sources by id. */
  readonly sourceById: ReadonlyMap<string, Source>
  readonly references: References
  readonly retrieval: Retrieval
  /** When each source of the shelf came. */
  readonly arrivals: ReadonlyMap<string, Arrival>
  /** Questions that the sources answer, for somebody who does not know what to ask. */
  readonly samples: (speech: Speech) => readonly string[]
  readonly suggest: (words: string, limit: number) => readonly Suggestion[]
}
