import type { Question } from '../../question/question.ts'
import type { ReadSentence } from '../read-passage.ts'
import type { ReadCandidate } from '../reading.ts'

/** What a feature measures: one sentence of a candidate, against a question. */
export interface View {
  readonly question: Question
  readonly candidate: ReadCandidate
  /** The best candidate's score in this search, above 0. */
  readonly topScore: number
  /** The share of all candidates' scores under this candidate's title, from 0 to 1. */
  readonly topicShare: number
  /** The index of the sentence in the candidate. */
  readonly at: number
  /** Whether it is the first sentence of its source, among the candidates, with the question's last term: what "What is …?" asks for. */
  readonly introduces: boolean
  readonly sentence: ReadSentence
  /** For each of the question's terms, its positions in the sentence. */
  readonly hits: readonly (readonly number[])[]
}

/** Measures how well a sentence answers, by one criterion. Most values lie between 0 and 1. */
export type Feature = (view: View) => number

// Below, `term` is an index into the question's terms.

/** Whether the sentence contains the term. */
export const held = ({ hits }: View, term: number): boolean => (hits[term]?.length ?? 0) > 0

/** How near in meaning the nearest relative of the term in the sentence is, from 0 (none) to 1. */
export const relativeHeld = ({ candidate: { relatives }, at }: View, term: number): number =>
  relatives[at]?.[term] ?? 0

/** Whether the previous sentence contains the term; for the first of a passage, the last sentence of the passage before. */
export const heldBefore = ({ candidate: { hits, previousSentenceHits }, at }: View, term: number): boolean =>
  ((at === 0 ? previousSentenceHits : hits[at - 1])?.[term]?.length ?? 0) > 0

/** Whether the previous passage contains the term. */
export const heldEarlier = ({ candidate }: View, term: number): boolean =>
  candidate.inPreviousPassage[term] === true

/** Whether the next sentence contains the term. */
export const heldAfter = ({ candidate: { hits }, at }: View, term: number): boolean =>
  (hits[at + 1]?.[term]?.length ?? 0) > 0

/** Whether the previous or the next sentence contains the term. */
export const heldBeside = (view: View, term: number): boolean =>
  heldBefore(view, term) || heldAfter(view, term)

/** Whether any sentence of the passage contains the term. */
export const heldInPassage = ({ candidate: { hits } }: View, term: number): boolean =>
  hits.some((places) => (places[term]?.length ?? 0) > 0)

/** Whether the title, a heading or the lead-in contains the term. */
export const heldAbove = ({ candidate }: View, term: number): boolean => candidate.inHeading[term] === true

/** The share of the question's weight in the terms that pass `test`, from 0 to 1. A test may pass a term in part, by a number. */
export const share = ({ question }: View, test: (term: number) => boolean | number): number => {
  if (question.weight === 0) return 0
  let sum = 0
  question.terms.forEach(({ weight }, term) => {
    sum += weight * Number(test(term))
  })
  return sum / question.weight
}
