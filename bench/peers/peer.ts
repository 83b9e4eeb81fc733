import type { Language, ShelfInMemory } from '../../src/model.ts'

/** A source that was found. Scores order the results of one search and mean nothing else. */
export interface Found {
  readonly id: string
  readonly score: number
}

/** Sources that were indexed. */
export interface Indexed {
  /** The ids of the `most` sources that fit a question best, best first, each once. */
  search(question: string, most: number): readonly Found[]
  /** Memory outside the process's own heap and buffers, in bytes; 0 if absent. */
  readonly bytesElsewhere?: number
}

/** A search engine with good settings. Each gets the title and text of every source. */
export interface Peer {
  /** The name in tables and plots. */
  readonly name: string
  index(shelf: ShelfInMemory, language: Language): Indexed
}
