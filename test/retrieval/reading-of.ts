import { readShelfState } from '../../src/retrieval/index/shelf-state.ts'
import { type Question, readQuestion } from '../../src/retrieval/question/question.ts'
import { FEATURES, type FeatureName } from '../../src/retrieval/rank/features/features.ts'
import type { View } from '../../src/retrieval/rank/features/view.ts'
import { viewsOf } from '../../src/retrieval/rank/rank.ts'
import type { ReadCandidate } from '../../src/retrieval/rank/reading.ts'
import { CANDIDATES, createReader, findCandidates } from '../../src/retrieval/rank/search.ts'
import { atOnce } from '../../src/steps.ts'
import { shelfOf, type Written } from './shelf-of.ts'

/** A question and what is found for it, before an answer is chosen. */
export interface Reading {
  readonly question: Question
  readonly candidates: readonly ReadCandidate[]
  /** Every sentence of the candidates, prepared for measuring features. */
  readonly views: readonly View[]
}

/** The time of asking. */
const ASKED_AT = Date.parse('2026-11-22T12:00Z')

/** Reads questions against a shelf of texts, with the real code. */
export const readingOf = (texts: Readonly<Record<string, string | Written>>): ((text: string) => Reading) => {
  const { context, index, nearCopies } = atOnce(readShelfState(undefined, shelfOf(texts)))
  const ground = { ...context, index }
  const read = createReader()
  return (text) => {
    const question = readQuestion(text, ground, ASKED_AT)
    const candidates = [index, nearCopies].flatMap((one) =>
      one === undefined ? [] : findCandidates(question, one, read, CANDIDATES),
    )
    return { question, candidates, views: viewsOf(question, candidates) }
  }
}

/** The text of the sentence. */
const saidIn = ({ candidate, sentence: { span } }: View): string =>
  candidate.passage.source.text.slice(span.start, span.end)

/** The value of a feature for the only sentence that contains `words`. */
export const featureIn = (name: FeatureName, views: readonly View[], words: string): number => {
  const found = views.filter((view) => saidIn(view).includes(words))
  const [view] = found
  if (view === undefined || found.length > 1)
    throw new Error(`${found.length} of ${views.length} sentences contain ${JSON.stringify(words)}`)
  return FEATURES[name](view)
}
