import type { Place, Speech } from '../model.ts'
import type { Store } from '../store/port.ts'
import type { Library } from './library.ts'
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
