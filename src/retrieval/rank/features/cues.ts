import { hasQuote, leavesQuoteOpen } from '../../../language/reporting.ts'
import type { Kind } from '../../question/asked-kind.ts'
import { answerPositions } from '../../question/of-kind.ts'
import { hasCue, neighbourOfKind } from '../shown-kind.ts'
import { isSpokenThrough, speakingAt } from '../spoken.ts'
import type { Feature, View } from './view.ts'

/** Whether a sentence says that the speaker says something. */
const speaks = ({ question, candidate }: View, at: number): boolean =>
  speakingAt(question, candidate, at, candidate.hits[at] ?? []).length > 0

const textOf = ({ candidate: { passage, sentences } }: View, at: number): string => {
  const span = sentences[at]?.span
  return span === undefined ? '' : passage.source.text.slice(span.start, span.end)
}

/** What a sentence counts that only goes on with what the speaker said, or whose neighbour names the subject. */
const GOES_ON = 0.7

/** What a sentence counts whose speaker another sentence names. */
const SPOKEN = 0.9

/** How surely a sentence has words of whoever the question asks for. */
const spokenBy = (view: View): number => {
  const { question, candidate, at } = view
  if (question.speaker === undefined) return 0
  if (speaks(view, at)) return 1
  if (isSpokenThrough(question, candidate, at, candidate.hits)) return SPOKEN
  if (at === 0 || !speaks(view, at - 1)) return 0
  const { start } = candidate.passage
  const before = candidate.passage.source.text.slice(start, view.sentence.span.start)
  return leavesQuoteOpen(before) || hasQuote(textOf(view, at)) ? GOES_ON : 0
}

const OFF_SUBJECT = 0.8

const isOffSubject = ({ question: { about = new Set() }, hits }: View): boolean =>
  about.size > 0 && [...about].every((term) => (hits[term]?.length ?? 0) === 0)

/** The fewest commas and conjunctions between the things that a sentence lists. */
const LISTED = 2

/** How many names that the question lacks stand apart in a sentence: neighbouring words are one name. The first word is left out. */
const namesIn = ({ question, sentence: { tokens } }: View): number => {
  const asked = new Set(question.words)
  const isName = (i: number): boolean =>
    i > 0 && tokens[i]?.capital === true && !asked.has(tokens[i]?.word ?? '')
  return tokens.filter((_, i) => isName(i) && !isName(i - 1)).length
}

const cue =
  (kind: Kind): Feature =>
  ({ question, sentence }) =>
    question.kind === kind && hasCue(kind, sentence.tokens) === true ? 1 : 0

/** Features for questions that want a reason, advice, somebody's words or several things: whether the sentence shows that it gives them. */
export const CUE_FEATURES = {
  /** For "why", whether it has a word that gives a reason. */
  givesReason: cue('reason'),

  /** For "what should …", whether it has a word of advice. */
  advises: cue('advice'),

  /** For "what did they discuss", whether it has a word that names the subject of a talk; less if the neighbour shown with it has one. */
  namesSubject: (view) => {
    const { question, candidate, at } = view
    if (question.kind !== 'subject' || cue('subject')(view) === 1) return cue('subject')(view)
    return neighbourOfKind(question, candidate, at) === undefined ? 0 : GOES_ON
  },

  /** For "what did X say", whether X says it; less if another sentence names X, and if it holds nothing of what it should be about. */
  spokenBy: (view) => spokenBy(view) * (isOffSubject(view) ? OFF_SUBJECT : 1),

  /** For "which countries", whether it has several of the kind, or else several things in a row. */
  holdsSeveral: (view) => {
    if (!view.question.several) return 0
    if (answerPositions(view.question, view.sentence.tokens).length > 0) return namesIn(view) > 1 ? 1 : 0
    const rows = textOf(view, view.at).match(/[,;]\s|\s(?:and|or|y|e|o)\s/g) ?? []
    return rows.length >= LISTED ? 1 : 0
  },
} satisfies Readonly<Record<string, Feature>>
