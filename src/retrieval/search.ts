import type { Passage } from '../model.ts'
import { remember } from '../remember.ts'
import type { Candidate, PassageIndex, WeightedTerm } from './index.ts'
import type { Question } from './question.ts'
import { kinOf, type ReadCandidate, type ReadPassage, readCandidate, readPassage } from './reading.ts'

/** How many candidates are read closely. More find little: the right passage is almost always among the first ten. */
export const CANDIDATES = 30

/** Passages stay taken apart while they are asked for, with those before them; some 5 kB each. */
const REMEMBERED = 4_000

/** Takes passages apart, and keeps those last asked for. */
export const createReader = (): ((passage: Passage) => ReadPassage) => remember(REMEMBERED, readPassage)

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

/** The passages that share terms with the question, read against it, best first. */
export const findCandidates = (
  question: Question,
  index: PassageIndex,
  read: (passage: Passage) => ReadPassage,
  limit: number,
  within = question.from,
): ReadCandidate[] => {
  const kin = kinOf(question)
  return index
    .search(weightedTerms(question), limit, within)
    .map((candidate: Candidate) => readCandidate(question, kin, candidate, read))
}
