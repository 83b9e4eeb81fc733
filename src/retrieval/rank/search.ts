import { memoize } from '../../language/memoize.ts'
import { tokenize } from '../../language/tokens.ts'
import type { Passage, Source } from '../../model.ts'
import type { Candidate, PassageIndex, WeightedTerm } from '../index/passage-index.ts'
import type { Question } from '../question/question.ts'
import { nearness } from '../question/recency.ts'
import { type ReadPassage, readPassage } from './read-passage.ts'
import { lookupRelatives, type ReadCandidate, readCandidate } from './reading.ts'

/** How many candidates are read closely. More find little: the right passage is almost always among the first ten. */
export const CANDIDATES = 30

/** How many passages stay tokenized; each takes about 5 kB. */
const REMEMBERED = 4_000

/** Creates a function that tokenizes passages and remembers those last used. @param most how many */
export const createReader = (most = REMEMBERED): ((passage: Passage) => ReadPassage) =>
  memoize(most, readPassage)

/** The weight of a relative of the nearest meaning, searched for where the word itself is not on the shelf. */
const RELATIVE_WEIGHT = 0.5

/** How many relatives of a word are searched for, nearest first. Each costs a walk over its passages. */
const MOST_RELATIVES = 4

/** The terms to search for: the variants of each known term, or the relatives of an unknown one. The index itself multiplies by rarity. */
const weightedTerms = ({ terms }: Question): WeightedTerm[] =>
  terms.flatMap(({ variants, relatives, emphasis, known }) =>
    known
      ? variants.map((term) => ({ term, weight: emphasis }))
      : relatives
          .slice(0, MOST_RELATIVES)
          .map(({ term, near }) => ({ term, weight: emphasis * RELATIVE_WEIGHT * near })),
  )

/** How many passages are reordered by date: the newest may share fewer words with the question. */
const POOL = 1_000

/** The part of its score that a passage keeps, however old its source is. */
const OLD_WORTH = 0.5

/** The best passages of the index. For a question about now, a score also depends on how near in time the source is. */
const search = (
  question: Question,
  index: PassageIndex,
  limit: number,
  within?: ReadonlySet<Source>,
): readonly Candidate[] => {
  const { moment } = question
  const terms = weightedTerms(question)
  if (moment === undefined) return index.search(terms, limit, within)
  return index
    .search(terms, Math.max(POOL, limit), within)
    .map((found) => ({
      found,
      score: found.score * (OLD_WORTH + (1 - OLD_WORTH) * nearness(moment, found.source)),
    }))
    .sort((a, b) => b.score - a.score)
    .slice(0, limit)
    .map(({ found: { source, passage }, score }) => ({ source, passage, score }))
}

/** A version number, as a word: "2.4.0". */
const VERSION = /^\d+(?:\.\d+){2,}$/

/** Whether a passage is in a part about another version than the question asks about. */
const isOtherVersion = (versions: readonly number[], { passage, hits, inHeading }: ReadCandidate): boolean =>
  !versions.some(
    (term) => inHeading[term] === true || hits.some((places) => (places[term]?.length ?? 0) > 0),
  ) && passage.headings.some((heading) => tokenize(heading, 'und').some(({ term }) => VERSION.test(term)))

/** Leaves out what is about other versions than the one that a question asks about, if any source has that one. */
const ofItsVersion = ({ terms }: Question, candidates: ReadCandidate[]): ReadCandidate[] => {
  const versions = terms.flatMap(({ word, known }, at) => (known && VERSION.test(word) ? [at] : []))
  return versions.length === 0
    ? candidates
    : candidates.filter((candidate) => !isOtherVersion(versions, candidate))
}

/** Finds the passages that share terms with the question, and reads them against it. Best first. */
export const findCandidates = (
  question: Question,
  index: PassageIndex,
  read: (passage: Passage) => ReadPassage,
  limit: number,
  within = question.namedSources,
): ReadCandidate[] => {
  const relatives = lookupRelatives(question)
  const found = search(question, index, limit, within).map((candidate) =>
    readCandidate(question, relatives, candidate, read),
  )
  return ofItsVersion(question, found)
}
