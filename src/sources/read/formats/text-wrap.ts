import type { Span } from '../../../model.ts'
import { isRule, type Line, markOf } from './text-lines.ts'

/**
 * Whether the lines of a text were broken to fit a width, as in e-mails and old archives. Then the end of a line means
 * nothing. The sign is that nearly every line has no room for the first word of the next. Lists, verse and one-line
 * paragraphs do.
 */
export const isHardWrapped = (text: string, lines: readonly Line[]): boolean => {
  const width = widthOf(lines)
  const wide = lines.filter((line) => lengthOf(line) > WIDEST).length
  if (width < NARROWEST || wide > lines.length * FEW) return false
  let inside = 0
  let filled = 0
  let stopped = 0
  for (let index = 0; index + 1 < lines.length; index += 1) {
    const line = lines[index]
    const next = lines[index + 1]
    if (!line || !next || next.apart || markOf(text.slice(next.start, next.end))) continue
    if (isRule(text.slice(next.start, next.end)) || isRule(text.slice(line.start, line.end))) continue
    // Deliberately short lines (an address, the head of an e-mail) say nothing about the rest.
    if (lengthOf(line) < width * SHORT) continue
    inside += 1
    if (!fitsNext(text, line, next, width)) filled += 1
    if (STOPPED.test(text.slice(Math.max(line.start, line.end - 3), line.end))) stopped += 1
  }
  return inside >= ENOUGH && filled >= inside * MOST && stopped <= inside * HALF
}

/** Joins the lines of a hard-wrapped text into paragraphs, up to a blank line, a mark, a rule or a line that stops early. */
export const unwrap = (text: string, lines: readonly Line[]): Line[] => {
  const width = widthOf(lines)
  const runs: Line[] = []
  let last: Line | undefined
  for (const line of lines) {
    const run = runs.at(-1)
    if (run && last && continues(text, run, last, line, width))
      runs[runs.length - 1] = { ...run, end: line.end }
    else runs.push(line)
    last = line
  }
  return runs
}

const lengthOf = ({ start, end, indent }: Line): number => end - start + indent

/** The width that lines were broken to: that of the longest, except for the few that could not be broken. */
const widthOf = (lines: readonly Line[]): number => {
  const lengths = lines.map(lengthOf).filter((length) => length <= WIDEST)
  return lengths.sort((a, b) => b - a)[Math.floor(lengths.length * FEW)] ?? 0
}

/** In characters. Lines of e-mails have 72 to 78 and of terminals 80; some archives have up to 100. */
const WIDEST = 100
const NARROWEST = 45
/** The share of lines that may be longer than the width, such as bare links. */
const FEW = 0.05
/** Fewer lines prove nothing. */
const ENOUGH = 3
/** A share of the width. */
const SHORT = 0.6
const MOST = 0.8
const HALF = 0.5

const STOPPED = /[.!?…:][”"'’»)\]]{0,2}$/

/** Whether a line continues the paragraph `run`, whose last line is `last`. */
const continues = (text: string, run: Line, last: Line, line: Line, width: number): boolean => {
  if (line.apart) return false
  const words = text.slice(line.start, line.end)
  const before = text.slice(last.start, last.end)
  if (isRule(words) || isRule(before)) return false
  const mark = markOf(words)
  const runMark = markOf(text.slice(run.start, last.end))
  // Each line of a quotation has a mark.
  if (mark?.kind === 'quote' || runMark?.kind === 'quote')
    return mark?.kind === 'quote' && runMark?.kind === 'quote'
  if (mark?.kind === 'number' && runMark?.kind === 'number' && mark.number === runMark.number + 1)
    return false
  // A wrapped line may begin with a dash or a number by chance. It is a mark if its first word had room above.
  if (mark && (mark.kind === 'bullet' || mark.kind === 'hash' || fitsNext(text, last, line, width)))
    return false
  // The lines of an address, or of the names below a letter, are short and have no full stop.
  const stops = STOPPED.test(before.slice(-3)) || lengthOf(last) < width * SHORT
  return !(stops && fitsNext(text, last, line, width))
}

const fitsNext = (text: string, line: Line, next: Span, width: number): boolean => {
  let end = next.start
  while (end < next.end && !/\s/.test(text.charAt(end))) end += 1
  return line.end - line.start + line.indent + 1 + (end - next.start) <= width
}
