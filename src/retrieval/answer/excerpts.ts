import type { Span } from '../../model.ts'
import type { Question } from '../question/question.ts'
import type { RankedSentence } from '../rank/rank.ts'
import type { ReadSentence } from '../rank/reading.ts'
import { extentOf } from './extent.ts'

/** A ranked sentence with what will be shown of its passage. */
export interface ChosenExcerpt {
  readonly ranked: RankedSentence
  readonly span: Span
  /** The sentences in the span. */
  readonly sentences: readonly ReadSentence[]
}

/** An excerpt that scores this much below the first is thirty times less likely to answer, and is not shown. */
const FARTHEST_BELOW = 3.5
/** How alike two excerpts may be, in the terms they share (Jaccard). */
const MOST_ALIKE = 0.6
/** What holding words of the question that no excerpt before it holds is worth, at most. */
const NEW_GROUND = 2
/** What standing in a passage that is quoted already costs. */
const SAME_PASSAGE = 1

const termsIn = (sentences: readonly ReadSentence[]): ReadonlySet<string> =>
  new Set(sentences.flatMap(({ positions: places }) => [...places.keys()]))

const alike = (a: ReadonlySet<string>, b: ReadonlySet<string>): number => {
  let shared = 0
  for (const term of a) if (b.has(term)) shared += 1
  return shared / Math.max(1, a.size + b.size - shared)
}

/** Whether two excerpts share any of their text. */
export const overlap = (a: ChosenExcerpt, b: ChosenExcerpt): boolean =>
  a.ranked.candidate.passage.source === b.ranked.candidate.passage.source &&
  a.span.start < b.span.end &&
  b.span.start < a.span.end

/** A sentence with what is shown of its passage. */
export const widenToExcerpt = (ranked: RankedSentence): ChosenExcerpt => {
  const span = extentOf(ranked)
  const sentences = ranked.candidate.sentences.filter(
    ({ span: { start, end } }) => start >= span.start && end <= span.end,
  )
  return { ranked, span, sentences }
}

/**
 * Chooses the excerpts: the best sentence, then those that add most to it. A sentence gains by what of the question the excerpts before
 * it lack (the other side of a comparison), and loses by standing in the same passage; one that repeats another is left to
 * corroborate it.
 *
 * @param ranked best first
 * @param most how many, at most
 */
export const chooseExcerpts = (
  question: Question,
  ranked: readonly RankedSentence[],
  most: number,
): ChosenExcerpt[] => {
  const best = ranked[0]
  if (best === undefined) return []
  const chosen = [widenToExcerpt(best)]
  const rest = ranked.slice(1).filter(({ score }) => score >= best.score - FARTHEST_BELOW)
  while (chosen.length < most) {
    const covered = new Set(
      chosen.flatMap(({ ranked: { candidate, at } }) => heldTerms(candidate.hits[at] ?? [])),
    )
    const quoted = new Set(chosen.map(({ ranked: { candidate } }) => candidate))
    const worth = ({ candidate, at, score }: RankedSentence): number => {
      const fresh = heldTerms(candidate.hits[at] ?? []).filter((term) => !covered.has(term))
      const ground = fresh.reduce((sum, term) => sum + (question.terms[term]?.weight ?? 0), 0)
      return (
        score +
        (NEW_GROUND * ground) / Math.max(question.weight, Number.MIN_VALUE) -
        (quoted.has(candidate) ? SAME_PASSAGE : 0)
      )
    }
    const next = rest
      .map((sentence) => ({ sentence, value: worth(sentence) }))
      .sort((a, b) => b.value - a.value)
      .map(({ sentence }) => widenToExcerpt(sentence))
      .find(
        (option) =>
          !chosen.some(
            (other) =>
              overlap(option, other) ||
              alike(termsIn(option.sentences), termsIn(other.sentences)) > MOST_ALIKE,
          ),
      )
    if (next === undefined) break
    chosen.push(next)
  }
  return chosen
}

const heldTerms = (hits: readonly (readonly number[])[]): number[] =>
  hits.flatMap((places, term) => (places.length > 0 ? [term] : []))
