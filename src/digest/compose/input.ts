import type { QuietDay } from '../../command.ts'
import type { Excerpt, Shelf, Source, Speech } from '../../model.ts'

/** What a digest is made of. Times are milliseconds since 1970. */
export interface DigestInput {
  readonly language: Speech
  /** What is new counts from here, up to `upTo`. */
  readonly since: number
  readonly upTo: number
  /** The IANA time zone whose day stands above it. */
  readonly zone: string
  /** The sources that are new or have changed, the newest first. */
  readonly fresh: readonly Source[]
  /** The ids of those that were there before and have changed. */
  readonly changed?: ReadonlySet<string>
  readonly shelf: Shelf
  /** What answers a standing question. */
  readonly watched: readonly Watched[]
  readonly asked: Asked
  readonly quiet: QuietDay
  /** A passage of the shelf that the channel has not seen. */
  readonly unseen?: () => Excerpt | undefined
}

export interface Watched {
  readonly question: string
  readonly excerpt: Excerpt
}

/** What was asked in the channel since the last digest. `gaps` are the questions that no source answers. */
export interface Asked {
  readonly count: number
  readonly best?: { readonly question: string; readonly up: number }
  readonly gaps: readonly { readonly question: string; readonly count: number }[]
}
