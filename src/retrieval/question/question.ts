import { detectLanguage } from '../../language/detect.ts'
import { type Relative, relatives } from '../../language/lexicon/relatives.ts'
import { tokenize } from '../../language/tokens.ts'
import type { Language, Source } from '../../model.ts'
import { FILLER } from '../filler.ts'
import type { PassageIndex } from '../index/passage-index.ts'
import type { Spelling } from '../index/spelling.ts'
import { rarity } from '../rarity.ts'
import { aboutNow } from './about-now.ts'
import type { Acronyms } from './acronyms.ts'
import { type AskedKind, askedKind, type Kind } from './asked-kind.ts'
import { type Sides, sidesOf } from './comparison.ts'
import type { FindNamedSources } from './named-sources.ts'
import { type Moment, momentOf, type NewestUntil } from './recency.ts'
import { type QuestionWord, questionWords } from './terms.ts'

/** A word of a question that a source could share. */
export interface QuestionTerm {
  /** As the asker wrote it. */
  readonly written: string
  /** Folded. */
  readonly word: string
  /** What it is compared by in each language that the shelf holds; the first is in the question's own. */
  readonly variants: readonly string[]
  /** Terms of nearly the same meaning: they count for less, and only where no variant stands. */
  readonly relatives: readonly Relative[]
  /** 1, or less for a word that only carries the question or names the kind of its answer. */
  readonly emphasis: number
  /** How telling it is: its rarity on the shelf times its emphasis. */
  readonly weight: number
  /** A name: capitalised, and not because it begins the question. */
  readonly name: boolean
  readonly number: boolean
  /** It stands right after the question word, and is no name: what is asked for ("which religions"). */
  readonly askedFor: boolean
  /** How many passages hold any of its variants. */
  readonly frequency: number
  /** Whether any of its variants stands anywhere on the shelf, titles and dates too. */
  readonly known: boolean
  /** Position among the question's tokens. */
  readonly at: number
  /** It only says when: "latest", "week" in "this week". */
  readonly timing: boolean
}

export interface Question {
  readonly text: string
  readonly language: Language
  readonly kind: Kind
  /** Only a figure can answer it. */
  readonly counts: boolean
  /** Which of the terms is counted, in "how many votes"; absent where none is. */
  readonly counted?: number
  readonly terms: readonly QuestionTerm[]
  /** All tokens as folded words, function words too: for phrases. */
  readonly words: readonly string[]
  /** Sum of the terms' weights; 0 where it has none. */
  readonly weight: number
  /** The sources that it names by their publisher or author; absent where it names none. */
  readonly namedSources?: ReadonlySet<Source>
  /** The time that it asks about, where that is now or shortly before and the shelf has dates. */
  readonly moment?: Moment
  /** Of a comparison, the words of each side. */
  readonly sides?: Sides
}

/** What of a shelf a question is read against. */
export interface QuestionContext {
  /** The languages of its sources, the most frequent first. */
  readonly languages: readonly Language[]
  readonly index: Pick<PassageIndex, 'size' | 'frequency' | 'has'>
  readonly findNamedSources: FindNamedSources
  readonly acronyms: Acronyms
  readonly spelling: Spelling
  /** Absent where dates don't matter. */
  readonly newestUntil?: NewestUntil
}

/** What a word that only names the kind of the answer, or carries the question, counts beside another. */
const NAMING_WEIGHT = 0.3
const FILLER_WEIGHT = 0.4
/** What the other side of a comparison counts: it is for a second excerpt to tell. */
const COMPARED_WEIGHT = 0.3
/** What a word counts that no source holds, when no source is in the question's language: it may be said in other words. */
const UNHEARD_WEIGHT = 0.3

/** A word as a term of the question: how many passages hold it, and how telling it is. */
const termOf = (
  text: string,
  { token, at, variants }: QuestionWord,
  language: Language,
  { languages, index, spelling }: QuestionContext,
  { naming, comparedFrom, asks }: AskedKind,
  timing: boolean,
): QuestionTerm => {
  const isKnown = (): boolean => [...variants].some((variant) => index.has(variant))
  const kin =
    language === 'und' ? [] : relatives(token.term, language).filter(({ term }) => index.frequency(term) > 0)
  if (kin.length === 0 && !isKnown()) for (const meant of spelling(token.word)) variants.add(meant)
  const all = [...variants].reduce((sum, variant) => sum + index.frequency(variant), 0)
  const frequency = Math.min(index.size, all)
  const name = token.capital && at > 0
  const unheard = !languages.includes(language) && frequency === 0 && !name && !token.number
  const emphasis =
    (naming.has(at) ? NAMING_WEIGHT : 1) *
    (timing || FILLER.has(token.word) ? FILLER_WEIGHT : 1) *
    (comparedFrom !== undefined && at > comparedFrom ? COMPARED_WEIGHT : 1) *
    (unheard ? UNHEARD_WEIGHT : 1)
  return {
    written: text.slice(token.start, token.end),
    word: token.word,
    variants: [...variants],
    relatives: kin,
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
 * Reads a question: its language, the kind of answer, the time and the sources it asks for, and its telling words.
 *
 * @param now the time it is asked at, in milliseconds since 1970; without it no question is about now
 */
export const readQuestion = (text: string, ground: QuestionContext, now?: number): Question => {
  const { languages, findNamedSources: mention, acronyms } = ground
  const language = detectLanguage(text, languages[0] ?? 'en')
  const tokens = tokenize(text, language)
  const words = tokens.map(({ word }) => word)
  const asked = askedKind(tokens)
  const mentioned = mention(
    words,
    tokens.map(({ capital }) => capital),
  )
  // "Who is Ilse Brandt?" asks about her, not for what she wrote: there is nothing else to look for.
  const more = tokens.some(({ term }, at) => term !== '' && mentioned?.at.has(at) === false)
  const named = more ? mentioned : undefined
  const newest = now === undefined ? undefined : ground.newestUntil?.(now)
  const timed = newest === undefined ? undefined : aboutNow(tokens, language)
  const others = languages.filter((other) => other !== language)
  const terms = questionWords(text, tokens, language, others, acronyms, named?.at ?? new Set()).map((word) =>
    termOf(text, word, language, ground, asked, timed?.at.has(word.at) === true),
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
