import { fold, wordSet } from '../../language/fold.ts'
import type { Passage, Speech } from '../../model.ts'
import type { Draft } from './draft.ts'
import { isFunctionWordOf } from './known.ts'

/** A question with one of these asks its reader, or leans on what was said before it. Folded. */
const LEANING = wordSet(`
  this that these those it its he she they him her them his their here such so then
  esto este estos estas eso ese esa esos esas ello su sus ella ellos ellas aqui asi
`)
const TO_READER =
  /\b(?:do|would|are|have|did|will) you\b|\byour\b|(?<!\p{L})(?:te|tu|tú|usted|ustedes)(?!\p{L})/iu
const ASKS: Readonly<Record<Speech, RegExp>> = {
  en: /^(?:Who|What|When|Where|Why|How|Which|Will|Is|Are|Does|Do|Can|Did|Was|Were|Has|Have|Should)\b[^?!…]{12,}\?$/u,
  es: /^¿(?:Quién|Quiénes|Qué|Cuándo|Dónde|Por qué|Cómo|Cuál|Cuáles|Cuánto|Cuánta|Cuántos|Cuántas)(?!\p{L})[^?!…¿]{10,}\?$/u,
}
/** In words that tell something. */
const LEAST = 2
/** In characters: enough to know the answer's sentence by. */
const SAID = 60
/** In characters: how far above a passage its heading is looked for. */
const ABOVE = 300

/** The questions that a source itself asks and answers, as an FAQ does: a heading over the passage, or a line with its answer after it. */
export const ownQuestions = (passage: Passage, sentences: readonly string[], speech: Speech): Draft[] => {
  const { source, headings, start } = passage
  if (source.language !== speech) return []
  const heading = headings.at(-1)
  const above = source.text.slice(Math.max(0, start - ABOVE), start).replace(/\s+/g, ' ')
  const isAbove = heading !== undefined && above.replace(/[\s#]+$/, '').endsWith(heading)
  const lines = isAbove ? [heading, ...sentences] : sentences
  return lines.flatMap((line, at) => own(line, lines[at + 1] ?? '', speech))
}

const own = (question: string, answer: string, speech: Speech): Draft[] => {
  if (!ASKS[speech].test(question) || TO_READER.test(question) || answer === '' || /[?:]$/.test(answer))
    return []
  const words = question.match(/\p{L}+/gu) ?? []
  if (words.some((word) => LEANING.has(fold(word)))) return []
  if (words.filter((word) => !isFunctionWordOf(word, speech)).length < LEAST) return []
  return [
    {
      kind: 'own',
      wording: { [speech]: question },
      subject: question,
      says: [answer.slice(0, SAID)],
      worth: 0.8,
    },
  ]
}
