import type { Question } from '../../question/question.ts'
import type { ReadCandidate, ReadSentence } from '../reading.ts'

/** What a feature looks at: one sentence of a candidate, against a question. */
export interface View {
  readonly question: Question
  readonly candidate: ReadCandidate
  /** The best candidate's score in this search, above 0. */
  readonly topScore: number
  /** The share of all candidates' scores that lies in those of the same title: 0 to 1. */
  readonly topicShare: number
  /** Which sentence of the candidate. */
  readonly at: number
  /** Whether it is the first in its source, among the candidates, to hold the question's last term: what "What is …?" asks for. */
  readonly introduces: boolean
  readonly sentence: ReadSentence
  /** The positions in the sentence of each of the question's terms. */
  readonly hits: readonly (readonly number[])[]
}

/** One thing that tells how well a sentence answers, as a number; most lie between 0 and 1. */
export type Feature = (view: View) => number

/** Whether the sentence itself holds the question's term. */
export const held = ({ hits }: View, term: number): boolean => (hits[term]?.length ?? 0) > 0

/** How near the nearest relative of the term is that the sentence holds: 0 (none) to 1. */
export const relativeHeld = ({ candidate: { relatives: kin }, at }: View, term: number): number =>
  kin[at]?.[term] ?? 0

/** Whether the sentence before it does; of a passage's first, the last of the passage before. */
export const heldBefore = (
  { candidate: { hits, previousSentenceHits: edge }, at }: View,
  term: number,
): boolean => ((at === 0 ? edge : hits[at - 1])?.[term]?.length ?? 0) > 0

/** Whether the passage before it does. */
export const heldEarlier = ({ candidate: { inPreviousPassage: earlier } }: View, term: number): boolean =>
  earlier[term] === true

/** Whether the sentence after it does. */
export const heldAfter = ({ candidate: { hits }, at }: View, term: number): boolean =>
  (hits[at + 1]?.[term]?.length ?? 0) > 0

/** Whether a sentence beside it does. */
export const heldBeside = (view: View, term: number): boolean =>
  heldBefore(view, term) || heldAfter(view, term)

/** Whether any sentence of the passage does. */
export const heldInPassage = ({ candidate: { hits } }: View, term: number): boolean =>
  hits.some((places) => (places[term]?.length ?? 0) > 0)

/** Whether the title, a heading or the lead-in does. */
export const heldAbove = ({ candidate }: View, term: number): boolean => candidate.inHeading[term] === true

/** The share of the question's weight that lies in the terms for which `test` holds, in part where it is a number: 0 to 1. */
export const share = ({ question }: View, test: (term: number) => boolean | number): number => {
  if (question.weight === 0) return 0
  let sum = 0
  question.terms.forEach(({ weight }, term) => {
    sum += weight * Number(test(term))
  })
  return sum / question.weight
}
