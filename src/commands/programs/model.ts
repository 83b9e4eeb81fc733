import type { Answer, Citation, RankedPassage, Speech } from '../../model.ts'

/** What another program asks. */
export interface ProgramQuestion {
  readonly question: string
  /** The most that the answer has. */
  readonly excerpts: number
  /** What the program calls a conversation of its own. Without one, a question follows up none. */
  readonly thread?: string | undefined
}

export interface ProgramAnswer {
  /** With verified excerpts. */
  readonly answer: Answer
  /** The language of the question. */
  readonly speech: Speech
  /** What was asked of the last answer, “who said that?” or “when was that?”, where no excerpt says it. */
  readonly untold?: 'who' | 'when'
}

export interface CitedPassage extends RankedPassage {
  readonly citation: Citation
}
