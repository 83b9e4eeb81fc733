import type { Span } from './model.ts'

/** A stretch of text that is shown in one way. */
export interface Run {
  readonly text: string
  readonly marked: boolean
}

/**
 * Text of a source or a person, made safe to show on one line. White space of any kind becomes single spaces; control characters,
 * among them the one that begins a terminal's escape sequence, become `�`; characters that are invisible or turn the
 * direction of the text around go. A pile of combining marks is cut at eight, more than any script needs.
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

// Joiners and variation selectors are invisible too, but Persian, Indic scripts and emoji are written with them.
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}--[\u200c\u200d\ufe00-\ufe0f]]/gv

/**
 * An excerpt's text in runs, marked and unmarked by turns, each safe to show; joined they are the excerpt with its white space
 * folded and trimmed.
 * @param marks ranges of `text`, in order, without overlap
 */
export const displayRuns = (text: string, marks: readonly Span[]): readonly Run[] => {
  const runs: Run[] = []
  // A run that begins where the one before it ended in a space must not begin with another.
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

/** The beginning of what a person typed, for a message that repeats it. */
export const shorten = (text: string): string => (text.length > 40 ? `${text.slice(0, 40).trimEnd()}…` : text)
