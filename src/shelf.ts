import type { Passage, Source } from './model.ts'

/** What could not be read: one clear sentence that names the file (and line) and says what to do. */
export interface Problem {
  readonly file: string
  readonly line?: number
  readonly message: string
}

/** A set of sources with their passages, in the order they were read. */
export interface Shelf {
  readonly sources: readonly Source[]
  readonly passages: readonly Passage[]
}

export const sizeOf = ({ sources, passages }: Shelf) => ({
  sources: sources.length,
  passages: passages.length,
})
