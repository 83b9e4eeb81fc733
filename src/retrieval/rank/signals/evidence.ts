import type { Token } from '../../../language/tokens.ts'
import { extentOf } from '../../answer/extent.ts'
import type { Question } from '../../question/question.ts'
import { FEATURE_NAMES } from '../features/features.ts'
import type { RankedSentence } from '../rank.ts'
import { hasCue, neighbourOfKind } from '../shown-kind.ts'
import { bestSimilarity } from '../similarity.ts'
import { termsInSource } from './in-source.ts'
import { type AskedName, namesOf, nameTerms } from './names.ts'

/** A word of what is shown. */
export interface ShownToken extends Token {
  /** Whether it is the first word of its sentence. */
  readonly begins: boolean
}

/** What signals measure: a question, the sentence that may answer it, and everything else that was found. */
export interface Evidence {
  readonly question: Question
  /** The best sentence: the answer, if there is one. */
  readonly best: RankedSentence
  /** Every sentence of the candidates, best first. The others are the best one's rivals. */
  readonly ranked: readonly RankedSentence[]
  /** How many passages the shelf has. */
  readonly size: number
  /**
   * How well the best sentence and its surroundings cover each of the question's terms: 1 if the sentence contains the term, less for a
   * similar word, a neighbouring sentence or a heading, 0 if it is missing.
   */
  readonly coverage: readonly number[]
  /** Whether a neighbour that is shown with it gives the figure or the date that it lacks. */
  readonly besideOfKind: boolean
  /** The indexes of the sentences that would be shown. */
  readonly shown: readonly number[]
  /** The words of what would be shown: the best sentence, and the neighbours that it cannot be understood without. */
  readonly tokens: readonly ShownToken[]
  /** For each of the question's terms, whether what is shown has it. */
  readonly held: readonly boolean[]
  /** Whether the source of the best sentence has a term of the question, by its index, anywhere. */
  readonly inSource: (term: number) => boolean
  /** Whether a term of the question, by its index, is a name. */
  readonly isName: (term: number) => boolean
  /** The names of the question, and where they stand. */
  readonly names: readonly AskedName[]
}

/** The coverage of a term in a neighbouring sentence or a heading. */
const BESIDE = 0.9

/** The coverage of what somebody spoke about in the passage before: the words themselves often only say "he" or "this". */
const EARLIER = 0.5

const SPOKEN_BY = FEATURE_NAMES.indexOf('spokenBy')

/** How well one sentence of the best candidate covers each term. */
const coverageIn = (question: Question, { candidate }: RankedSentence, at: number): number[] => {
  const sentence = candidate.sentences[at]
  return question.terms.map(({ word, number }, term) => {
    if (sentence === undefined) return 0
    if ((candidate.hits[at]?.[term]?.length ?? 0) > 0) return 1
    return Math.max(candidate.relatives[at]?.[term] ?? 0, number ? 0 : bestSimilarity(word, sentence.tokens))
  })
}

/** The indexes of the sentences that an excerpt for the best sentence shows. */
const shownIn = (question: Question, best: RankedSentence): number[] => {
  const { start, end } = extentOf(question, best)
  return best.candidate.sentences.flatMap(({ span }, i) =>
    i === best.at || (span.start >= start && span.end <= end) ? [i] : [],
  )
}

/** Gathers what the signals measure. @param size of the shelf, in passages */
export const gatherEvidence = (
  question: Question,
  best: RankedSentence,
  ranked: readonly RankedSentence[],
  size: number,
): Evidence => {
  const { candidate, at } = best
  const before = coverageIn(question, best, at - 1)
  const after = coverageIn(question, best, at + 1)
  const spoken = (best.features[SPOKEN_BY] ?? 0) > 0
  const shows = spoken || hasCue(question.kind, best.sentence.tokens) === true
  const coverage = coverageIn(question, best, at).map((own, term) =>
    Math.max(
      own,
      shows && term === question.asking ? 1 : 0,
      spoken && question.about?.has(term) && candidate.inPreviousPassage[term] ? EARLIER : 0,
      BESIDE * Math.max(before[term] ?? 0, after[term] ?? 0),
      candidate.inHeading[term] === true ? BESIDE : 0,
    ),
  )
  const besideOfKind = neighbourOfKind(question, candidate, at) !== undefined
  const shown = shownIn(question, best)
  const tokens = shown.flatMap((i) =>
    (candidate.sentences[i]?.tokens ?? []).map((token, first) => ({ ...token, begins: first === 0 })),
  )
  const held = question.terms.map((_, term) =>
    shown.some((i) => (candidate.hits[i]?.[term]?.length ?? 0) > 0),
  )
  const areNames = nameTerms(question, ranked)
  const isName = (term: number): boolean => areNames[term] === true
  const areThere = termsInSource(question, best, ranked)
  const inSource = (term: number): boolean => areThere[term] === true
  const names = namesOf({ question, best, inSource, shown }, areNames)
  return {
    question,
    best,
    ranked,
    size,
    coverage,
    besideOfKind,
    shown,
    tokens,
    held,
    inSource,
    isName,
    names,
  }
}
