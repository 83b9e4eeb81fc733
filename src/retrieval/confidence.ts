import { FEATURE_NAMES, type FeatureName } from './features/features.ts'
import type { Kind } from './kinds.ts'
import type { Question } from './question.ts'
import type { RankedSentence } from './rank.ts'

/** A lead larger than this says no more. In the units of a sentence's score. */
const MOST_LEAD = 5

/** The share of the question's weight that lies in words that stand nowhere on the shelf, less what is near them: 0 to 1. */
const unknownShare = ({ terms, weight }: Question): number =>
  weight === 0
    ? 1
    : terms.reduce(
        (sum, { known, relatives, weight: own }) =>
          sum + (known ? 0 : own * (1 - Math.max(0, ...relatives.map(({ near }) => near)))),
        0,
      ) / weight

/** 1 where the question asks for a kind of thing of which the best sentence holds none. */
const lacks = ({ kind }: Question, asked: Kind, { features }: RankedSentence, holds: FeatureName): number =>
  kind === asked && features[FEATURE_NAMES.indexOf(holds)] === 0 ? 1 : 0

/** What beside the best sentence's own features tells whether it answers; the names are in the order of `signsOf`. */
export const SIGN_NAMES = [
  'score',
  'lead',
  'unknown',
  'unknownName',
  'fewTerms',
  'lacksPerson',
  'lacksDate',
  'lacksPlace',
  'lacksNumber',
  'lacksCount',
] as const

/**
 * The features of the best sentence, then the signs: its score, its lead over the best sentence of another source, how much of the
 * question the shelf does not know, whether that is a name or a figure, and how few terms there are to go by, and whether
 * what is asked for (a person, a date, a place, a figure) is not there.
 */
export const signsOf = (question: Question, ranked: readonly RankedSentence[]): number[] | undefined => {
  const best = ranked[0]
  if (best === undefined) return undefined
  const rival = ranked.find(({ candidate }) => candidate.passage.source !== best.candidate.passage.source)
  const lead = rival === undefined ? MOST_LEAD : Math.min(MOST_LEAD, best.score - rival.score)
  const unknownName = question.terms.some(({ known, name, number }) => !known && (name || number))
  return [
    ...best.features,
    best.score,
    lead,
    unknownShare(question),
    unknownName ? 1 : 0,
    1 / Math.max(1, question.terms.length),
    lacks(question, 'person', best, 'holdsPerson'),
    lacks(question, 'date', best, 'holdsDate'),
    lacks(question, 'place', best, 'holdsPlace'),
    lacks(question, 'number', best, 'holdsNumber'),
    question.counts ? lacks(question, 'number', best, 'holdsNumber') : 0,
  ]
}
