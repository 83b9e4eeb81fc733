/**
 * Reads a question against a shelf. The files of this room each read one thing: the kind of answer (`asked-kind.ts`), the content words and
 * what counts as them (`terms.ts`, `acronyms.ts`), named sources, a time near now (`about-now.ts`, `recency.ts`), or a comparison.
 */
import { detectLanguage } from '../../language/detect.ts'
import { cognates } from '../../language/lexicon/cognates.ts'
import { translations } from '../../language/lexicon/lexicon.ts'
import { type Relative, relatives } from '../../language/lexicon/relatives.ts'
import { stem } from '../../language/stems.ts'
import { type Token, tokenize } from '../../language/tokens.ts'
import type { Language, Source } from '../../model.ts'
import { type PassageIndex, rarity } from '../index/passage-index.ts'
import { aboutNow } from './about-now.ts'
import type { Acronyms } from './acronyms.ts'
import { type AskedKind, askedKind, type Kind } from './asked-kind.ts'
import { type Sides, sidesOf } from './comparison.ts'
import type { FindNamedSources } from './named-sources.ts'
import { type Moment, momentOf, type NewestUntil } from './recency.ts'
import { FILLER, type QuestionWord, questionWords } from './terms.ts'

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

/** A question, read against one shelf. */
export interface Question {
  readonly text: string
  readonly language: Language
  readonly kind: Kind
  /** Whether only a figure can answer it. */
  readonly counts: boolean
  /** The index in `terms` of what "how many votes" counts; absent where nothing is counted. */
  readonly counted?: number
  readonly terms: readonly QuestionTerm[]
  /** All tokens as folded words, including function words. Phrases are compared by them. */
  readonly words: readonly string[]
  /** The sum of the terms' weights; 0 without terms. */
  readonly weight: number
  /** The sources whose publisher or author it names; absent where it names none. */
  readonly namedSources?: ReadonlySet<Source>
  /** The time it asks about. Absent unless that is now or recent and the shelf has dates. */
  readonly moment?: Moment
  /** The words of each side of a comparison. */
  readonly sides?: Sides
}

/** What reading a question needs to know of the shelf. */
export interface QuestionContext {
  /** The languages of the sources, most frequent first. */
  readonly languages: readonly Language[]
  readonly index: Pick<PassageIndex, 'size' | 'frequency' | 'has' | 'spelledLike'>
  readonly findNamedSources: FindNamedSources
  readonly acronyms: Acronyms
  /** Absent where dates don't matter. */
  readonly newestUntil?: NewestUntil
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
const termOf = (
  text: string,
  { token, at, variants }: QuestionWord,
  language: Language,
  { languages, index }: QuestionContext,
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
    weight: rarity(frequency, index.size) * emphasis,
    name,
    number: token.number,
    askedFor: asks === at && !name,
    frequency,
    known: isKnown(),
    at,
    timing,
  }
}

/**
 * Reads a question: its language, its terms, the kind of answer it wants, and the time, the sources and the comparison it names.
 *
 * @param now when it is asked, in milliseconds since 1970; without it, no question is about now
 */
export const readQuestion = (text: string, context: QuestionContext, now?: number): Question => {
  const { languages, acronyms } = context
  const language = detectLanguage(text, languages[0] ?? 'en')
  const tokens = tokenize(text, language)
  const words = tokens.map(({ word }) => word)
  const asked = askedKind(tokens)
  const mentioned = context.findNamedSources(
    words,
    tokens.map(({ capital }) => capital),
  )
  // "Who is Ilse Brandt?" asks about her, not for what she wrote, because no other content word is left.
  const hasMore = tokens.some(({ term }, at) => term !== '' && mentioned?.at.has(at) === false)
  const named = hasMore ? mentioned : undefined
  const newest = now === undefined ? undefined : context.newestUntil?.(now)
  const timed = newest === undefined ? undefined : aboutNow(tokens, language)
  const others = languages.filter((other) => other !== language)
  const terms = questionWords(text, tokens, language, others, acronyms, named?.at ?? new Set()).map((word) =>
    termOf(text, word, language, context, asked, timed?.at.has(word.at) === true),
  )
  const counted = terms.findIndex(({ at }) => at === asked.counted)
  const sides = sidesOf(text, tokens, terms)
  return {
    text,
    language,
    kind: asked.kind,
    counts: asked.counts,
    ...(counted >= 0 && { counted }),
    terms,
    words,
    weight: terms.reduce((sum, { weight }) => sum + weight, 0),
    ...(named !== undefined && { namedSources: named.sources }),
    ...(sides !== undefined && { sides }),
    ...(timed !== undefined && newest !== undefined && { moment: momentOf(timed.period, newest) }),
  }
}
