import type { Span } from '../../../model.ts'
import type { Line } from './text-lines.ts'
import { isRule, markOf } from './text-marks.ts'

/**
 * Whether a text's lines were broken to fit a width, as in an e-mail or an old plain-text archive, so that a
 * line's end means nothing. The sign of it is greedy: nearly every line that goes on could not have held the
 * next line's first word too. Lists, verse and one-line paragraphs fail that.
 */
export const isHardWrapped = (text: string, lines: readonly Line[]): boolean => {
  const width = widthOf(lines)
  const wide = lines.filter((line) => lengthOf(line) > WIDEST).length
  if (width < NARROWEST || wide > lines.length * FEW) return false
  let inside = 0
  let full = 0
  let stopped = 0
  for (let index = 0; index + 1 < lines.length; index += 1) {
    const line = lines[index]
    const next = lines[index + 1]
    if (!line || !next || next.apart || markOf(text.slice(next.start, next.end))) continue
    if (isRule(text.slice(next.start, next.end)) || isRule(text.slice(line.start, line.end))) continue
    // What stands in short lines on purpose (an address, the head of an e-mail) tells nothing of the rest.
    if (lengthOf(line) < width * SHORT) continue
    inside += 1
    if (!fitsNext(text, line, next, width)) full += 1
    if (STOPPED.test(text.slice(Math.max(line.start, line.end - 3), line.end))) stopped += 1
  }
  return inside >= ENOUGH && full >= inside * MOST && stopped <= inside * HALF
}

/**
 * The lines of a hard-wrapped text, gathered into paragraphs: runs up to a blank line, a mark, a rule, or a
 * line that stopped early.
 */
export const unwrap = (text: string, lines: readonly Line[]): Line[] => {
  const width = widthOf(lines)
  const runs: Line[] = []
  let last: Line | undefined
  for (const line of lines) {
    const run = runs.at(-1)
    if (run && last && goesOn(text, run, last, line, width)) runs[runs.length - 1] = { ...run, end: line.end }
    else runs.push(line)
    last = line
  }
  return runs
}

const lengthOf = ({ start, end, indent }: Line): number => end - start + indent

/** The width that lines were broken to: the longest, but for the few that could not be broken. */
const widthOf = (lines: readonly Line[]): number => {
  const lengths = lines.map(lengthOf).filter((length) => length <= WIDEST)
  return lengths.sort((a, b) => b - a)[Math.floor(lengths.length * FEW)] ?? 0
}

/** Lines of an e-mail are 72 to 78 wide and of a terminal 80; some archives go to 100. */
const WIDEST = 100
const NARROWEST = 45
/** Of all lines: a bare link may be longer than the width. */
const FEW = 0.05
/** Fewer lines than this prove nothing. */
const ENOUGH = 3
/** Of the width. */
const SHORT = 0.6
const MOST = 0.8
const HALF = 0.5

const STOPPED = /[.!?…:][”"'’»)\]]{0,2}$/

const goesOn = (text: string, run: Line, last: Line, line: Line, width: number): boolean => {
  if (line.apart) return false
  const words = text.slice(line.start, line.end)
  const before = text.slice(last.start, last.end)
  if (isRule(words) || isRule(before)) return false
  const mark = markOf(words)
  const runMark = markOf(text.slice(run.start, last.end))
  // Quoted lines carry a mark each: a run of them is one quotation.
  if (mark?.kind === 'quote' || runMark?.kind === 'quote')
    return mark?.kind === 'quote' && runMark?.kind === 'quote'
  if (mark?.kind === 'number' && runMark?.kind === 'number' && mark.number === runMark.number + 1)
    return false
  // A wrapped line may begin with a dash or a number by chance: only where it could have gone on above is it
  // a mark.
  if (mark && (mark.kind === 'bullet' || mark.kind === 'hash' || fitsNext(text, last, line, width)))
    return false
  // An address, or the names under a letter, stands in short lines that stop nowhere.
  const stops = STOPPED.test(before.slice(-3)) || lengthOf(last) < width * SHORT
  return !(stops && fitsNext(text, last, line, width))
}

const fitsNext = (text: string, line: Line, next: Span, width: number): boolean => {
  let end = next.start
  while (end < next.end && !/\s/.test(text.charAt(end))) end += 1
  return line.end - line.start + line.indent + 1 + (end - next.start) <= width
}
