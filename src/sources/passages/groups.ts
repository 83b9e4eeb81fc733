import { sentences } from '../../language/sentences.ts'
import type { Block, Source, Span } from '../../model.ts'
import { rowsAmong } from '../furniture/table-rows.ts'
import { lengthInWords } from './portions.ts'

/** Blocks that belong together: a list with its lead-in, an answer with its question, a table, or one block alone. */
export interface Group {
  readonly blocks: readonly Block[]
  readonly words: number
  /** What introduces the rest of the group. */
  readonly lead?: Span
}

/** The blocks of one section as groups, in order. */
export const groupsOf = (source: Source, section: readonly Block[]): Group[] => {
  const groups: Group[] = []
  const rows = rowsAmong(section.map(({ start, end }) => source.text.slice(start, end)))
  for (let index = 0; index < section.length; ) {
    const block = section[index] as Block
    const tail = source.text.slice(Math.max(block.start, block.end - 12), block.end)
    let to = index + 1
    let lead: Span | undefined
    if (rows.has(index)) {
      while (rows.has(to)) to++
      // The first row says what the cells of the others are.
      lead = { start: block.start, end: block.end }
    } else if (section[to] !== undefined && (LEADS_IN.test(tail) || isOpen(block, section[to], tail))) {
      const kind = section[to]?.kind
      if (kind === 'paragraph') to++
      else while (section[to]?.kind === kind) to++
      lead = lastSentence(source, block)
    } else if (
      isQuestion(source, block) &&
      section[to] !== undefined &&
      !isQuestion(source, section[to] as Block)
    ) {
      to++
      // An answer may lead into a list of its own.
      const answer = section[to - 1] as Block
      if (LEADS_IN.test(source.text.slice(Math.max(answer.start, answer.end - 12), answer.end)))
        while (section[to]?.kind === 'item' && !isQuestion(source, section[to] as Block)) to++
      lead = { start: block.start, end: block.end }
    }
    const blocks = section.slice(index, to)
    const words = blocks.reduce(
      (sum, { start, end }) => sum + lengthInWords(source.text.slice(start, end)),
      0,
    )
    groups.push({ blocks, words, ...(lead && { lead }) })
    index = to
  }
  return groups
}

/** A paragraph that a list goes on with: "I propose that we" above "- sell the crane". */
const isOpen = (block: Block, next: Block | undefined, tail: string): boolean =>
  block.kind === 'paragraph' && next?.kind === 'item' && !/[.!?…][”"’'»)\]]*\s*$/.test(tail)

const LEADS_IN = /[:：]["”»)]?\s*$/
const QUESTION = /[?？]["”»)]?\s*$/

/** A line that asks, as those of a list of questions and answers do: one sentence, not a paragraph that ends in a question. */
const isQuestion = (source: Source, block: Block): boolean =>
  block.end - block.start < 300 &&
  QUESTION.test(source.text.slice(Math.max(block.start, block.end - 4), block.end)) &&
  sentences(source.text, block, source.language).length === 1

const lastSentence = (source: Source, block: Block): Span =>
  sentences(source.text, block, source.language).at(-1) ?? block
