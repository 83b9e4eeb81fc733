import { randomUUID } from 'node:crypto'
import type { Place, Shelf, Source, Speech } from '../model.ts'
import type { Retrieval } from '../retrieval/retrieval.ts'
import type { Arrival, Store } from '../store/port.ts'
import type { References } from './sources/references.ts'
import type { Suggestion } from './sources/suggest.ts'
import type { CommandEntry } from './table.ts'

/** What a command is carried out with. */
export interface Context extends Omit<Library, 'suggest'> {
  readonly store: Store
  readonly place: Place
  /** Whether the reply is shown to the asker alone. */
  readonly privately: boolean
  /** What the bot speaks to someone whose words do not tell their language. */
  readonly language: Speech
  /** The commands that the person can type there: all of the table, and the platform's own. */
  readonly commands: readonly CommandEntry[]
  /** The IANA time zone of a person, or else the bot's. Never rejects. */
  readonly zoneOf: (place: Place) => Promise<string>
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** Takes down a bug under the id that the person was told. */
  readonly report: Report
}

export type Report = (id: string, error: unknown) => void

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

/** Takes down something that is wrong under a new id of eight hexadecimal digits, which it returns. */
export const reportFault = (report: Report, error: unknown): string => {
  const id = randomUUID().slice(0, 8)
  report(id, error)
  return id
}
