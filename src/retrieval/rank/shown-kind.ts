import { wordSet } from '../../language/fold.ts'
import type { Token } from '../../language/tokens.ts'
import { paragraphAt } from '../../sources/passages/passages.ts'
import type { Kind } from '../question/asked-kind.ts'
import { answerPositions } from '../question/of-kind.ts'
import type { Question } from '../question/question.ts'
import type { ReadCandidate } from './reading.ts'

/** Words that give a reason or a cause by themselves. */
const REASONS = wordSet(
  `because reason reasons cause caused causes citing cited prompted motivated thanks owing attributed explains explained blamed helped
   driven fueled fuelled stems resulted therefore hence
   porque debido causa causo causaron motivo motivos razon razones gracias provoco provocaron atribuye atribuyo explica raiz`,
)
/** Words that give one before "to" or "that". */
const BEFORE_TO = wordSet('due led leads leading order so')
const TO = wordSet('to that')
const ADVICE = wordSet(
  `should shouldnt must mustnt ought advise advises advised advice recommend recommends recommended recommendation urge urges urged warn warns
   mistake worst avoid better
   debe deben deberia deberian aconseja recomienda recomendo consejo conviene evitar error peor`,
)
const SUBJECTS = wordSet(
  `subject subjects topic topics theme themes focus focused focussed focusing centered centred discussed discussion discussions talked conversation
   outlined
   tema temas asunto asuntos hablaron trataron discutieron conversaron conversacion centro centraron`,
)

/** Kinds of answer that single words of a sentence show. */
const CUES: Partial<Record<Kind, (token: Token, next: Token | undefined) => boolean>> = {
  reason: ({ word }, next) => REASONS.has(word) || (BEFORE_TO.has(word) && TO.has(next?.word ?? '')),
  advice: ({ word }) => ADVICE.has(word),
  subject: ({ word }) => SUBJECTS.has(word),
}

/** Whether a word of a sentence shows that it gives a reason, advice or the subject of a talk, as asked; undefined for other kinds. */
export const hasCue = (kind: Kind, tokens: readonly Token[]): boolean | undefined => {
  const cue = CUES[kind]
  return cue && tokens.some((token, i) => cue(token, tokens[i + 1]))
}

/** Whether a sentence shows the kind of answer asked for, where a sentence without it can be no answer; true for other questions. */
const showsKind = (question: Question, tokens: readonly Token[]): boolean => {
  const cue = hasCue(question.kind, tokens)
  if (cue !== undefined) return cue
  // A sum in the sentence beside is mostly another.
  const isFigure = question.figure !== undefined && question.figure !== 'money'
  if (question.kind !== 'date' && !isFigure) return true
  return answerPositions(question, tokens).length > 0
}

/** In characters, the most that a sentence and its neighbour may have together. */
const LONGEST = 320

/**
 * The neighbour that gives what a sentence lacks: the figure, the date or the reason asked for. It is in the same paragraph, and both are
 * short enough to be shown together.
 *
 * @returns its index in the candidate, or undefined
 */
export const neighbourOfKind = (
  question: Question,
  { sentences, passage: { source } }: ReadCandidate,
  at: number,
): number | undefined => {
  const sentence = sentences[at]
  if (sentence === undefined || showsKind(question, sentence.tokens)) return undefined
  return [at + 1, at - 1].find((beside) => {
    const other = sentences[beside]
    if (other === undefined || other.leadsIn || !showsKind(question, other.tokens)) return false
    const start = Math.min(sentence.span.start, other.span.start)
    const end = Math.max(sentence.span.end, other.span.end)
    return end - start <= LONGEST && paragraphAt(source, start) === paragraphAt(source, end - 1)
  })
}
