import { memoize } from '../../language/memoize.ts'
import type { Passage, Source } from '../../model.ts'
import type { Candidate, PassageIndex, WeightedTerm } from '../index/passage-index.ts'
import type { Question } from '../question/question.ts'
import { nearness } from '../question/recency.ts'
import {
  lookupRelatives,
  type ReadCandidate,
  type ReadPassage,
  readCandidate,
  readPassage,
} from './reading.ts'

/** How many candidates are read closely. More find little: the right passage is almost always among the first ten. */
export const CANDIDATES = 30

/** Passages stay taken apart while they are asked for, with those before them; some 5 kB each. */
const REMEMBERED = 4_000

/** Takes passages apart, and keeps those last asked for. */
export const createReader = (): ((passage: Passage) => ReadPassage) => memoize(REMEMBERED, readPassage)

/** What a term of the same meaning counts where the question's own stands nowhere; one that is farther, less. */
const RELATIVE_WEIGHT = 0.5

/** How many relatives of a word are looked for, the nearest first: each is a list of passages to go through. */
const MOST_RELATIVES = 4

/** What to look for: each variant of each term, or else its relatives. The index counts rarity itself, so only the question's own weighing is passed on. */
const weightedTerms = ({ terms }: Question): WeightedTerm[] =>
  terms.flatMap(({ variants, relatives, emphasis, known }) =>
    known
      ? variants.map((term) => ({ term, weight: emphasis }))
      : relatives
          .slice(0, MOST_RELATIVES)
          .map(({ term, near }) => ({ term, weight: emphasis * RELATIVE_WEIGHT * near })),
  )

/** How many are taken from the index where their scores are weighed anew: what is new may say less of the question's words. */
const POOL = 1_000

/** What a score is worth at least, however old its source. */
const OLD_WORTH = 0.5

/** The best of the index; for a question about now, by how near in time their sources are too. */
const search = (
  question: Question,
  index: PassageIndex,
  limit: number,
  within?: ReadonlySet<Source>,
): Candidate[] => {
  const { moment } = question
  const terms = weightedTerms(question)
  if (moment === undefined) return index.search(terms, limit, within)
  return index
    .search(terms, Math.max(POOL, limit), within)
    .map(({ passage, score }) => ({
      passage,
      score: score * (OLD_WORTH + (1 - OLD_WORTH) * nearness(moment, passage.source)),
    }))
    .sort((a, b) => b.score - a.score)
    .slice(0, limit)
}

/** The passages that share terms with the question, read against it, best first. */
export const findCandidates = (
  question: Question,
  index: PassageIndex,
  read: (passage: Passage) => ReadPassage,
  limit: number,
  within = question.namedSources,
): ReadCandidate[] => {
  const kin = lookupRelatives(question)
  return search(question, index, limit, within).map((candidate: Candidate) =>
    readCandidate(question, kin, candidate, read),
  )
}
