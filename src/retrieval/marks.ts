import type { Token } from '../language/tokens.ts'
import type { Span } from '../model.ts'
import { isOfKind } from './kinds.ts'
import type { Question } from './question.ts'

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

/**
 * The tokens that could be the answer by their kind: names for "who", figures with what they count for "how many". Empty where
 * the question asks for no kind that can be told, or the tokens hold none.
 */
export const answeringTokens = (question: Question, tokens: readonly Token[]): Token[] => {
  const asked = new Set(question.words)
  return tokens.filter((token, i) => {
    const before = tokens[i - 1]
    if (asked.has(token.word)) return false
    if (isOfKind(question.kind, token, before, tokens[i + 1])) return true
    const unit = question.kind === 'number' && before?.number === true
    return unit && /^(percent|million|billion|trillion|millon|millones|mil|dollar|euro|%)$/.test(token.term)
  })
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
