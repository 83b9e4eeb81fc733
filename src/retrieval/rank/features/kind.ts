import type { Kind } from '../../question/asked-kind.ts'
import { answerPositions, isYear } from '../../question/of-kind.ts'
import type { Feature, View } from './view.ts'

const fitting = ({ question, sentence: { tokens } }: View): number[] => answerPositions(question, tokens)

/** 1 if the question asks for the kind and the sentence has something of it, otherwise 0. */
const holds =
  (kind: Kind): Feature =>
  (view) =>
    view.question.kind === kind && fitting(view).length > 0 ? 1 : 0

/** How many words may stand between a figure and what it counts: "7.1 million valid votes". */
const COUNT_REACH = 3

const COPULA = /^(is|are|was|were|means|refers|es|son|era|fue|significa)$/
const NAMING = /^(as|called|named|dubbed|llamado|llamada|denominado|denominada|como)$/

/** Features that measure whether the sentence has the kind of thing that the question asks for. */
export const KIND_FEATURES = {
  /** For "who", whether the sentence has a name that the question does not. */
  holdsPerson: holds('person'),

  /** For "when", whether it has a date. */
  holdsDate: holds('date'),

  /** For "when", whether it has a year, which is mostly the answer. */
  holdsYear: (view) =>
    view.question.kind === 'date' && fitting(view).some((at) => isYear(view.sentence.tokens[at]?.word ?? ''))
      ? 1
      : 0,

  /** For "where", whether it has a place. */
  holdsPlace: holds('place'),

  /** For "how many", whether it has a figure. */
  holdsNumber: holds('number'),

  /** For "how many votes", whether a figure comes shortly before "votes". */
  countsIt: ({ question: { counted }, sentence: { tokens }, hits }) => {
    if (counted === undefined) return 0
    const before = (at: number): boolean =>
      tokens.slice(Math.max(0, at - COUNT_REACH), at).some(({ number }) => number)
    return (hits[counted] ?? []).some(before) ? 1 : 0
  },

  /** How near a possible answer is to a word of the question: 1 at the same place, falling with the words between. */
  kindNear: (view) => {
    const places = view.hits.flat()
    let nearest = Number.POSITIVE_INFINITY
    for (const at of fitting(view))
      for (const place of places) nearest = Math.min(nearest, Math.abs(at - place))
    return 1 / (1 + nearest / 3)
  },

  /** For "what is X?": half for X near the beginning, and half for "X is …" or "called X". */
  defines: ({ question, sentence: { tokens }, hits }) => {
    if (question.kind !== 'definition') return 0
    const places = hits.at(-1) ?? []
    const first = Math.min(...hits.flat())
    const said = places.some((at) => COPULA.test(tokens[at + 1]?.word ?? ''))
    const named = NAMING.test(tokens[first - 1]?.word ?? '')
    return (first <= 2 ? 0.5 : 0) + (said || named ? 0.5 : 0)
  },

  /** For "what is X?", whether the sentence is the first of its source with X. */
  introduces: ({ question, introduces }) => (question.kind === 'definition' && introduces ? 1 : 0),
} satisfies Readonly<Record<string, Feature>>
