import type { Span } from '../../model.ts'
import { answerPositions } from '../question/of-kind.ts'
import type { Question } from '../question/question.ts'
import { FEATURE_NAMES } from '../rank/features/features.ts'
import type { RankedSentence } from '../rank/rank.ts'
import type { ReadSentence } from '../rank/read-passage.ts'
import { isContrary } from './contrary.ts'
import { extentOf } from './extent.ts'

/** A ranked sentence with the part of its passage that is shown. */
export interface ChosenExcerpt {
  readonly ranked: RankedSentence
  readonly span: Span
  /** The sentences in the span. */
  readonly sentences: readonly ReadSentence[]
}

/** An excerpt that scores this much below the first is ninety times less likely to answer, and is not shown. */
const FARTHEST_BELOW = 4.5
/** Two excerpts that share more of their terms than this (Jaccard index) say the same. */
const MOST_ALIKE = 0.6
/** The most that an excerpt gains by terms of the question that no excerpt before it contains. */
const NEW_GROUND = 2
/** What an excerpt gains that denies what the first says, or the other way round, where yes or no was asked for: both sides are shown. */
const OTHER_SIDE = 3
/** What an excerpt gains that has one more of several things asked for: "which countries". */
const ANOTHER_THING = 2
/** What an excerpt loses if its passage is quoted already. */
const SAME_PASSAGE = 0.3

const termsIn = (sentences: readonly ReadSentence[]): ReadonlySet<string> =>
  new Set(sentences.flatMap(({ positions }) => [...positions.keys()]))

/** The Jaccard index of two sets of terms. */
const jaccard = (a: ReadonlySet<string>, b: ReadonlySet<string>): number => {
  let shared = 0
  for (const term of a) if (b.has(term)) shared += 1
  return shared / Math.max(1, a.size + b.size - shared)
}

/** Whether two excerpts share any of their text. */
export const overlap = (a: ChosenExcerpt, b: ChosenExcerpt): boolean =>
  a.ranked.candidate.passage.source === b.ranked.candidate.passage.source &&
  a.span.start < b.span.end &&
  b.span.start < a.span.end

/** Widens a sentence to what is shown of its passage. */
export const widenToExcerpt = (question: Question, ranked: RankedSentence): ChosenExcerpt => {
  const span = extentOf(question, ranked)
  const sentences = ranked.candidate.sentences.filter(
    ({ span: { start, end } }) => start >= span.start && end <= span.end,
  )
  return { ranked, span, sentences }
}

const SPOKEN_BY = FEATURE_NAMES.indexOf('spokenBy')
/** Whether it has words of whoever the question asks for. Beside them, other sentences are no answer. */
const isSpoken = ({ features }: RankedSentence): boolean => (features[SPOKEN_BY] ?? 0) > 0

/** The question's terms in a sentence, as indexes. */
const heldTerms = ({ candidate, at }: RankedSentence): number[] =>
  (candidate.hits[at] ?? []).flatMap((places, term) => (places.length > 0 ? [term] : []))

/**
 * Chooses the excerpts: the best sentence, then those that add most to it. A sentence gains by terms of the question that the excerpts
 * before it lack, such as the other side of a comparison, and loses if its passage is quoted already. A sentence that repeats an excerpt
 * is left out; it will corroborate that one.
 *
 * @param ranked best first
 * @param most the most excerpts to choose
 */
export const chooseExcerpts = (
  question: Question,
  ranked: readonly RankedSentence[],
  most: number,
): ChosenExcerpt[] => {
  const best = ranked[0]
  if (best === undefined) return []
  const chosen = [widenToExcerpt(question, best)]
  const listed = new Set<string>()
  const listFrom = ({ sentences }: ChosenExcerpt): void => {
    for (const { tokens } of sentences)
      for (const at of answerPositions(question, tokens)) listed.add(tokens[at]?.term ?? '')
  }
  for (const one of chosen) listFrom(one)
  /** What a sentence gains by the other side, or by a thing of the kind asked for that is not listed yet. */
  const sideOf = (other: RankedSentence): number => {
    if (isContrary(question, best, other)) return OTHER_SIDE
    const { tokens } = other.sentence
    const adds =
      question.several && answerPositions(question, tokens).some((at) => !listed.has(tokens[at]?.term ?? ''))
    return adds ? ANOTHER_THING : 0
  }
  const rest = ranked
    .slice(1)
    .filter(
      (other) =>
        other.score + sideOf(other) >= best.score - FARTHEST_BELOW && (!isSpoken(best) || isSpoken(other)),
    )
  while (chosen.length < most) {
    const covered = new Set(chosen.flatMap((one) => heldTerms(one.ranked)))
    const quoted = new Set(chosen.map((one) => one.ranked.candidate))
    const worth = (sentence: RankedSentence): number => {
      const fresh = heldTerms(sentence).filter((term) => !covered.has(term))
      const ground = fresh.reduce((sum, term) => sum + (question.terms[term]?.weight ?? 0), 0)
      return (
        sentence.score +
        sideOf(sentence) +
        (NEW_GROUND * ground) / Math.max(question.weight, Number.MIN_VALUE) -
        (quoted.has(sentence.candidate) ? SAME_PASSAGE : 0)
      )
    }
    const repeats = (option: ChosenExcerpt): boolean =>
      chosen.some(
        (other) =>
          overlap(option, other) || jaccard(termsIn(option.sentences), termsIn(other.sentences)) > MOST_ALIKE,
      )
    const next = rest
      .map((sentence) => ({ sentence, value: worth(sentence) }))
      .sort((a, b) => b.value - a.value)
      .map(({ sentence }) => widenToExcerpt(question, sentence))
      .find((option) => !repeats(option))
    if (next === undefined) break
    chosen.push(next)
    listFrom(next)
  }
  return chosen
}
