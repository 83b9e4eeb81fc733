import type { Span } from '../../model.ts'

const OPEN = new Set('“«')
const CLOSE = new Set('”»')

/**
 * The quotations in a paragraph, as ranges of `text` that include the quotation marks. An unclosed one goes to the end. Straight marks open and
 * close in turn.
 */
export const quotationsOf = (text: string): Span[] => {
  const found: Span[] = []
  let from = -1
  for (let at = 0; at < text.length; at += 1) {
    const mark = text[at] ?? ''
    const closes = CLOSE.has(mark) || (mark === '"' && from >= 0)
    if (closes && from >= 0) {
      found.push({ start: from, end: at + 1 })
      from = -1
    } else if (from < 0 && (OPEN.has(mark) || mark === '"')) from = at
  }
  if (from >= 0) found.push({ start: from, end: text.length })
  return found
}

/** How much of a sentence is quoted. */
export interface Quoting {
  /** It begins or ends inside a quotation, so it is only part of what somebody says. */
  readonly broken: boolean
  /** The quoted share, from 0 to 1. */
  readonly share: number
  /** The rest, in the author's own words. */
  readonly own: string
}

/** @param quotations of the paragraph, and `sentence` in it, both as ranges of `text` */
export const quotingOf = (text: string, sentence: Span, quotations: readonly Span[]): Quoting => {
  let quoted = 0
  let own = ''
  let at = sentence.start
  let broken = false
  for (const { start, end } of quotations) {
    if (end <= sentence.start || start >= sentence.end) continue
    const from = Math.max(start, sentence.start)
    const to = Math.min(end, sentence.end)
    if (start < sentence.start || end > sentence.end) broken = true
    quoted += to - from
    own += `${text.slice(at, from)} `
    at = to
  }
  own += text.slice(at, sentence.end)
  return { broken, share: quoted / Math.max(1, sentence.end - sentence.start), own }
}
