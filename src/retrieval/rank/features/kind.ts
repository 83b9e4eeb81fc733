import type { Kind } from '../../question/asked-kind.ts'
import { isOfKind, isYear } from '../../question/of-kind.ts'
import type { Feature, View } from './view.ts'

/** Positions of the tokens that could be the answer by their kind, and that the question does not hold itself. */
const fitting = ({ question, sentence: { tokens } }: View): number[] => {
  const asked = new Set(question.words)
  return tokens.flatMap((token, i) =>
    !asked.has(token.word) && isOfKind(question.kind, tokens, i) ? [i] : [],
  )
}

const holds =
  (kind: Kind): Feature =>
  (view) =>
    view.question.kind === kind && fitting(view).length > 0 ? 1 : 0

/** "Who" asks for a person: whether the sentence holds a name that the question does not. */
export const holdsPerson = holds('person')
/** "When" asks for a date. */
export const holdsDate = holds('date')
/** "When" is mostly answered by a year. */
export const holdsYear: Feature = (view) =>
  view.question.kind === 'date' && fitting(view).some((at) => isYear(view.sentence.tokens[at]?.word ?? ''))
    ? 1
    : 0
/** "Where" asks for a place. */
export const holdsPlace = holds('place')
/** "How many" asks for a figure. */
export const holdsNumber = holds('number')

/** How near what could be the answer stands to a word of the question: 1 beside it, falling with the words between. */
export const kindNear: Feature = (view) => {
  const places = view.hits.flat()
  let nearest = Number.POSITIVE_INFINITY
  for (const at of fitting(view))
    for (const place of places) nearest = Math.min(nearest, Math.abs(at - place))
  return 1 / (1 + nearest / 3)
}

/** How many words may stand between a figure and what it counts: "7.1 million valid votes". */
const COUNT_REACH = 3

/** "How many votes?" is answered where a figure stands before "votes". */
export const countsIt: Feature = ({ question: { counted }, sentence: { tokens }, hits }) => {
  if (counted === undefined) return 0
  const before = (at: number): boolean =>
    tokens.slice(Math.max(0, at - COUNT_REACH), at).some(({ number }) => number)
  return (hits[counted] ?? []).some(before) ? 1 : 0
}

const COPULA = /^(is|are|was|were|means|refers|es|son|era|fue|significa)$/
const NAMING = /^(as|called|named|dubbed|llamado|llamada|denominado|denominada|como)$/

/** "What is X?" is answered where X is called by its name, or where it is said what X is. */
export const defines: Feature = ({ question, sentence: { tokens }, hits }) => {
  if (question.kind !== 'definition') return 0
  const places = hits.at(-1) ?? []
  const first = Math.min(...hits.flat())
  const said = places.some((at) => COPULA.test(tokens[at + 1]?.word ?? ''))
  const named = NAMING.test(tokens[first - 1]?.word ?? '')
  return (first <= 2 ? 0.5 : 0) + (said || named ? 0.5 : 0)
}

/** Whether the sentence brings up what "What is X?" asks for. */
export const introduces: Feature = (view) => (view.question.kind === 'definition' && view.introduces ? 1 : 0)
