import type { Block, Language } from '../model.ts'

/** What a source says of itself, as far as it does. */
export interface Metadata {
  readonly title?: string
  readonly publisher?: string
  readonly author?: string
  /** `YYYY-MM-DD`, `YYYY-MM` or `YYYY`. */
  readonly published?: string
  /** Where the source says so itself; otherwise it is detected. */
  readonly language?: Language
  readonly url?: string
}

/**
 * What a reader of one format makes of one file or line, before anything is judged: the words in order, and where each
 * block of them lies. A reader never marks furniture, except what its format says outright (a page's `<nav>`).
 */
export interface Document extends Metadata {
  readonly id: string
  readonly file?: string
  readonly text: string
  readonly blocks: readonly Block[]
}
