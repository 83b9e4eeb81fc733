import { translations } from '../../language/lexicon/translations.ts'
import { type Token, tokenize } from '../../language/tokens.ts'
import type { Speech } from '../../model.ts'
import { askedKind, type Kind } from '../../retrieval/question/asked-kind.ts'
import { FILLER } from '../../retrieval/question/terms.ts'
import type { AskedQuestion } from '../../store/port.ts'

/** A question that the sources could not answer, whatever the words and however often it was asked. */
export interface Gap {
  /** The most usual wording. */
  readonly question: string
  readonly count: number
  /** When it was last asked, in milliseconds since 1970. */
  readonly last: number
  /** The ids of the questions behind it, oldest first. */
  readonly ids: readonly string[]
}

/** The part of a question that grouping needs. */
export type Unanswered = Pick<AskedQuestion, 'id' | 'question' | 'language' | 'at'>

/**
 * Groups questions that ask the same: for the same kind of thing (a person, a date, a place, a figure …) with the same content words. Words are
 * compared by their stems, in any order and in either language; words that only carry a question don't count. The grouping does not depend on the
 * order of the questions.
 * @returns the most asked first; of equals, the one asked last
 */
export const groupGaps = (questions: readonly Unanswered[]): readonly Gap[] => {
  const distinct = [...new Map(questions.map((question) => [question.id, question])).values()]
  const groups = Map.groupBy(distinct, ({ question, language }) => gistOf(question, language))
  return [...groups.values()].map(gapOf).sort(byWeight)
}

/** Whether two questions ask the same. */
export const asksTheSame = (
  a: Pick<Unanswered, 'question' | 'language'>,
  b: Pick<Unanswered, 'question' | 'language'>,
): boolean => gistOf(a.question, a.language) === gistOf(b.question, b.language)

/** What a question asks, without its wording: the same for all questions that ask the same. */
const gistOf = (question: string, language: Speech): string => {
  const tokens = tokenize(question, language)
  const { kind } = askedKind(tokens)
  const meaningful = tokens.filter(({ term }) => term !== '')
  const content = meaningful.filter(({ word }) => !PASSING.has(word) && !FILLER.has(word))
  const terms = (content.length > 0 ? content : meaningful).map((token) => termOf(token, language))
  // A question of function words or signs alone is compared by its wording.
  if (terms.length === 0) return JSON.stringify(['', plain(question)])
  return JSON.stringify([askedFor(kind, tokens), ...[...new Set(terms)].sort()])
}

/** Words about asking, not about the subject: when, how urgently or how politely. Folded. */
const PASSING = new Set(
  `now today currently current presently actually exactly really please know tell
   ahora hoy actualmente actual realmente exactamente favor sabe sabes saber dime decir`.split(/\s+/),
)

/** `askedKind` tells "thing" and "definition" apart by the length of the question, which does not matter here. */
const askedFor = (kind: Kind, tokens: readonly Token[]): string =>
  kind === 'thing' || kind === 'definition'
    ? tokens.some(({ word }) => HOW.has(word))
      ? 'how'
      : 'thing'
    : kind

const HOW = new Set(['how', 'como'])

/** The English translation of a Spanish word, so that questions in both languages meet. */
const termOf = ({ term, number }: Token, language: Speech): string =>
  number || language === 'en' ? term : (translations(term, language)[0] ?? term)

const plain = (question: string): string => question.replace(/\s+/g, ' ').trim().toLowerCase()

const gapOf = (asked: readonly Unanswered[]): Gap => {
  const inOrder = asked.toSorted((a, b) => a.at - b.at || compare(a.id, b.id))
  const wordings = [...Map.groupBy(inOrder, ({ question }) => plain(question)).values()]
  const [usual] = wordings.toSorted(
    (a, b) => b.length - a.length || lastOf(b) - lastOf(a) || compare(wordingOf(a), wordingOf(b)),
  )
  return {
    question: wordingOf(usual ?? []),
    count: inOrder.length,
    last: lastOf(inOrder),
    ids: inOrder.map(({ id }) => id),
  }
}

/** The latest wording. */
const wordingOf = (asked: readonly Unanswered[]): string =>
  (asked.at(-1)?.question ?? '').replace(/\s+/g, ' ').trim()

const lastOf = (asked: readonly Unanswered[]): number => asked.at(-1)?.at ?? 0

const byWeight = (a: Gap, b: Gap): number =>
  b.count - a.count || b.last - a.last || compare(a.question, b.question) || compare(a.ids[0], b.ids[0])

/** Compares by code units: the same on every machine. */
const compare = (a = '', b = ''): number => (a < b ? -1 : a > b ? 1 : 0)
