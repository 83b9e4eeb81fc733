import type { Name } from './names.ts'
import type { QuestionLanguage } from './phrases.ts'
import type { Word } from './words.ts'

/** A question as it was asked, without the "and" that led it and the marks at its end. */
export interface Asked {
  readonly text: string
  readonly words: readonly Word[]
  readonly language: QuestionLanguage
}

/** What a follow-up leaves out. Positions are of words of the question. */
export type Gap =
  /** All but the words with which it asks: "why?". */
  | { readonly kind: 'asking' }
  /** All but one part: "and with Peru?". */
  | { readonly kind: 'part' }
  /** A name, for which a pronoun stands; in Spanish also an object before its verb, or a subject that is not said. */
  | {
      readonly kind: 'pronoun'
      readonly at: number
      readonly role: 'subject' | 'object' | 'possessive' | 'clitic' | 'unsaid'
      readonly stands: 'person' | 'thing' | 'plural' | 'either'
    }
  /** A place, for which "there" stands. */
  | { readonly kind: 'place'; readonly at: number }
  /** Something that only the whole earlier question tells: "what else?", "is that true?". */
  | { readonly kind: 'all' }

export interface FollowUp {
  readonly asked: Asked
  readonly gap: Gap
}

/** A part of a question: a preposition or none, an article or none, and the rest. */
export interface Part extends Asked {
  readonly preposition: string | undefined
  readonly article: string | undefined
  /** Position of the first word after both. */
  readonly from: number
  readonly names: readonly Name[]
}
