import type { Speech } from '../../model.ts'
import type { Name } from './names.ts'
import type { Word } from './words.ts'

/** A question without the "and" that opens it and the marks at its end. */
export interface Asked {
  readonly text: string
  readonly words: readonly Word[]
  readonly language: Speech
}

/** A question without its opening words, and what they were. */
export interface StrippedQuestion extends Asked {
  /** It was opened by "and", "what about" or the like, so that it continues what was said. */
  readonly led: boolean
  /** It was opened by "what about" or the like, so that a part follows. */
  readonly about: boolean
  /** It ended in a question mark. */
  readonly marked: boolean
  /** It began with a capital, so it may be a title. */
  readonly capital: boolean
}

/** The question before a follow-up. */
export interface Earlier extends Asked {
  /** The marks at its end, which `text` lacks. */
  readonly marks: string
  readonly names: readonly Name[]
}

/** What a follow-up leaves out. Positions count the words of the question. */
export type Gap =
  /** All but the words that ask: "why?". */
  | { readonly kind: 'asking' }
  /** All but one part: "and with Peru?". */
  | { readonly kind: 'part' }
  /** A name that a pronoun stands for. In Spanish also an object before its verb (`clitic`) and a subject that is not said (`omitted`). */
  | {
      readonly kind: 'pronoun'
      readonly at: number
      readonly role: 'subject' | 'object' | 'possessive' | 'clitic' | 'omitted'
      readonly stands: 'person' | 'thing' | 'plural' | 'either'
    }
  /** A place that "there" stands for. */
  | { readonly kind: 'place'; readonly at: number }
  /** Something that only the whole earlier question says: "what else?", "is that true?". */
  | { readonly kind: 'all' }

export interface FollowUp {
  readonly asked: Asked
  readonly gap: Gap
}

/** A part of a question: perhaps a preposition, perhaps an article, and the rest. */
export interface Part extends Asked {
  readonly preposition: string | undefined
  readonly article: string | undefined
  /** Position of the first word after both. */
  readonly from: number
  readonly names: readonly Name[]
}

/** What a pronoun can stand for. */
export interface Topic {
  readonly text: string
  readonly plural: boolean
  /** Whether more nouns follow its own, so that no possessive can: "the treaty with China's terms". */
  readonly long: boolean
  /** Its own noun, folded. */
  readonly head: string
}
