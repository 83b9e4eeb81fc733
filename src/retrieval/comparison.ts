import { type Chosen, choose } from './choose.ts'
import { isOfKind } from './of-kind.ts'
import { type Question, type QuestionTerm, rarity } from './question.ts'
import type { RankedSentence } from './rank.ts'
import type { ReadCandidate } from './reading.ts'
import type { Sides } from './sides.ts'

/** What was found for a question: its candidates, their sentences, best first, and how sure the best one is. */
export interface Findings {
  readonly question: Question
  readonly candidates: readonly ReadCandidate[]
  readonly ranked: readonly RankedSentence[]
  readonly confidence: number
}

/** One side of a comparison with the excerpt that tells it. */
export interface ToldSide extends Findings {
  readonly chosen: Chosen
}

const holdsAny = (
  { candidate, at }: RankedSentence,
  { terms }: Question,
  side: ReadonlySet<number>,
): boolean =>
  terms.some(({ at: place }, term) => side.has(place) && (candidate.hits[at]?.[term]?.length ?? 0) > 0)

/** Whether one sentence tells both: it names them and, where a figure is asked for, holds two. */
const tellsBoth = (question: Question, [first, second]: Sides, best: RankedSentence): boolean => {
  if (!holdsAny(best, question, first) || !holdsAny(best, question, second)) return false
  if (question.kind !== 'number') return true
  const { tokens } = best.sentence
  return tokens.filter((_, at) => isOfKind('number', tokens, at)).length > 1
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

/**
 * Answers a comparison by one excerpt a side, where no sentence tells both and each side's own question is answered for certain by a
 * sentence that names it, or stands in a passage that does.
 *
 * @param best the sentence that answers the whole question best
 * @param ask looks for the answer to one side's question
 * @param sure from which confidence on a side is answered
 * @param size of the shelf, in passages
 */
export const tellSides = (
  question: Question,
  best: RankedSentence | undefined,
  ask: (question: Question) => Findings,
  sure: number,
  size: number,
): readonly [ToldSide, ToldSide] | undefined => {
  const { sides } = question
  if (sides === undefined || best === undefined || tellsBoth(question, sides, best)) return undefined
  const told = sides.map((own, at): ToldSide | undefined => {
    const found = ask(aloneOf(question, own, sides[1 - at] as ReadonlySet<number>, size))
    const [first] = found.ranked
    if (first === undefined || found.confidence < sure || !holdsAny(first, found.question, own))
      return undefined
    return { ...found, chosen: choose(first) }
  })
  const [first, second] = told
  if (first === undefined || second === undefined) return undefined
  const same = first.chosen.ranked.sentence.span.start === second.chosen.ranked.sentence.span.start
  const { passage } = first.chosen.ranked.candidate
  if (same && passage.source === second.chosen.ranked.candidate.passage.source) return undefined
  return [first, second]
}
