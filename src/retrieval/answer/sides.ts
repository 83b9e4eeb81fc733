import { wordSet } from '../../language/fold.ts'
import type { Sides } from '../question/comparison.ts'
import type { Question, QuestionTerm } from '../question/question.ts'
import type { RankedSentence } from '../rank/rank.ts'
import type { ReadCandidate } from '../rank/reading.ts'
import { rarity } from '../rarity.ts'
import { type ChosenExcerpt, overlap, widenToExcerpt } from './excerpts.ts'

/** What was found for a question: its candidates, and their sentences, best first. */
export interface Findings {
  readonly question: Question
  readonly candidates: readonly ReadCandidate[]
  readonly ranked: readonly RankedSentence[]
}

/** One side of a comparison with the excerpt that tells it. */
export interface ComparedSide extends Findings {
  readonly chosen: ChosenExcerpt
}

export interface ComparisonAnswer {
  readonly sides: readonly [ComparedSide, ComparedSide]
  /** As sure as the whole question, or as the less sure of its sides where both are sure. */
  readonly confidence: number
}

const holdsAny = (
  { candidate, at }: RankedSentence,
  { terms }: Question,
  side: ReadonlySet<number>,
): boolean =>
  terms.some(({ at: place }, term) => side.has(place) && (candidate.hits[at]?.[term]?.length ?? 0) > 0)

/** Words by which a sentence sets two things against each other. */
const COMPARES = wordSet(
  `than while whereas but unlike compared versus both neither same equal equally similar similarly different differ differs difference
   more less fewer most least better worse best worst larger largest bigger biggest greater greatest smaller smallest longer longest shorter shortest
   higher highest lower lowest older oldest younger youngest newer newest faster fastest slower slowest cheaper cheapest stronger strongest
   weaker weakest wider widest deeper deepest heavier heaviest richer richest poorer poorest earlier earliest later latest
   mas menos mayor menor mejor peor mientras pero ambos ambas igual iguales similar similares diferente diferencia diferencian frente`,
)

/** Whether one sentence tells both: it names them and compares them or, where a figure is asked for, holds two. */
const tellsBoth = (question: Question, [first, second]: Sides, best: RankedSentence): boolean => {
  if (!holdsAny(best, question, first) || !holdsAny(best, question, second)) return false
  const { tokens } = best.sentence
  return question.kind === 'number'
    ? tokens.filter(({ number }) => number).length > 1
    : tokens.some(({ word }) => COMPARES.has(word))
}

/** The question of one side alone: without the words of the other, and with its own in full. */
const aloneOf = (
  question: Question,
  own: ReadonlySet<number>,
  other: ReadonlySet<number>,
  size: number,
): Question => {
  const { counted: before, ...rest } = question
  const terms = question.terms
    .filter(({ at }) => !other.has(at))
    .map(
      (term): QuestionTerm =>
        own.has(term.at) ? { ...term, emphasis: 1, weight: rarity(term.frequency, size) } : term,
    )
  const countedAt = before === undefined ? undefined : question.terms[before]?.at
  const counted = terms.findIndex(({ at }) => at === countedAt)
  return {
    ...rest,
    ...(counted >= 0 && { counted }),
    terms,
    words: question.words.filter((_, at) => !other.has(at)),
    weight: terms.reduce((sum, { weight }) => sum + weight, 0),
  }
}

/** The best sentence that names its side and not the other and, where a figure is asked for, holds one. */
const bestOf = (
  { question, ranked }: Findings,
  own: ReadonlySet<number>,
  others: readonly QuestionTerm[],
): RankedSentence | undefined => {
  const variants = others.flatMap((term) => term.variants)
  return ranked.find(
    (each) =>
      holdsAny(each, question, own) &&
      !variants.some((variant) => each.sentence.positions.has(variant)) &&
      (question.kind !== 'number' || each.sentence.tokens.some(({ number }) => number)),
  )
}

/** How to look for the answer to one side's question. */
export interface SideSearch {
  find(question: Question): Findings
  /** How sure it is that the first of the sentences answers. */
  confidence(question: Question, ranked: readonly RankedSentence[]): number
  /** In passages. */
  readonly size: number
}

/** What scores so much below its side's best is fifty times less likely to answer, and does not tell it. */
const FARTHEST_BELOW = 4
/** How sure both sides must be where the whole question is not, and how sure that. */
const SURE = 0.7
const WHOLE = 0.5

/**
 * Answers a comparison by one excerpt a side, where no sentence tells both and to each side's own question a sentence that names it
 * alone is among the best.
 *
 * @param best the sentence that answers the whole question best
 * @param confidence that it does
 */
export const answerComparison = (
  question: Question,
  best: RankedSentence | undefined,
  confidence: number,
  { find, confidence: sureness, size }: SideSearch,
): ComparisonAnswer | undefined => {
  const { sides } = question
  if (sides === undefined || best === undefined || tellsBoth(question, sides, best)) return undefined
  const tell = (own: ReadonlySet<number>, other: ReadonlySet<number>): ComparedSide | undefined => {
    const found = find(aloneOf(question, own, other, size))
    const first = bestOf(
      found,
      own,
      question.terms.filter(({ at }) => other.has(at)),
    )
    if (first === undefined) return undefined
    const best = found.ranked[0]?.score ?? first.score
    return first.score < best - FARTHEST_BELOW ? undefined : { ...found, chosen: widenToExcerpt(first) }
  }
  const first = tell(...sides)
  const second = first && tell(sides[1], sides[0])
  if (first === undefined || second === undefined) return undefined
  const least = Math.min(
    ...[first, second].map(({ question: side, chosen, ranked }) =>
      sureness(side, [chosen.ranked, ...ranked.filter((each) => each !== chosen.ranked)]),
    ),
  )
  const sure = least < SURE ? confidence : Math.max(least, confidence)
  // Figures stand side by side by themselves; of anything else it must be sure that both are told.
  if (sure < WHOLE || (least < SURE && question.kind !== 'number')) return undefined
  return overlap(first.chosen, second.chosen) ? undefined : { sides: [first, second], confidence: sure }
}
