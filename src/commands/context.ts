import type { Place, Source, Speech } from '../model.ts'
import type { Retrieval } from '../retrieval/retrieval.ts'
import type { Shelf } from '../shelf.ts'
import type { Store } from '../store/port.ts'
import type { References } from './references.ts'
import type { CommandEntry } from './table.ts'

/** What a command is carried out with. */
export interface Context {
  readonly shelf: Shelf
  /** The shelf's sources by id. */
  readonly sourceById: ReadonlyMap<string, Source>
  readonly references: References
  readonly retrieval: Retrieval
  readonly store: Store
  readonly place: Place
  /** Whether the reply is shown to the asker alone. */
  readonly privately: boolean
  /** What the bot speaks to someone whose words do not tell their language. */
  readonly language: Speech
  /** The commands that the person can type there: all of the table, and the platform's own. */
  readonly commands: readonly CommandEntry[]
  /** Questions that the sources answer, for somebody who does not know what to ask. */
  readonly samples: (speech: Speech) => readonly string[]
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** Takes down a bug under the id that the person was told. */
  readonly report: Report
}

export type Report = (id: string, error: unknown) => void
