import type { Span } from '../../../model.ts'

/** A line of a text that has something on it; `start` and `end` leave out the white space around it. */
export interface Line extends Span {
  /** Code units of white space before it on its line. */
  readonly indent: number
  /** Whether a blank line, or the text's beginning, comes before it. */
  readonly apart: boolean
}

/**
 * The lines of a text that are not blank. A form feed or a line separator ends a line as a line feed does.
 */
export const linesOf = (text: string): Line[] => {
  const lines: Line[] = []
  let apart = true
  let at = 0
  while (at <= text.length) {
    BREAK.lastIndex = at
    const found = BREAK.exec(text)
    const stop = found ? found.index : text.length
    let start = at
    let end = stop
    while (start < end && isSpace(text.charCodeAt(start))) start += 1
    while (end > start && isSpace(text.charCodeAt(end - 1))) end -= 1
    if (end > start && VISIBLE.test(text.slice(start, end))) {
      lines.push({ start, end, indent: start - at, apart })
      apart = false
    } else {
      // A page break inside a paragraph sets nothing apart; an empty line does.
      apart ||= text[at - 1] !== '\f' && text[stop] !== '\f'
    }
    if (!found) break
    at = stop + found[0].length
  }
  return lines
}

/** White space as `String.prototype.trim` takes it, so that a block's slice equals its own trim. */
const isSpace = (code: number): boolean =>
  code === 0x20 || (code >= 9 && code <= 13) || (code >= 0xa0 && SPACE.test(String.fromCharCode(code)))

const BREAK = /\r\n|[\n\r\f\v\u2028\u2029]/g
const SPACE = /\s/
/** A line of zero-width characters alone looks blank, and is. */
const VISIBLE = /[^\s\p{Cf}\p{Cc}]/u
