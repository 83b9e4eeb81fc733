import type { AnswerStatus, Place, Span, Speech } from '../model.ts'

/** What a store saves of the answers that people share by a link. */
export interface ShareStore {
  /** Saves an answer. The first of one question stays as it is. */
  saveShare(share: SharedAnswer): Promise<void>
  /** The shared answer to a question. */
  share(question: string): Promise<SharedAnswer | undefined>
}

/** An answer as it was when it was shared. Its words stay in its sources. */
export interface SharedAnswer {
  /** The id of its question. */
  readonly id: string
  /** Who asked, and where. */
  readonly place: Pick<Place, 'platform' | 'workspace' | 'user'>
  readonly question: string
  readonly language: Speech
  readonly status: AnswerStatus
  /** From 0 to 1. */
  readonly confidence: number
  /** When it was asked. */
  readonly at: number
  /** Best first. */
  readonly excerpts: readonly SharedExcerpt[]
}

/** Where the words of an excerpt stand. */
export interface SharedExcerpt extends Span {
  /** Names the source with its text. */
  readonly reference: string
  /** The SHA-256 of the words, in hexadecimal digits. */
  readonly digest: string
  /** The answering words, as ranges of the excerpt's text. */
  readonly marks: readonly Span[]
  /** The header of the table that it stands in, if that is not part of it. */
  readonly header?: string
}
