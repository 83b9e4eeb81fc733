import { askingAt } from './asking.ts'
import { englishClause } from './english.ts'
import { isHollow, isPart } from './fragment.ts'
import { opened } from './opening.ts'
import type { Written } from './phrases.ts'
import { isSpeaking, spanishClause } from './spanish.ts'
import { type Word, wordAt } from './words.ts'

/** A question as it was asked, without the "and" that led it and the marks at its end. */
export interface Asked {
  readonly text: string
  readonly words: readonly Word[]
  readonly language: Written
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

/** A question with more words is not read: nobody asks so who leans on what was said before. */
const LONGEST = 40

/**
 * How a question leans on an earlier one; undefined where it stands by itself. Only its own words tell, whatever came before.
 *
 * @param question its white space folded
 */
export const readFollowUp = (question: string): FollowUp | undefined => {
  const asked = opened(question)
  // What is joined of two questions is in full words.
  if (asked.text.includes('?') || asked.words.length === 0 || asked.words.length > LONGEST) return undefined
  const gap = asked.about ? undefined : clauseGap(asked)
  if (gap !== undefined) return { asked, gap }
  if (isHollow(asked)) return { asked, gap: { kind: 'all' } }
  return isPart(asked) ? { asked, gap: { kind: 'part' } } : undefined
}

const LONGEST_ASKING = 5

const clauseGap = (asked: Asked): Gap | undefined => {
  const { words, language, text } = asked
  const asking = askingAt(words, 0, 1)
  const plain =
    asking !== undefined &&
    asking.end === words.length &&
    words.length <= LONGEST_ASKING &&
    !asking.contracted
  // "¿Qué dijo?" asks with a verb, which stands where "¿Qué tratado?" has a noun.
  const verb = words.length > 1 && language === 'es' && isSpeaking(words[words.length - 1])
  if (plain && !verb && !/,/.test(text) && !(words.length > 1 && /^(?:who|quien)/.test(wordAt(words, 0))))
    return { kind: 'asking' }
  return language === 'en' ? englishClause(asked) : spanishClause(asked)
}
