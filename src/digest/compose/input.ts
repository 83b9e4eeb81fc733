import type { QuietDay } from '../../command.ts'
import type { Excerpt, Shelf, Source, Speech } from '../../model.ts'

/** What a digest is composed from. Times are milliseconds since 1970. */
export interface DigestInput {
  readonly language: Speech
  /** Sources that came later are new. */
  readonly since: number
  /** The moment whose date is in the title. */
  readonly at: number
  /** The IANA time zone of the date in its title. */
  readonly zone: string
  /** The new and changed sources, newest first. */
  readonly fresh: readonly Source[]
  /** The ids of those that have changed, but are not new. */
  readonly changed?: ReadonlySet<string>
  readonly shelf: Shelf
  /** The sources that print the same article as one, itself included; only itself if it is not given. */
  readonly placesOf?: PlacesOf
  /** Answers to the channel's watches. */
  readonly watched: readonly Watched[]
  readonly asked: Asked
  readonly quiet: QuietDay
  /** A passage to show when nothing is new. */
  readonly unseen?: () => Excerpt | undefined
}

/** The sources of the shelf that print the same article as one, itself included, the original first. */
export type PlacesOf = (source: Source) => readonly Source[]

export interface Watched {
  readonly question: string
  readonly excerpt: Excerpt
}

/** What the channel asked since the last digest. `gaps` are the questions that no source answers. */
export interface Asked {
  readonly count: number
  readonly best?: { readonly question: string; readonly up: number }
  readonly gaps: readonly { readonly question: string; readonly count: number }[]
}
