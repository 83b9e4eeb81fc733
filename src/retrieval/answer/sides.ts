import { wordSet } from '../../language/fold.ts'
import { rarity } from '../index/passage-index.ts'
import type { Sides } from '../question/comparison.ts'
import type { Question } from '../question/question.ts'
import type { QuestionTerm } from '../question/question-term.ts'
import { confidenceOf } from '../rank/confidence.ts'
import type { RankedSentence } from '../rank/rank.ts'
import type { ReadCandidate } from '../rank/reading.ts'
import { type ChosenExcerpt, overlap, widenToExcerpt } from './excerpts.ts'

/** What was found for a question: its candidates and all their sentences, best first. */
export interface Findings {
  readonly question: Question
  readonly candidates: readonly ReadCandidate[]
  readonly ranked: readonly RankedSentence[]
}

/** One side of a comparison, with the excerpt that answers it. */
interface ComparedSide extends Findings {
  readonly chosen: ChosenExcerpt
}

/** The answer to a comparison, as one excerpt for each side. */
export interface ComparisonAnswer {
  readonly sides: readonly [ComparedSide, ComparedSide]
  /** The confidence of the whole question or, if both sides are certain, that of the less certain side if it is higher. */
  readonly confidence: number
}

/** Whether a sentence contains any word of a side. */
const holdsAny = (
  { candidate, at }: RankedSentence,
  { terms }: Question,
  side: ReadonlySet<number>,
): boolean => terms.some((term, i) => side.has(term.at) && (candidate.hits[at]?.[i]?.length ?? 0) > 0)

/** Words that stand for a name of the sentences before. */
const PRONOUNS = wordSet('he she it they him her its their his el ella ello ellos ellas su sus')

/** Whether a sentence names a side, or has a pronoun and the sentences before it name the side. */
const namesAny = (best: RankedSentence, question: Question, side: ReadonlySet<number>): boolean => {
  if (holdsAny(best, question, side)) return true
  const { candidate, at } = best
  const before = Array.from({ length: at }, (_, i) => ({ ...best, at: i }))
  return (
    candidate.sentences[at]?.tokens.some(({ word }) => PRONOUNS.has(word)) === true &&
    before.some((sentence) => holdsAny(sentence, question, side))
  )
}

/** Words that compare two things. */
const COMPARES = wordSet(
  `than while whereas but unlike compared versus both neither same equal equally similar similarly different differ differs difference
   more less fewer most least great greatest save better worse best worst larger largest bigger biggest greater greatest smaller smallest longer longest shorter shortest
   higher highest lower lowest older oldest younger youngest newer newest faster fastest slower slowest cheaper cheapest stronger strongest
   weaker weakest wider widest deeper deepest heavier heaviest richer richest poorer poorest earlier earliest later latest
   mas menos mayor menor mejor peor mientras pero ambos ambas igual iguales similar similares diferente diferencia diferencian frente`,
)

/** Whether one sentence answers for both sides: it has words of both, and it compares or, where a figure is asked for, has two figures. */
const answersBoth = (question: Question, [first, second]: Sides, best: RankedSentence): boolean => {
  if (!holdsAny(best, question, first) && !holdsAny(best, question, second)) return false
  if (!namesAny(best, question, first) || !namesAny(best, question, second)) return false
  const { tokens } = best.sentence
  return question.kind === 'number'
    ? tokens.filter(({ number }) => number).length > 1
    : tokens.some(({ word }) => COMPARES.has(word))
}

/** The question about one side: without the other's words, and with its own at full weight. @param size of the shelf, in passages */
const questionOfSide = (
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

/** The best sentence that has words of its side, none of the other and, where a figure is asked for, a figure. */
const bestOfSide = (
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

/** A sentence that scores this much below its side's best is fifty times less likely to answer, and is not taken. */
const FARTHEST_BELOW = 4
/** From this confidence on, a side is certain. */
const CERTAIN = 0.6
/** The least confidence of a comparison that is answered by its sides. */
const ANSWERED = 0.5

/**
 * Answers a comparison by one excerpt for each side. It does so only if no sentence answers for both, and if each side's own question has a
 * good sentence about that side alone.
 *
 * @param best the sentence that answers the whole question best
 * @param confidence of that sentence
 * @param find finds what answers the question about one side
 * @param size of the shelf, in passages
 */
export const answerComparison = (
  question: Question,
  best: RankedSentence | undefined,
  confidence: number,
  find: (question: Question) => Findings,
  size: number,
): ComparisonAnswer | undefined => {
  const { sides } = question
  if (sides === undefined || best === undefined || answersBoth(question, sides, best)) return undefined
  const answerSide = (own: ReadonlySet<number>, other: ReadonlySet<number>): ComparedSide | undefined => {
    const found = find(questionOfSide(question, own, other, size))
    const others = question.terms.filter(({ at }) => other.has(at))
    const first = bestOfSide(found, own, others)
    if (first === undefined) return undefined
    const top = found.ranked[0]?.score ?? first.score
    return first.score < top - FARTHEST_BELOW
      ? undefined
      : { ...found, chosen: widenToExcerpt(found.question, first) }
  }
  const first = answerSide(...sides)
  const second = first && answerSide(sides[1], sides[0])
  if (first === undefined || second === undefined) return undefined
  const least = Math.min(
    ...[first, second].map(({ question: side, chosen, ranked }) =>
      confidenceOf(side, [chosen.ranked, ...ranked.filter((each) => each !== chosen.ranked)], size),
    ),
  )
  const total = least < CERTAIN ? confidence : Math.max(least, confidence)
  // Two figures can be compared as they are. For anything else, both sides must be certain.
  if (total < ANSWERED || (least < CERTAIN && question.kind !== 'number')) return undefined
  return overlap(first.chosen, second.chosen) ? undefined : { sides: [first, second], confidence: total }
}
