import type { Document } from '../document.ts'
import type { Content } from '../read/read.ts'
import type { Settled } from './settle.ts'

/** What need not be read or thought over again. */
export interface Memory {
  /** By name; only files that will come out the same as long as they stay the same. */
  readonly files: ReadonlyMap<string, HeldFile>
  /** In the order of the shelf. */
  readonly settled: ReadonlyMap<Document, Settled>
}

/** What was read of a file, with what the file looked like to which reader. */
export interface HeldFile {
  readonly stamp: string
  readonly content: Content
}
