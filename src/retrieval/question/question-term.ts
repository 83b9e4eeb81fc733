import { cognates } from '../../language/lexicon/cognates.ts'
import { type Relative, relatives } from '../../language/lexicon/relatives.ts'
import { translations } from '../../language/lexicon/translations.ts'
import { stem } from '../../language/stems.ts'
import type { Token } from '../../language/tokens.ts'
import type { Language } from '../../model.ts'
import { type PassageIndex, rarity } from '../index/passage-index.ts'
import type { AskedKind } from './asked-kind.ts'
import { FILLER, type QuestionWord } from './terms.ts'

/** A content word of a question: one that a source could share. */
export interface QuestionTerm {
  /** The word as the asker wrote it. */
  readonly written: string
  /** The folded word. */
  readonly word: string
  /** The terms that count as this word: its own stem first, then translations, abbreviations and corrected spellings. */
  readonly variants: readonly string[]
  /** Terms of nearly the same meaning that the shelf has. They count for less, and only where no variant is found. */
  readonly relatives: readonly Relative[]
  /** 1, or less for a word that only carries the question or names the kind of its answer. */
  readonly emphasis: number
  /** The word's rarity on the shelf times its emphasis. */
  readonly weight: number
  /** Whether it is a name: it has a capital and does not begin the question. */
  readonly name: boolean
  readonly number: boolean
  /** Whether it follows the question word and is no name: the thing asked for, as in "which religions". */
  readonly askedFor: boolean
  /** How many passages contain any of its variants. */
  readonly frequency: number
  /** Whether any of its variants is on the shelf, including in titles and dates. */
  readonly known: boolean
  /** Its position among the question's tokens. */
  readonly at: number
  /** Whether it only says when: "latest", or "week" in "this week". */
  readonly timing: boolean
}

/** What weighing a word needs to know of the shelf. */
export interface TermContext {
  /** The languages of the sources, most frequent first. */
  readonly languages: readonly Language[]
  readonly index: Pick<PassageIndex, 'size' | 'frequency' | 'has' | 'spelledLike'>
}

/** The emphasis of a word that names the kind of the answer, as "city" does in "which city". */
const NAMING_EMPHASIS = 0.3
const FILLER_EMPHASIS = 0.4
/** The emphasis of the second side of a comparison, which a second excerpt may answer. */
const COMPARED_EMPHASIS = 0.3
/** The emphasis of an unknown word when no source is in the question's language: the sources may use a translation. */
const FOREIGN_EMPHASIS = 0.3

/** The English terms that a Spanish word may be by its ending, where some sources are English. */
const cognateTerms = (
  { term, word, number }: Token,
  language: Language,
  languages: readonly Language[],
): readonly string[] =>
  language !== 'es' || number || !languages.includes('en') || translations(term, 'es').length > 0
    ? []
    : cognates(word).map((english) => stem(english, 'en'))

/** Terms of nearly the same meaning, of the word and of the English words that it may be. */
const relativesOf = ({ term }: Token, language: Language, cognate: readonly string[]): readonly Relative[] =>
  language === 'und' ? [] : [...relatives(term, language), ...cognate.flatMap((one) => relatives(one, 'en'))]

/** Looks a word up on the shelf and weighs it. */
export const termOf = (
  text: string,
  { token, at, variants }: QuestionWord,
  language: Language,
  { languages, index }: TermContext,
  { naming, comparedFrom, asks }: AskedKind,
  timing: boolean,
): QuestionTerm => {
  const isKnown = (): boolean => [...variants].some((variant) => index.has(variant))
  const cognate = isKnown() ? [] : cognateTerms(token, language, languages)
  for (const term of cognate)
    for (const same of [term, ...index.spelledLike(term)]) if (index.has(same)) variants.add(same)
  const related = relativesOf(token, language, cognate).filter(({ term }) => index.frequency(term) > 0)
  if (related.length === 0 && !isKnown())
    for (const meant of index.spelledLike(token.word)) variants.add(meant)
  const total = [...variants].reduce((sum, variant) => sum + index.frequency(variant), 0)
  const frequency = Math.min(index.size, total)
  const name = token.capital && at > 0
  const foreign = !languages.includes(language) && frequency === 0 && !name && !token.number
  const emphasis =
    (naming.has(at) ? NAMING_EMPHASIS : 1) *
    (timing || FILLER.has(token.word) ? FILLER_EMPHASIS : 1) *
    (comparedFrom !== undefined && at > comparedFrom ? COMPARED_EMPHASIS : 1) *
    (foreign ? FOREIGN_EMPHASIS : 1)
  return {
    written: text.slice(token.start, token.end),
    word: token.word,
    variants: [...variants],
    relatives: related,
    emphasis,
    // A word that no source has weighs as one that a single passage has: an unrelated text that has it changes nothing.
    weight: rarity(Math.max(1, frequency), index.size) * emphasis,
    name,
    number: token.number,
    askedFor: asks === at && !name,
    frequency,
    known: isKnown(),
    at,
    timing,
  }
}

/** The term as one that only carries the question. */
export const withLessWeight = (term: QuestionTerm): QuestionTerm => ({
  ...term,
  emphasis: term.emphasis * FILLER_EMPHASIS,
  weight: term.weight * FILLER_EMPHASIS,
})
