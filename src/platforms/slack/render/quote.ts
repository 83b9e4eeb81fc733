import type { RichTextElement } from '@slack/types'
import { displayRuns, type Run } from '../../../display.ts'
import type { Excerpt, Span } from '../../../model.ts'
import { boundaryAfter, boundaryBefore } from './text.ts'

/** An excerpt's words as they are shown, and whether words were cut on either side. */
export interface Quote {
  readonly elements: readonly RichTextElement[]
  readonly cutBefore: boolean
  readonly cutAfter: boolean
}

/**
 * The words of an excerpt, with the answering ones in bold. A longer excerpt is cut to at most `maxLength` code units around its first
 * answering words. Inserts nothing between the words.
 */
export const quoteOf = ({ text, marks }: Pick<Excerpt, 'text' | 'marks'>, maxLength: number): Quote => {
  const runs = displayRuns(text, marks)
  const words = runs.map((run) => run.text).join('')
  const { start, end } = cutSpan(words, firstMark(runs), maxLength)
  const elements: RichTextElement[] = []
  let offset = 0
  for (const run of runs) {
    const piece = run.text.slice(Math.max(0, start - offset), Math.max(0, end - offset))
    if (piece !== '')
      elements.push({ type: 'text', text: piece, ...(run.marked && { style: { bold: true } }) })
    offset += run.text.length
  }
  return { elements, cutBefore: start > 0, cutAfter: end < words.length }
}

const firstMark = (runs: readonly Run[]): Span => {
  let offset = 0
  for (const { text, marked } of runs) {
    if (marked) return { start: offset, end: offset + text.length }
    offset += text.length
  }
  return { start: 0, end: 0 }
}

/** A span with the mark, or with its beginning if it is too long. It begins and ends at a sentence if it can, otherwise at a word. */
const cutSpan = (words: string, mark: Span, maxLength: number): Span => {
  if (words.length <= maxLength) return { start: 0, end: words.length }
  const lead = Math.min(mark.start - Math.floor(maxLength / 3), words.length - maxLength)
  const start = mark.end <= maxLength ? 0 : findStart(words, lead, mark.start)
  const limit = start + maxLength
  if (limit >= words.length) return { start, end: words.length }
  return { start, end: findEnd(words, Math.max(start, Math.min(mark.end, limit)), start, limit) }
}

/** A start after `from`, but in the first half of the way to the mark, so that the mark keeps some words before it. */
const findStart = (words: string, from: number, mark: number): number => {
  const least = Math.max(0, from)
  const lead = words.slice(least, Math.ceil((least + mark) / 2))
  const sentence = /[.!?…]["”’»)\]]? (?=\S)/.exec(lead)
  return boundaryAfter(
    words,
    least + (sentence ? sentence.index + sentence[0].length : lead.indexOf(' ') + 1),
  )
}

/** An end no later than `limit`, and if possible not before the mark's end, nor in the first half of the span from `start`. */
const findEnd = (words: string, mark: number, start: number, limit: number): number => {
  const least = Math.max(mark, start + Math.floor((limit - start) / 2))
  const tail = words.slice(least, limit + 1)
  let sentence = -1
  for (const match of tail.matchAll(/[.!?…]["”’»)\]]? /g)) sentence = match.index + match[0].length - 1
  const word = tail.lastIndexOf(' ')
  if (sentence > 0 || word > 0) return least + (sentence > 0 ? sentence : word)
  const end = boundaryBefore(words, limit)
  return end > start ? end : limit
}
