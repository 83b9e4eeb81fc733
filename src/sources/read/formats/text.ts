import type { Block, Span } from '../../../model.ts'
import { isLabel, isProse, isSentence, lookOf } from './text-headings.ts'
import { type Line, linesOf } from './text-lines.ts'
import { isRule, isUnderline, type Mark, markOf, type NumberMark } from './text-marks.ts'
import { isHardWrapped, unwrap } from './text-wrap.ts'

/**
 * The blocks of a plain text: each line that is not blank, or each paragraph where the lines are
 * hard-wrapped. Marks of items and quotations and the lines that only rule off are no part of any block; a
 * section's number stays with its heading. Never a `title` or `furniture`: a plain text doesn't say which
 * lines those are.
 */
export const blocksOfText = (text: string): Block[] => {
  const lines = linesOf(text)
  const runs = isHardWrapped(text, lines) ? unwrap(text, lines) : lines
  return judge(runs.map((run) => pieceOf(text, run)))
}

/** A line or paragraph before it is judged. */
interface Piece {
  /** Where it lies, its mark included. */
  readonly whole: Span
  /** Where it lies without its mark. */
  readonly bare: Span
  /** What it says, without its mark. */
  readonly words: string
  readonly mark: Mark | undefined
  /** Whether a blank line comes before it. */
  readonly apart: boolean
  readonly rule: boolean
}

const pieceOf = (text: string, { start, end, apart }: Line): Piece => {
  const line = text.slice(start, end)
  const rule = isRule(line)
  const mark = rule ? undefined : markOf(line)
  const bare = { start: start + (mark?.length ?? 0), end }
  return { whole: { start, end }, bare, words: text.slice(bare.start, end), mark, apart, rule }
}

const judge = (all: readonly Piece[]): Block[] => {
  const underlined = new Set<Piece>()
  for (const [index, piece] of all.entries()) {
    const above = all[index - 1]
    if (above && !above.rule && !piece.apart && isUnderline(piece.words) && above.words.length <= LONGEST)
      underlined.add(above)
  }
  const pieces = all.filter(({ rule }) => !rule)
  const numbers = numbersOf(pieces)
  return pieces.map((piece, index): Block => {
    const { whole, bare, mark, words } = piece
    if (underlined.has(piece)) return { kind: 'heading', level: LEVEL, ...whole }
    if (mark?.kind === 'bullet') return { kind: 'item', ...bare }
    if (mark?.kind === 'quote') return { kind: 'quote', ...bare }
    if (mark?.kind === 'hash') return { kind: 'heading', level: mark.level, ...bare }
    const after = pieces[index + 1]
    if (mark) {
      // Next to its neighbour in number it is an item. Far from it, it heads what lies between, unless it is
      // a sentence itself.
      if (isBeside(mark, pieces[index - 1]?.mark, -1) || isBeside(mark, after?.mark, 1))
        return { kind: 'item', ...bare }
      const one = numbers.has(key(mark, -1)) || numbers.has(key(mark, 1))
      if (one && (lookOf(words) === 'none' || !after)) return { kind: 'item', ...bare }
      if (one) return { kind: 'heading', level: LEVEL, ...whole }
    }
    return heads(piece, pieces[index - 1], after, pieces[index + 2])
      ? { kind: 'heading', level: levelOf(piece, pieces[index - 1]), ...whole }
      : { kind: 'paragraph', ...whole }
  })
}

/** Of a heading that is underlined, in characters: a longer line above dashes is a paragraph above a rule. */
const LONGEST = 120

/** Plain text has no depth to its headings, and leaves level 1 to the title. */
const LEVEL = 2

/** But for the parts of a law: an article is below a chapter, and its name below its number. */
const levelOf = ({ words, apart }: Piece, before: Piece | undefined): number => {
  if (isLabel(words)) return /^(?:art|sec)/i.test(words) ? LEVEL + 2 : LEVEL
  return before && !apart && isLabel(before.words) ? levelOf(before, undefined) + 1 : LEVEL
}

/** A heading heads something: prose, a list with or without its lead-in, or another heading that does. */
const heads = (
  { words, apart }: Piece,
  before: Piece | undefined,
  after: Piece | undefined,
  second: Piece | undefined,
): boolean => {
  const look = lookOf(words)
  if (look === 'none' || !after) return false
  if (isLabel(words)) return true
  // Under "Chapter II", whatever looks like a heading is its name.
  if (before && !apart && isLabel(before.words)) return true
  const alone = apart && after.apart && look === 'strong'
  const prose = !after.mark && (isProse(after.words) || (alone && isSentence(after.words)))
  if (look === 'strong' && after.words.endsWith(':') && second?.mark) return true
  const list = after.mark?.kind === 'bullet' || after.mark?.kind === 'number'
  // In sentence case, "Points of order" above a list is a heading; "The ministers agreed that they would" is
  // what leads into it.
  if (look === 'weak') return prose || (list && words.split(/\s+/).length <= 6)
  if (prose || after.mark) return true
  return lookOf(after.words) === 'strong' && second !== undefined && (!!second.mark || isProse(second.words))
}

const key = (mark: NumberMark, by: number): string => `${mark.dress}${mark.number + by}`

const numbersOf = (pieces: readonly Piece[]): ReadonlySet<string> =>
  new Set(pieces.flatMap(({ mark }) => (mark?.kind === 'number' ? [key(mark, 0)] : [])))

const isBeside = (mark: NumberMark, other: Mark | undefined, by: number): boolean =>
  other?.kind === 'number' && other.dress === mark.dress && other.number === mark.number + by
