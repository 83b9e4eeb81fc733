import { ownString } from '../../language/own-string.ts'
/**
 * Turns ranked sentences into an answer: which are quoted (`excerpts.ts`, `sides.ts`), how much of their passage is shown (`extent.ts`), which
 * words are marked, which other sources say the same, and which words of the question are missing.
 */
import type { Answer, AnswerStatus, Excerpt, RankedPassage, Source, SourceLine } from '../../model.ts'
import { says } from '../../sources/copies/echo.ts'
import { placesOf, type Stories } from '../../sources/copies/stories.ts'
import type { PassageIndex } from '../index/passage-index.ts'
import type { Question } from '../question/question.ts'
import type { RankedSentence } from '../rank/rank.ts'
import type { ReadSentence } from '../rank/read-passage.ts'
import type { ReadCandidate } from '../rank/reading.ts'
import { citationOf, sourceLine } from './citation.ts'
import { corroborationOf } from './corroboration.ts'
import { type ChosenExcerpt, chooseExcerpts, overlap } from './excerpts.ts'
import { marksOf } from './marks.ts'
import { missingTerms, sharesTellingTerms, unknownTerms } from './missing-terms.ts'
import type { ComparisonAnswer, Findings } from './sides.ts'

/** From this confidence on, an answer is claimed. */
const ANSWERED = 0.5
/** From this confidence on, what was found is called related. Below it, the status is `none`. */
const RELATED = 0.03

/** How many other places of an article are named. */
const MOST_PLACES = 10
/** How many are looked at: reading one for the first time takes a millisecond, and articles that share parts may hang together by hundreds. */
const MOST_READ = 20

/** What an answer needs to know of the shelf. */
export interface AnswerGround {
  readonly index: PassageIndex
  readonly stories: Stories
}

/** The most passages and excerpts that an answer lists. */
export interface AnswerLimits {
  readonly top: number
  readonly excerpts: number
}

const statusOf = (confidence: number): AnswerStatus =>
  confidence >= ANSWERED ? 'answered' : confidence >= RELATED ? 'related' : 'none'

/** The header of the table that an excerpt begins in, on one line. */
const headerAbove = (first: ReadSentence | undefined, text: string): string | undefined => {
  if (first?.row !== 'row' || first.leadIn?.row !== 'header') return undefined
  const { start, end } = first.leadIn.span
  return text.slice(start, end).replace(/\s+/g, ' ')
}

/** The near copies of a source that have some of its words, too. */
const alsoAt = (source: Source, words: string, stories: Stories): SourceLine[] =>
  placesOf(stories, source)
    .filter((other) => other !== source)
    .slice(0, MOST_READ)
    .filter((other) => says(other, words))
    .slice(0, MOST_PLACES)
    .map(sourceLine)

/** Quotes, marks, cites and corroborates an excerpt. */
const excerptOf = (
  question: Question,
  { ranked, span, sentences }: ChosenExcerpt,
  candidates: readonly ReadCandidate[],
  ground: AnswerGround,
): Excerpt => {
  const { passage } = ranked.candidate
  const { text } = passage.source
  const tokens = sentences.flatMap((sentence) => sentence.tokens)
  const places = alsoAt(passage.source, text.slice(span.start, span.end), ground.stories)
  return {
    ...span,
    text: ownString(text.slice(span.start, span.end)),
    marks: marksOf(question, tokens, text, span.start),
    citation: citationOf(passage, span.start, headerAbove(sentences[0], text)),
    alsoIn: corroborationOf(question, passage, sentences, candidates, ground),
    ...(places.length > 0 && { alsoAt: places }),
  }
}

/** Orders passages by their best sentences. */
const rankPassages = (ranked: readonly RankedSentence[], top: number): RankedPassage[] => {
  const best = new Map<ReadCandidate, number>()
  for (const { candidate, score } of ranked) {
    if (!best.has(candidate)) best.set(candidate, score)
    if (best.size >= top) break
  }
  return [...best].map(([{ passage }, score]) => ({ passage, score }))
}

/**
 * Builds the answer to a question from what was found. Here it is decided whether an answer is claimed.
 *
 * @param confidence that the best sentence answers
 * @param comparison the sides of a comparison that is answered by one excerpt each: they come first, and what else was found follows
 */
export const answerOf = (
  { question, candidates, ranked }: Findings,
  confidence: number,
  comparison: ComparisonAnswer | undefined,
  ground: AnswerGround,
  limits: AnswerLimits,
): Answer => {
  const chosen = chooseExcerpts(question, ranked, limits.excerpts)
  const common = { question: question.text, unknownTerms: unknownTerms(question) }
  const quote = (excerpt: ChosenExcerpt): Excerpt => excerptOf(question, excerpt, candidates, ground)
  if (comparison === undefined)
    return {
      ...common,
      status: statusOf(confidence),
      confidence,
      excerpts: chosen.map(quote),
      passages: rankPassages(ranked, limits.top),
      missingTerms: missingTerms(question, chosen),
      nearestShares: sharesTellingTerms(question, chosen),
    }
  const { sides } = comparison
  const best = sides.map(({ chosen: { ranked: own } }) => ({ ...own, score: ranked[0]?.score ?? own.score }))
  const passages = new Set(best.map(({ candidate }) => candidate.passage))
  const others = ranked.filter(({ candidate }) => !passages.has(candidate.passage))
  const more = chosen.filter((one) => !sides.some((side) => overlap(one, side.chosen)))
  return {
    ...common,
    status: statusOf(comparison.confidence),
    confidence: comparison.confidence,
    excerpts: [
      ...sides.map((side) => excerptOf(side.question, side.chosen, side.candidates, ground)),
      ...more.map(quote),
    ].slice(0, limits.excerpts),
    passages: rankPassages([...best, ...others], limits.top),
    missingTerms: [],
  }
}
