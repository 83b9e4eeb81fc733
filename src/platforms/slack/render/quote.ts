import type { RichTextElement } from '@slack/types'
import { displayRuns, type Run } from '../../../display.ts'
import type { Excerpt, Span } from '../../../model.ts'
import { boundaryAfter, boundaryBefore } from './text.ts'

/** An excerpt's words as they are shown, and whether some were left out on either side. */
export interface Quote {
  readonly elements: readonly RichTextElement[]
  readonly cutBefore: boolean
  readonly cutAfter: boolean
}

/**
 * The words of an excerpt, the answering ones bold, or a part of them no longer than `most` code units around the first that answer.
 * Nothing is put between them.
 */
export const quoteOf = ({ text, marks }: Pick<Excerpt, 'text' | 'marks'>, most: number): Quote => {
  const runs = displayRuns(text, marks)
  const words = runs.map((run) => run.text).join('')
  const { start, end } = partOf(words, firstMark(runs), most)
  const elements: RichTextElement[] = []
  let at = 0
  for (const run of runs) {
    const piece = run.text.slice(Math.max(0, start - at), Math.max(0, end - at))
    if (piece !== '')
      elements.push({ type: 'text', text: piece, ...(run.marked && { style: { bold: true } }) })
    at += run.text.length
  }
  return { elements, cutBefore: start > 0, cutAfter: end < words.length }
}

const firstMark = (runs: readonly Run[]): Span => {
  let at = 0
  for (const { text, marked } of runs) {
    if (marked) return { start: at, end: at + text.length }
    at += text.length
  }
  return { start: 0, end: 0 }
}

/** A part that begins and ends with a sentence where it can, or else with a word, and holds the mark or its beginning. */
const partOf = (words: string, mark: Span, most: number): Span => {
  if (words.length <= most) return { start: 0, end: words.length }
  const lead = Math.min(mark.start - Math.floor(most / 3), words.length - most)
  const start = mark.end <= most ? 0 : beginning(words, lead, mark.start)
  if (start + most >= words.length) return { start, end: words.length }
  return { start, end: ending(words, Math.max(start, Math.min(mark.end, start + most)), start, start + most) }
}

/** Where a part may begin, from `from` on and before half the way to `to`, or what stands before the mark is lost. */
const beginning = (words: string, from: number, to: number): number => {
  const lead = words.slice(Math.max(0, from), Math.ceil((Math.max(0, from) + to) / 2))
  const sentence = /[.!?…]["”’»)\]]? (?=\S)/.exec(lead)
  const word = lead.indexOf(' ')
  const after = sentence ? sentence.index + sentence[0].length : word + 1
  return boundaryAfter(words, Math.max(0, from) + after)
}

/** Where a part that begins at `start` may end, no later than `to` and, if it can be, no earlier than `mark`. */
const ending = (words: string, mark: number, start: number, to: number): number => {
  const least = Math.max(mark, start + Math.floor((to - start) / 2))
  const tail = words.slice(least, to + 1)
  let sentence = -1
  for (const match of tail.matchAll(/[.!?…]["”’»)\]]? /g)) sentence = match.index + match[0].length - 1
  const word = tail.lastIndexOf(' ')
  if (sentence > 0 || word > 0) return least + (sentence > 0 ? sentence : word)
  const end = boundaryBefore(words, to)
  return end > start ? end : to
}
