import type { Token } from '../../language/tokens.ts'
import type { Span } from '../../model.ts'
import { answerPositions } from '../question/of-kind.ts'
import type { Question } from '../question/question.ts'

/** Joins spans with only white space and joining punctuation between them, and makes them relative to `from`. */
const joinSpans = (spans: readonly Span[], text: string, from: number): Span[] => {
  const joined: Span[] = []
  for (const { start, end } of spans) {
    const last = joined.at(-1)
    if (last !== undefined && /^[\s.,'’–-]{0,2}$/.test(text.slice(last.end + from, start))) {
      joined[joined.length - 1] = { start: last.start, end: end - from }
    } else joined.push({ start: start - from, end: end - from })
  }
  return joined
}

/** Terms that belong to the figure beside them. */
const SCALE = /^(percent|million|billion|trillion|millon|millones|mil|dollar|euro|pound)$/
/** How many words farther than the nearest figure another one may be from the question's words to be marked too. */
const NO_FARTHER = 1

const variantsIn = ({ terms }: Question): ReadonlySet<string> =>
  new Set(terms.flatMap(({ variants }) => variants))

/** How many words each token is from the nearest one that the question has. */
const distances = (question: Question, tokens: readonly Token[]): number[] => {
  const terms = variantsIn(question)
  const held = tokens.flatMap(({ term }, i) => (terms.has(term) ? [i] : []))
  return tokens.map((_, i) => held.reduce((least, at) => Math.min(least, Math.abs(at - i)), tokens.length))
}

/**
 * The tokens that could be the answer by their kind: names for "who", dates for "when", and for "how many" the figures nearest to the
 * question's words, with their scale. Empty if the question asks for no such kind or no token is of it.
 */
export const answeringTokens = (question: Question, tokens: readonly Token[]): Token[] => {
  const fitting = new Set(answerPositions(question, tokens))
  if (question.kind !== 'number') return tokens.filter((_, i) => fitting.has(i))
  const far = distances(question, tokens)
  const nearest = Math.min(...far.filter((_, i) => fitting.has(i)))
  const near = far.map((distance, i) => fitting.has(i) && distance <= nearest + NO_FARTHER)
  const scales = ({ term, scale }: Token): boolean => scale === true || SCALE.test(term)
  return tokens.filter((token, i) => near[i] || (scales(token) && (near[i - 1] || near[i + 1])))
}

/**
 * The words to mark in an excerpt: those that could be the answer by their kind, or else those of the question.
 *
 * @param tokens of the excerpt, in order
 * @param from where the excerpt begins in `text`; the marks count from there
 */
export const marksOf = (question: Question, tokens: readonly Token[], text: string, from: number): Span[] => {
  const answering = answeringTokens(question, tokens)
  if (answering.length > 0) return joinSpans(answering, text, from)
  const terms = variantsIn(question)
  return joinSpans(
    tokens.filter(({ term }) => terms.has(term)),
    text,
    from,
  )
}
