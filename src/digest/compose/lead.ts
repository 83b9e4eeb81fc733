import { ownString } from '../../language/own-string.ts'
import type { Excerpt, Passage, Source } from '../../model.ts'
import { citationOf } from '../../retrieval/answer/citation.ts'
import { centrality, leadScore, type Run, subjectOf } from './lead-score.ts'
import { type LeadSentence, leadSentences } from './lead-sentences.ts'
import type { TermRarity } from './term-rarity.ts'

/** UTF-16 code units of two sentences together, as in an answer's excerpt. A single sentence may be longer. */
const LONGEST = 320

/** The candidates: single sentences, and pairs of neighbours in one paragraph that are not too long. */
const runsOf = (sentences: readonly LeadSentence[]): Run[] => {
  const runs: Run[] = []
  let at = 0
  sentences.forEach((sentence, index) => {
    if (!sentence.eligible) return
    runs.push({ sentences: [sentence], at, length: sentence.span.end - sentence.span.start })
    const next = sentences[index + 1]
    const length = (next?.span.end ?? 0) - sentence.span.start
    const together = next?.block === sentence.block && next.passage === sentence.passage
    if (next?.eligible && together && length <= LONGEST)
      runs.push({ sentences: [sentence, next], at, length })
    at += 1
  })
  return runs
}

/**
 * The one or two sentences that best say what a source is about, verbatim and without marks. They are central, early, and rich in the names and
 * figures of the source; never a question, a call to act or part of a quotation. Two sentences are neighbours in one paragraph.
 *
 * @param passages of the source, in order
 * @param rarityOf how rare a term is on the shelf; by default all terms count alike
 * @returns undefined if no sentence can be shown alone
 */
export const leadOf = (
  source: Source,
  passages: readonly Passage[],
  rarityOf: TermRarity = () => 1,
): Excerpt | undefined => {
  const sentences = leadSentences(source, passages)
  const runs = runsOf(sentences)
  const subject = subjectOf(source, sentences, rarityOf)
  const most = runs.reduce((sum, run) => Math.max(sum, centrality(run, subject)), 0)
  let best: Run | undefined
  let highest = Number.NEGATIVE_INFINITY
  for (const run of runs) {
    const value = leadScore(run, subject, most)
    if (value <= highest) continue
    best = run
    highest = value
  }
  const first = best?.sentences[0]
  const last = best?.sentences.at(-1)
  if (first === undefined || last === undefined) return undefined
  const { start } = first.span
  const { end } = last.span
  return {
    start,
    end,
    text: ownString(source.text.slice(start, end)),
    marks: [],
    citation: citationOf(first.passage, start),
    alsoIn: [],
  }
}
