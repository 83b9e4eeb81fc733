import type { Span } from './model.ts'

/** A part of an excerpt that is marked as answering, or not. */
export interface Run {
  readonly text: string
  readonly marked: boolean
}

/**
 * Makes text of a source or a person safe to show on one line. Any white space becomes one space. Control characters, such as
 * those that start a terminal's escape sequence, become `�`. Characters that are invisible or change the direction of the text
 * are removed. Stacked combining marks are cut to eight, more than any script needs.
 */
export const displayText = (text: string): string =>
  PRINTABLE.test(text)
    ? text.replace(/ {2,}/g, ' ')
    : text
        .toWellFormed()
        .replace(INVISIBLE, '')
        .replace(/\s+/gu, ' ')
        .replace(/\p{Cc}/gu, '�')
        .replace(/([\p{M}\u200c\u200d]{8})[\p{M}\u200c\u200d]+/gu, '$1')

const PRINTABLE = /^[\u0020-\u007e]*$/

// Keeps joiners and variation selectors: Persian, Indic scripts and emoji need them.
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}--[\u200c\u200d\ufe00-\ufe0f]]/gv

/**
 * Splits an excerpt into marked and unmarked runs, each safe to show. Joined, they are the excerpt with white space folded and
 * trimmed.
 * @param marks ranges of `text`, in order, without overlap
 */
export const displayRuns = (text: string, marks: readonly Span[]): readonly Run[] => {
  const runs: Run[] = []
  // Whether the text so far ends without a space, so that the next run may begin with one.
  let open = false
  const add = (piece: string, marked: boolean) => {
    const safe = displayText(piece)
    const shown = open ? safe : safe.trimStart()
    if (shown === '') return
    open = !shown.endsWith(' ')
    runs.push({ text: shown, marked })
  }
  let at = 0
  for (const mark of marks) {
    add(text.slice(at, mark.start), false)
    add(text.slice(mark.start, mark.end), true)
    at = mark.end
  }
  add(text.slice(at), false)
  const last = runs.pop()
  const trimmed = last?.text.trimEnd()
  if (last && trimmed) runs.push({ ...last, text: trimmed })
  return runs
}

/** The first 40 characters of what a person typed, for a message that repeats it. */
export const shorten = (text: string): string => (text.length > 40 ? `${text.slice(0, 40).trimEnd()}…` : text)
