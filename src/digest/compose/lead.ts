import type { Excerpt, Passage, Source } from '../../model.ts'
import { citationOf } from '../../retrieval/answer/citation.ts'
import { type LeadSentence, leadSentences } from './lead-sentences.ts'
import { centrality, type Run, subjectOf, worth } from './lead-signals.ts'
import type { TermRarity } from './term-rarity.ts'

/** In UTF-16 code units, as long as an excerpt is widened to. A single sentence may be longer. */
const LONGEST = 320

/** The single sentences that can be shown, and the pairs of neighbours in one paragraph that are not too long. */
const runsOf = (sentences: readonly LeadSentence[]): Run[] => {
  const runs: Run[] = []
  let at = 0
  sentences.forEach((sentence, index) => {
    if (!sentence.able) return
    runs.push({ sentences: [sentence], at, length: sentence.span.end - sentence.span.start })
    const next = sentences[index + 1]
    const length = (next?.span.end ?? 0) - sentence.span.start
    if (next?.able && next.block === sentence.block && next.passage === sentence.passage && length <= LONGEST)
      runs.push({ sentences: [sentence, next], at, length })
    at += 1
  })
  return runs
}

/**
 * The one or two sentences that carry a source, verbatim, without marks: central, early, full of the names and figures that it is about;
 * never a question, a call to act or a piece of a quotation. Two stand side by side in one paragraph.
 *
 * @param passages of the source, in order
 * @param telling how rare a term is on the shelf; without it, all count alike
 * @returns undefined where no sentence of it can be shown alone
 */
export const leadOf = (
  source: Source,
  passages: readonly Passage[],
  telling: TermRarity = () => 1,
): Excerpt | undefined => {
  const sentences = leadSentences(source, passages)
  const runs = runsOf(sentences)
  const subject = subjectOf(source, sentences, telling)
  const most = runs.reduce((sum, run) => Math.max(sum, centrality(run, subject)), 0)
  let best: Run | undefined
  let highest = Number.NEGATIVE_INFINITY
  for (const run of runs) {
    const value = worth(run, subject, most)
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
    text: source.text.slice(start, end),
    marks: [],
    citation: citationOf(first.passage, start),
    alsoIn: [],
  }
}
