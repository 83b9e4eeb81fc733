/** A half-open range `[start, end)` of UTF-16 code units, as `String.prototype.slice` takes it. */
export interface Span {
  readonly start: number
  readonly end: number
}

/**
 * The language whose stems and stop words apply. `und` (BCP 47, "undetermined") is any other language, whose words are compared
 * as they are.
 */
export type Language = 'en' | 'es' | 'und'

/** The languages that the bot itself speaks. */
export type Speech = 'en' | 'es'

/**
 * What a block of a source's text is. `title` names the article and `heading` a part of it. `paragraph`, `item` and `quote` are
 * its body. `furniture` is everything on the page that is not the article. Only the body is quoted.
 */
export type BlockKind = 'title' | 'heading' | 'paragraph' | 'item' | 'quote' | 'furniture'

/** A part of a source's text between two line or element boundaries, without a list item's bullet or number. */
export interface Block extends Span {
  readonly kind: BlockKind
  /** Depth of a heading, 1 to 6; absent for the rest. */
  readonly level?: number
  /** What a line of a table is; absent for the rest. */
  readonly row?: RowKind
}

/** Whether a line of a table names its columns or is a row below them. */
export type RowKind = 'header' | 'row'

/** Where a page or slide begins in the text of a source. */
export interface PageMark {
  readonly kind: PageKind
  /** From 1, in the order of the file. */
  readonly number: number
  /** Offset into the text. */
  readonly start: number
}

export type PageKind = 'page' | 'slide'

/** One article, page or document. Its `text` never changes once read, since offsets point into it. */
export interface Source {
  /** Its path below the folder that was read, or the `id` given in a collection. Unique on a shelf. */
  readonly id: string
  /** The article's title. Without one, its first words and an ellipsis. */
  readonly title: string
  readonly publisher?: string
  readonly author?: string
  /** When it was published, as exactly as the source says: `YYYY-MM-DD`, `YYYY-MM` or `YYYY`. */
  readonly published?: string
  readonly language: Language
  readonly url?: string
  /** The file it was read from, with `:line` for a line of a collection. */
  readonly file?: string
  /** The day on which its publisher was found to have withdrawn it: `YYYY-MM-DD`. */
  readonly withdrawn?: string
  readonly text: string
  /** All of the text except white space and mark-up, in order, without overlap. */
  readonly blocks: readonly Block[]
  /** Where its pages or slides begin, in order; absent for a source without any. A page without words has no mark. */
  readonly pages?: readonly PageMark[]
}

/** A run of whole sentences of one source's body, never across a heading. The unit that is indexed. */
export interface Passage extends Span {
  readonly source: Source
  /** The body block it begins in, counted from 1 over the source's paragraphs, items and quotes. */
  readonly paragraph: number
  /** The headings above it, outermost first. */
  readonly headings: readonly string[]
  /** The line before it that introduces its list ("Looking ahead, expect:") or is the question of its FAQ item. */
  readonly leadIn?: Span
}

/** Names the place of an excerpt. */
export interface Citation {
  /** The source's id. */
  readonly source: string
  readonly title: string
  readonly publisher?: string
  readonly author?: string
  readonly published?: string
  readonly url?: string
  readonly file?: string
  readonly withdrawn?: string
  readonly paragraph: number
  readonly headings: readonly string[]
  /** The page or slide; absent for a source without any. */
  readonly page?: Omit<PageMark, 'start'>
}

/** Names a source in a list: a citation without a place in the text. */
export type SourceLine = Omit<Citation, 'paragraph' | 'headings' | 'page'>

/** One or a few whole sentences of a source, verbatim: `text` is exactly `source.text.slice(start, end)`. */
export interface Excerpt extends Span {
  readonly text: string
  /** The answering words, as ranges of `text` (not of the source), in order, without overlap. */
  readonly marks: readonly Span[]
  readonly citation: Citation
  /** The address of its source's page, opened at these words; absent where there is none. */
  readonly link?: string
  /** Other sources that say the same. Empty if this is the only one. */
  readonly alsoIn: readonly Citation[]
  /** Near copies of its source that have the same words: other places of one article, which bear nothing out. Absent if there are none. */
  readonly alsoAt?: readonly SourceLine[]
}

/** `answered`: an excerpt answers. `related`: none does for certain, but the sources know the subject. `none`: they don't say. */
export type AnswerStatus = 'answered' | 'related' | 'none'

/** What the sources say about a question. */
export interface Answer {
  /** The question as it was understood: without courtesies, misspelt words corrected. */
  readonly question: string
  readonly status: AnswerStatus
  /** The estimated probability, from 0 to 1, that the first excerpt answers the question. */
  readonly confidence: number
  /** Best first. Unless `answered`, they are what came nearest. */
  readonly excerpts: readonly Excerpt[]
  /** The passages that were found, best first. `score` only orders them. */
  readonly passages: readonly RankedPassage[]
  /** Whether the first excerpt has enough of the question's telling words. If not, showing it as what came nearest would mislead. */
  readonly nearestShares?: boolean
  /** The question's words that no source contains, as they were typed. */
  readonly unknownTerms: readonly string[]
  /** The question's distinctive words that some source contains, but no excerpt. */
  readonly missingTerms: readonly string[]
  /** Misspelt words that `question` has corrected; absent if there are none. */
  readonly corrected?: readonly WordChange[]
  /** Words that no source contains, each with a near one that some source has; absent if there are none. */
  readonly suggested?: readonly WordChange[]
}

/** A word as it was typed, and the word that it was taken for or may mean. */
export interface WordChange {
  readonly typed: string
  readonly meant: string
}

export interface RankedPassage {
  readonly passage: Passage
  readonly score: number
}

/** Where a command came from. It decides what may be read. */
export interface Place {
  readonly platform: string
  readonly workspace?: string
  readonly channel?: string
  readonly thread?: string
  readonly user?: string
  /** The message that the command is in, if it came in one. */
  readonly message?: string
}

/** A file, or a line of one, that could not be read. `message` says what to do about it. */
export interface Problem {
  readonly file: string
  readonly line?: number
  readonly message: string
}

/** Passages, in the order of their sources: an array, or what reads them when they are asked for (`src/sources/passages/lists.ts`). */
export interface Passages extends Iterable<Passage> {
  readonly length: number
}

/** A set of sources with their passages, in the order they were read. */
export interface Shelf {
  readonly sources: readonly Source[]
  readonly passages: Passages
}

/** A shelf that is in memory. */
export interface ShelfInMemory extends Shelf {
  readonly passages: readonly Passage[]
}

/** How many sources and passages a shelf has. */
export const sizeOf = ({ sources, passages }: Shelf) => ({
  sources: sources.length,
  passages: passages.length,
})

/** The same type, with fields that may be undefined made optional. */
type Present<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>
}

/** Drops the fields that are undefined: what a source does not say is left out. */
export const withoutUndefined = <T extends object>(fields: T): Present<T> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Present<T>
