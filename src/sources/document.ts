import type { Block, Language, PageMark } from '../model.ts'

/*
 * `sources` turns files into sources, in four rooms:
 * - `read` finds files and reads each article in them as a `Document`;
 * - `furniture` tells the article from the page around it and finds its title, author and date;
 * - `passages` cuts the article into the passages that are indexed;
 * - `shelf` puts these steps together and skips files that have not changed.
 */

/** What a source says about itself. A field is missing where the source does not say. */
export interface Metadata {
  readonly title?: string
  readonly publisher?: string
  readonly author?: string
  /** `YYYY-MM-DD`, `YYYY-MM` or `YYYY`. */
  readonly published?: string
  /** When the file was made, as `published` is written. It is the date of a source whose words and metadata give none. */
  readonly created?: string
  /** Only where the source names it; otherwise the language is detected later. */
  readonly language?: Language
  readonly url?: string
}

/**
 * What the reader of a format makes of one file or one line of a collection: its text, and the blocks in it.
 * A reader marks furniture only where the format says so (a page's `<nav>`).
 */
export interface Document extends Metadata {
  readonly id: string
  readonly file?: string
  /** The day on which its page was found to be gone. */
  readonly withdrawn?: string
  readonly text: string
  readonly blocks: readonly Block[]
  /** Whether no page stands around it, as around a web page's article: then only what its reader marked is furniture. */
  readonly isWhole?: true
  /** Where its pages or slides begin, in order; absent if it has none. */
  readonly pages?: readonly PageMark[]
  /** Set where nothing of it is to be found out: it has its title and language, its author and date if it has any, and its furniture is marked. */
  readonly settled?: true
}
