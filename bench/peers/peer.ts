import type { Language, Shelf } from '../../src/model.ts'

/** A source that was found. Scores order the results of one search and mean nothing else. */
export interface Found {
  readonly id: string
  readonly score: number
}

/** Sources that were indexed. */
export interface Indexed {
  /** The ids of the `most` sources that fit a question best, best first, each once. */
  search(question: string, most: number): readonly Found[]
  /** What it takes of memory that the process doesn't count as its own, in bytes; none unless told. */
  readonly bytesElsewhere?: number
}

/** A search engine at a setting that is worth comparing with. Each gets title and text of every source. */
export interface Peer {
  /** As tables and plots show it. */
  readonly name: string
  index(shelf: Shelf, language: Language): Indexed
}
