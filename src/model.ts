/** A half-open range `[start, end)` of UTF-16 code units, as `String.prototype.slice` takes it. */
export interface Span {
  readonly start: number
  readonly end: number
}

/**
 * The language that terms are folded by. `und` (BCP 47, "undetermined") is any other language: its words are
 * compared as they are, without stems or stop words.
 */
export type Language = 'en' | 'es' | 'und'

/** The two languages in which the bot itself speaks. */
export type Speech = 'en' | 'es'

/**
 * What a stretch of a source's text is. `title` is the line that names the article; `heading` names the part
 * that follows it; `paragraph`, `item` and `quote` are the article's body; `furniture` is all of the page that is not the
 * article. Only the body is ever quoted.
 */
export type BlockKind = 'title' | 'heading' | 'paragraph' | 'item' | 'quote' | 'furniture'

/** A stretch of a source's text between two line or element boundaries, without the marks that begin a list item. */
export interface Block extends Span {
  readonly kind: BlockKind
  /** Depth of a heading, 1 to 6; absent for the rest. */
  readonly level?: number
}

/** One article, page or document. Its `text` never changes once read: every offset in the program points into it. */
export interface Source {
  /** The path below the folder that was read, or the `id` given in a collection. Unique on a shelf. */
  readonly id: string
  /** The article's title, or its opening words and an ellipsis where it has none. */
  readonly title: string
  readonly publisher?: string
  readonly author?: string
  /** The day it was published, `YYYY-MM-DD`, `YYYY-MM` or `YYYY`: as much as the source says. */
  readonly published?: string
  readonly language: Language
  readonly url?: string
  /** The file it was read from, as a person would name it; with `:line` for a line of a collection. */
  readonly file?: string
  readonly text: string
  /** Every stretch of the text that is not white space or mark-up, in order, without overlap. */
  readonly blocks: readonly Block[]
}

/** A run of whole sentences of one source's body, never across a heading: the unit that is indexed. */
export interface Passage extends Span {
  readonly source: Source
  /** The number of the body block it begins in, counted from 1 over the source's paragraphs, items and quotations. */
  readonly paragraph: number
  /** The headings above it, outermost first. */
  readonly headings: readonly string[]
  /** The line that introduces its list ("Looking ahead, expect:"), or an FAQ item's question, where that lies outside it. */
  readonly leadIn?: Span
}

/** How an excerpt names its place. */
export interface Citation {
  /** The source's id. */
  readonly source: string
  readonly title: string
  readonly publisher?: string
  readonly author?: string
  readonly published?: string
  readonly url?: string
  readonly file?: string
  readonly paragraph: number
  readonly headings: readonly string[]
}

/** How a list names a source: a citation without a place in the text. */
export type SourceLine = Omit<Citation, 'paragraph' | 'headings'>

/** One or a few whole sentences of a source, verbatim: `text` is exactly `source.text.slice(start, end)`. */
export interface Excerpt extends Span {
  readonly text: string
  /** The answering words, as ranges of `text` (not of the source), in order, without overlap. */
  readonly marks: readonly Span[]
  readonly citation: Citation
  /** Other sources whose passages say the same; empty when this is the only one that does. */
  readonly alsoIn: readonly Citation[]
}

/** `answered`: an excerpt answers. `related`: none does for certain, but the subject is there. `none`: the sources don't say. */
export type AnswerStatus = 'answered' | 'related' | 'none'

/** What the sources say to a question. */
export interface Answer {
  readonly question: string
  readonly status: AnswerStatus
  /** From 0 to 1: an estimate of how likely it is that the first excerpt answers the question. */
  readonly confidence: number
  /** Best first. With `related` and `none` they are what came nearest, not an answer. */
  readonly excerpts: readonly Excerpt[]
  /** The passages behind them, best first; `score` orders them and means nothing else. */
  readonly passages: readonly RankedPassage[]
  /** Words of the question that stand nowhere on the shelf, as the asker wrote them. */
  readonly unknownTerms: readonly string[]
  /** Telling words of the question that stand on the shelf, but in none of the excerpts. */
  readonly missingTerms: readonly string[]
}

export interface RankedPassage {
  readonly passage: Passage
  readonly score: number
}

/** Where a command came from. What may be read depends on it. */
export interface Place {
  readonly platform: string
  readonly workspace?: string
  readonly channel?: string
  readonly thread?: string
  readonly user?: string
}

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

/** The same fields, where those that may be undefined may be missing instead. */
type Present<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>
}

/** An object's fields without those that are undefined: what a source does not say is not there at all. */
export const withoutUndefined = <T extends object>(fields: T): Present<T> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Present<T>
