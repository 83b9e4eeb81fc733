import type { Speech } from '../../model.ts'
import type { Known } from './known.ts'

/** What a question asks; questions that are offered together should differ in it. */
export type SampleKind =
  | 'who'
  | 'what'
  | 'letters'
  | 'when'
  | 'many'
  | 'share'
  | 'change'
  | 'size'
  | 'where'
  | 'maker'
  | 'wish'
  | 'money'
  | 'own'

/** A question that a sentence seems to answer. Whether it does is for the engine to say. */
export interface Draft {
  readonly kind: SampleKind
  /** The question, in each language in which it can be put without translating words of the sentence. */
  readonly wording: Readonly<Partial<Record<Speech, string>>>
  /** What it is about, as the sentence names it. */
  readonly subject: string
  /** What an excerpt that answers holds, white space aside. */
  readonly says: readonly string[]
  /** How good the pattern is at this, beside the others: about -1 to 1. */
  readonly worth: number
}

/** A sentence as the patterns see it. */
export interface Stated {
  /** White space is single spaces. */
  readonly text: string
  /** The same without what stands in brackets. */
  readonly bare: string
  /** Of its source. */
  readonly title: string
  /** Whether the passage that it stands in tells of times before anybody's who lives. */
  readonly past: boolean
  readonly known: Known
}

/** Finds what questions a sentence answers. */
export type Pattern = (stated: Stated) => Draft | undefined
