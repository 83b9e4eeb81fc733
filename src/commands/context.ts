import { randomUUID } from 'node:crypto'
import type { Shelf, Source, Speech } from '../model.ts'
import type { ShelfSearch } from '../retrieval/retrieval.ts'
import type { LinkReaders } from '../sources/added/article.ts'
import type { Store } from '../store/port.ts'
import type { Arrival } from '../store/source-port.ts'
import type { SenderContext } from './access/access.ts'
import type { ShelvesHere } from './access/readable.ts'
import type { CommandEntry } from './entry.ts'
import type { Reader } from './reading/source-path.ts'
import type { References } from './sources/references.ts'
import type { Suggestion } from './sources/suggest.ts'

/** All that carrying out a command needs. */
export interface Context extends Library, SenderContext, ShelvesHere {
  readonly store: Store
  /** The language of replies to somebody whose words don't show theirs. */
  readonly language: Speech
  /** How long questions are saved, and what was shared of them, in days. */
  readonly retentionDays: number
  /** The commands that can be typed there: the table's, and the platform's own. */
  readonly commands: readonly CommandEntry[]
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** Reads what has changed of the sources and shelves. @returns the place's library after it */
  readonly refresh: () => Promise<Library>
  /** What reads links and files that people give. */
  readonly readers: LinkReaders
  /** Where sources are read in a browser; undefined if nowhere. */
  readonly reader?: Reader
  readonly report: Report
}

/** Logs a bug under the id that the person sees in the reply. */
export type Report = (id: string, error: unknown) => void

/** A shelf at one moment, with everything derived from it. When sources change, a new library replaces it. */
export interface Library {
  readonly shelf: Shelf
  /** The shelf's sources by id. */
  readonly sourceById: ReadonlyMap<string, Source>
  readonly references: References
  readonly retrieval: ShelfSearch
  /** When each source of the shelf arrived and last changed, by its id. */
  readonly arrivals: ReadonlyMap<string, Arrival>
  /** Questions that the sources answer, for a greeting. */
  readonly samples: (speech: Speech) => Promise<readonly string[]>
  /** The headings of the shelf that can be asked about, by their folded text. */
  readonly headings: ReadonlyMap<string, string>
  /** See `Desk.suggest`. */
  readonly suggest: (words: string, limit: number) => readonly Suggestion[]
}

/** Reports an error under a new id of eight hexadecimal digits. @returns the id */
export const reportFault = (report: Report, error: unknown): string => {
  const id = randomUUID().slice(0, 8)
  report(id, error)
  return id
}
