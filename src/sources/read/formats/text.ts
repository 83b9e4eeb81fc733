import type { Block, RowKind, Span } from '../../../model.ts'
import type { Document } from '../../document.ts'
import { type ProblemLog, problemLog } from '../problems.ts'
import { splitFrontMatter } from './front-matter.ts'
import { mailOf } from './mail.ts'
import { tableLines } from './tables/table-lines.ts'
import { headingStrength, isLabel, isProse, isSentence } from './text-headings.ts'
import { isRule, isUnderline, type Line, linesOf, type Mark, markOf, type NumberMark } from './text-lines.ts'
import { isHardWrapped, unwrap } from './text-wrap.ts'

/**
 * Reads a plain text, with or without front matter, or an e-mail that was saved as text. The text stays as it is, so offsets point into the file.
 */
export const readText = (text: string, id: string, log: ProblemLog = problemLog(id)): Document => {
  const mail = mailOf(text)
  if (!mail) {
    const { fields, body } = splitFrontMatter(text, log)
    const from = text.length - body.length
    const head: Block[] =
      from > 0 ? [{ kind: 'furniture', start: 0, end: text.slice(0, from).trimEnd().length }] : []
    const blocks = blocksOfText(body).map((block) => moved(block, from))
    return { id, ...fields, file: id, text, blocks: [...head, ...blocks] }
  }
  const { blocks, start: from, end: to, ...metadata } = mail
  const letter = ownWords(text.slice(from, to)).map((block) => moved(block, from))
  return { id, ...metadata, file: id, text, blocks: [...blocks, ...letter].sort((a, b) => a.start - b.start) }
}

const moved = (block: Block, by: number): Block => ({
  ...block,
  start: block.start + by,
  end: block.end + by,
})

/** The blocks of a letter, with what it quotes from another mail as furniture: those are the other’s words, not the sender’s. */
const ownWords = (letter: string): Block[] => {
  const original = ORIGINAL.exec(letter)?.index ?? letter.length
  return blocksOfText(letter).map((block) => {
    const { kind, start, end } = block
    const isOthers = kind === 'quote' || start >= original || WROTE.test(letter.slice(start, end))
    return isOthers ? { kind: 'furniture', start, end } : block
  })
}

/** The line above a quoted mail: "On Mon, 3 May 2021, Luis Mora wrote:". */
const WROTE = /^(?:on|el|am|le)\s.{4,200}(?:wrote|writes|escribi[oó]|schrieb|a écrit)\s?:(?:\s*>.*)?$/isu
/** The line above a mail that is quoted whole. A forwarded mail is the letter itself. */
const ORIGINAL = /^-{2,}\s?(?:original message|mensaje original)\s?-{2,}\s*$/imu

/**
 * The blocks of a plain text: its lines, or its paragraphs if the lines are hard-wrapped. Leaves out rules and the
 * marks of items and quotations; a section's number stays with its heading. Blocks are never a `title` or
 * `furniture`, because a plain text does not say which lines those are.
 */
export const blocksOfText = (text: string): Block[] => {
  const lines = linesOf(text)
  const runs = isHardWrapped(text, lines) ? unwrap(text, lines) : lines
  return classify(
    withTables(
      text,
      runs.map((run) => pieceOf(text, run)),
    ),
  )
}

/** A line or paragraph whose kind is not known yet. */
interface Piece {
  /** With its mark. */
  readonly whole: Span
  /** Without its mark. */
  readonly bare: Span
  /** Without its mark. */
  readonly words: string
  readonly mark: Mark | undefined
  readonly apart: boolean
  readonly rule: boolean
  /** What it is in a table. */
  readonly row?: RowKind | undefined
}

const pieceOf = (text: string, { start, end, apart }: Line): Piece => {
  const line = text.slice(start, end)
  const rule = isRule(line) || isTableRule(line)
  const mark = rule ? undefined : markOf(line)
  const bare = { start: start + (mark?.length ?? 0), end }
  return { whole: { start, end }, bare, words: text.slice(bare.start, end), mark, apart, rule }
}

/** The line below the header of a table with bars: "|---|:--|". */
const isTableRule = (line: string): boolean => /^[\s:|+-]*$/.test(line) && /-.*[|+]|[|+].*-/.test(line)

/** Finds the rows of tables. A row has no mark, and begins no section. */
const withTables = (text: string, pieces: readonly Piece[]): readonly Piece[] => {
  const lines = pieces.filter(({ rule }) => !rule)
  const rows = tableLines(
    lines.map(({ whole: { start, end } }) => text.slice(start, end)),
    (index) => lines[index]?.apart === true,
  )
  const kinds = new Map([...rows].map(([index, row]) => [lines[index], row]))
  return pieces.map((piece) => {
    const row = kinds.get(piece)
    return row === undefined ? piece : { ...piece, bare: piece.whole, mark: undefined, row }
  })
}

const classify = (all: readonly Piece[]): Block[] => {
  const underlined = new Set<Piece>()
  for (const [index, piece] of all.entries()) {
    const above = all[index - 1]
    if (above && !above.rule && !piece.apart && isUnderline(piece.words) && above.words.length <= LONGEST)
      underlined.add(above)
  }
  const pieces = all.filter(({ rule }) => !rule)
  const numbers = numbersOf(pieces)
  return pieces.map((piece, index): Block => {
    const { whole, bare, mark, words, row } = piece
    if (row !== undefined) return { kind: 'paragraph', row, ...whole }
    if (underlined.has(piece)) return { kind: 'heading', level: LEVEL, ...whole }
    if (mark?.kind === 'bullet') return { kind: 'item', ...bare }
    if (mark?.kind === 'quote') return { kind: 'quote', ...bare }
    if (mark?.kind === 'hash') return { kind: 'heading', level: mark.level, ...bare }
    const after = pieces[index + 1]
    if (mark) {
      // Directly after or before its neighbour in number it is an item. Far from it, it is a heading, unless it is a
      // sentence itself.
      if (isBeside(mark, pieces[index - 1]?.mark, -1) || isBeside(mark, after?.mark, 1))
        return { kind: 'item', ...bare }
      const one = numbers.has(key(mark, -1)) || numbers.has(key(mark, 1))
      if (one && (headingStrength(words) === 'none' || !after)) return { kind: 'item', ...bare }
      if (one) return { kind: 'heading', level: LEVEL, ...whole }
    }
    return heads(piece, pieces[index - 1], after, pieces[index + 2])
      ? { kind: 'heading', level: levelOf(piece, pieces[index - 1]), ...whole }
      : { kind: 'paragraph', ...whole }
  })
}

/** In characters: a longer line above dashes is a paragraph above a rule, not an underlined heading. */
const LONGEST = 120

/** Headings of plain text have no depth, and level 1 is the title's. */
const LEVEL = 2

/** In a law an article is below a chapter, and the name of a part below its number. */
const levelOf = ({ words, apart }: Piece, before: Piece | undefined): number => {
  if (isLabel(words)) return /^(?:art|sec)/i.test(words) ? LEVEL + 2 : LEVEL
  return before && !apart && isLabel(before.words) ? levelOf(before, undefined) + 1 : LEVEL
}

/** Whether a line that looks like a heading is one: prose, a list, or another heading with content has to follow. */
const heads = (
  { words, apart }: Piece,
  before: Piece | undefined,
  after: Piece | undefined,
  second: Piece | undefined,
): boolean => {
  const look = headingStrength(words)
  if (look === 'none' || !after) return false
  if (isLabel(words)) return true
  // Under "Chapter II", whatever looks like a heading is its name.
  if (before && !apart && isLabel(before.words)) return true
  const alone = apart && after.apart && look === 'strong'
  const prose = !after.mark && (isProse(after.words) || (alone && isSentence(after.words)))
  if (look === 'strong' && after.words.endsWith(':') && second?.mark) return true
  const list = after.mark?.kind === 'bullet' || after.mark?.kind === 'number'
  // Above a list, "Points of order" is a heading, but "The ministers agreed that they would" is its lead-in.
  if (look === 'weak') return prose || (list && words.split(/\s+/).length <= 6)
  if (prose || after.mark) return true
  return (
    headingStrength(after.words) === 'strong' &&
    second !== undefined &&
    (!!second.mark || isProse(second.words))
  )
}

const key = (mark: NumberMark, by: number): string => `${mark.format}${mark.number + by}`

const numbersOf = (pieces: readonly Piece[]): ReadonlySet<string> =>
  new Set(pieces.flatMap(({ mark }) => (mark?.kind === 'number' ? [key(mark, 0)] : [])))

const isBeside = (mark: NumberMark, other: Mark | undefined, by: number): boolean =>
  other?.kind === 'number' && other.format === mark.format && other.number === mark.number + by
