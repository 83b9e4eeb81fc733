import type { Token } from '../../language/tokens.ts'
import type { Span } from '../../model.ts'
import { isOfKind } from '../question/of-kind.ts'
import type { Question } from '../question/question.ts'

/** Joins spans that only white space and joining marks part, and makes them relative to `from`. */
const join = (spans: readonly Span[], text: string, from: number): Span[] => {
  const joined: Span[] = []
  for (const { start, end } of spans) {
    const last = joined.at(-1)
    if (last !== undefined && /^[\s.,'’–-]{0,2}$/.test(text.slice(last.end + from, start))) {
      joined[joined.length - 1] = { start: last.start, end: end - from }
    } else joined.push({ start: start - from, end: end - from })
  }
  return joined
}

const SCALE = /^(percent|million|billion|trillion|millon|millones|mil|dollar|euro|pound)$/
/** How many words farther than the nearest figure another may stand from the words of the question, and still be marked. */
const NO_FARTHER = 1

/** How many words each token is from the nearest that the question holds. */
const distances = (question: Question, tokens: readonly Token[]): number[] => {
  const terms = new Set(question.terms.flatMap(({ variants }) => variants))
  const held = tokens.flatMap(({ term }, i) => (terms.has(term) ? [i] : []))
  return tokens.map((_, i) => held.reduce((least, at) => Math.min(least, Math.abs(at - i)), tokens.length))
}

/**
 * The tokens that could be the answer by their kind: names for "who", dates for "when"; for "how many" the figures nearest to the
 * words of the question, with their scale. Empty where the question asks for no kind that can be told, or the tokens hold none.
 */
export const answeringTokens = (question: Question, tokens: readonly Token[]): Token[] => {
  const asked = new Set(question.words)
  const fitting = tokens.map(({ word }, i) => !asked.has(word) && isOfKind(question.kind, tokens, i))
  if (question.kind !== 'number') return tokens.filter((_, i) => fitting[i])
  const far = distances(question, tokens)
  const nearest = Math.min(...far.filter((_, i) => fitting[i]))
  const near = tokens.map((_, i) => fitting[i] === true && (far[i] ?? 0) <= nearest + NO_FARTHER)
  return tokens.filter((token, i) => near[i] || (SCALE.test(token.term) && (near[i - 1] || near[i + 1])))
}

/**
 * The words to mark in an excerpt: those that could be the answer by their kind or, where none can be told, those of the
 * question.
 *
 * @param tokens of the excerpt, in order
 * @param from where the excerpt begins in `text`; the marks count from there
 */
export const marksOf = (question: Question, tokens: readonly Token[], text: string, from: number): Span[] => {
  const answering = answeringTokens(question, tokens)
  if (answering.length > 0) return join(answering, text, from)
  const terms = new Set(question.terms.flatMap(({ variants }) => variants))
  return join(
    tokens.filter(({ term }) => terms.has(term)),
    text,
    from,
  )
}
