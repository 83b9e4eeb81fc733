/**
 * Reads a question against a shelf. The files of this room each read one thing: the kind of answer (`asked-kind.ts`), the content words and
 * what counts as them (`terms.ts`, `acronyms.ts`), named sources, a time near now (`about-now.ts`, `recency.ts`), or a comparison.
 */
import { detectLanguage } from '../../language/detect.ts'
import { type Token, tokenize } from '../../language/tokens.ts'
import type { Language, Source } from '../../model.ts'
import { aboutNow } from './about-now.ts'
import type { Acronyms } from './acronyms.ts'
import { askedKind, type Kind } from './asked-kind.ts'
import { isComparative, type Sides, sidesOf } from './comparison.ts'
import { type Figure, figureOf, isNumberOf } from './figures.ts'
import { askedMeasure } from './measures.ts'
import type { FindNamedSources } from './named-sources.ts'
import { type QuestionTerm, type TermContext, termOf, withLessWeight } from './question-term.ts'
import { type Moment, momentOf, type NewestUntil } from './recency.ts'
import { asksForSeveral, beginsWithList } from './several.ts'
import { speakerOf } from './speaker.ts'
import { FILLER, questionWords } from './terms.ts'

/** A question, read against one shelf. */
export interface Question {
  readonly text: string
  readonly language: Language
  readonly kind: Kind
  /** The form of figure it asks for; absent where it asks for none, or names none. */
  readonly figure?: Figure
  /** Whether only a figure can answer it. */
  readonly counts: boolean
  /** The index in `terms` of what "how many votes" counts; absent where nothing is counted. */
  readonly counted?: number
  /** Whether it asks for a measure of a thing, and the indexes in `terms` of the measure and of that thing, if they are said. */
  readonly measured?: { readonly noun?: number; readonly of?: number }
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
  /** Indexes in `terms` of whoever's words it asks for: "the mayor" in "what did the mayor say?". */
  readonly speaker?: ReadonlySet<number>
  /** Indexes in `terms` of what was said about; empty where it asks for anything that was said. */
  readonly about?: ReadonlySet<number>
  /** The index in `terms` of the verb that an answer shows by its form: "say", "recommend", "discuss"; absent where it is none. */
  readonly asking?: number
  /** Whether it asks for several things: "which countries". */
  readonly several: boolean
}

/** What reading a question needs to know of the shelf. */
export interface QuestionContext extends TermContext {
  readonly findNamedSources: FindNamedSources
  readonly acronyms: Acronyms
  /** Absent where dates don't matter. */
  readonly newestUntil?: NewestUntil
}

/** Kinds that are asked for by a verb. */
const CUED: ReadonlySet<Kind> = new Set(['advice', 'subject'])

/**
 * Reads a question: its language, its terms, the kind of answer it wants, and the time, the sources and the comparison it names.
 *
 * @param now when it is asked, in milliseconds since 1970; without it, no question is about now
 */
export const readQuestion = (text: string, context: QuestionContext, now?: number): Question => {
  const { languages } = context
  const language = detectLanguage(text, languages[0] ?? 'en')
  const tokens = tokenize(text, language)
  const words = tokens.map(({ word }) => word)
  const asked = askedKind(tokens)
  const isCount = asked.kind === 'number' && words.some((_, at) => isNumberOf(words, at))
  const figure =
    figureOf(words) ?? (asked.asksSum === true ? 'money' : undefined) ?? (isCount ? 'count' : undefined)
  const mentioned = context.findNamedSources(
    words,
    tokens.map(({ capital }) => capital),
  )
  // "Who is Ilse Brandt?" asks about her, not for what she wrote, because no other content word is left.
  const hasMore = tokens.some(({ term }, at) => term !== '' && mentioned?.at.has(at) === false)
  const named = hasMore ? mentioned : undefined
  const newest = now === undefined ? undefined : context.newestUntil?.(now)
  const timed = aboutNow(tokens, language)
  const said = speakerOf(tokens)
  const carrying = new Set([...(said?.skip ?? []), ...(beginsWithList(tokens) ? [0] : [])])
  const isAbout = ({ term }: Token, at: number): boolean => term !== '' && !carrying.has(at)
  const skipped = new Set([...(named?.at ?? []), ...(tokens.some(isAbout) ? carrying : [])])
  const plain = questionWords(text, tokens, language, context, skipped).map((word) =>
    termOf(text, word, language, context, asked, timed?.at.has(word.at) === true),
  )
  const sides = sidesOf(text, tokens, plain)
  const terms =
    sides === undefined
      ? plain
      : plain.map((term) => (isComparative(term.word) ? withLessWeight(term) : term))
  const measure = askedMeasure(tokens)
  const noun = terms.findIndex(({ at }) => at === measure?.at)
  const of = terms.findIndex(({ at }) => at === measure?.of)
  const counted = terms.findIndex(({ at }) => at === asked.counted)
  const about = new Set(
    terms.flatMap(({ at, word }, term) =>
      at > (said?.verb ?? at) && !said?.at.has(at) && !FILLER.has(word) ? [term] : [],
    ),
  )
  const asking = terms.findIndex(
    ({ at }) => at === said?.verb || (CUED.has(asked.kind) && asked.naming.has(at)),
  )
  const speaker = new Set(terms.flatMap(({ at }, term) => (said?.at.has(at) ? [term] : [])))
  return {
    text,
    language,
    kind: asked.kind,
    counts: asked.counts,
    ...(figure !== undefined && { figure }),
    ...(counted >= 0 && { counted }),
    ...(measure !== undefined && { measured: { ...(noun >= 0 && { noun }), ...(of >= 0 && { of }) } }),
    terms,
    words,
    weight: terms.reduce((sum, { weight }) => sum + weight, 0),
    ...(named !== undefined && { namedSources: named.sources }),
    ...(asking >= 0 && { asking }),
    several: asksForSeveral(tokens),
    ...(sides !== undefined && { sides }),
    ...(said !== undefined && speaker.size > 0 && { speaker, about }),
    ...(timed !== undefined && newest !== undefined && { moment: momentOf(timed.period, newest) }),
  }
}
