import { sentences } from '../../language/sentences.ts'
import type { Block, Source, Span } from '../../model.ts'
import { tableRows } from '../furniture/table-rows.ts'
import { lengthInWords } from './portions.ts'

/** Blocks that stay together: a list with its lead-in, a question with its answer, a table, or one block alone. */
export interface Group {
  readonly blocks: readonly Block[]
  readonly words: number
  /** The sentence or row that introduces the rest of the group. */
  readonly lead?: Span
}

/** Groups the blocks of one section, in order. */
export const groupsOf = (source: Source, section: readonly Block[]): Group[] => {
  const groups: Group[] = []
  const rows = tableRows(section.map(({ start, end }) => source.text.slice(start, end)))
  for (let index = 0; index < section.length; ) {
    const block = section[index] as Block
    const tail = source.text.slice(Math.max(block.start, block.end - 12), block.end)
    let to = index + 1
    let lead: Span | undefined
    if (rows.has(index)) {
      while (rows.has(to)) to++
      // The first row names the columns.
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
      // An answer may lead into a list.
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

/** Whether a list completes a paragraph: "I propose that we" above "- sell the crane". */
const isOpen = (block: Block, next: Block | undefined, tail: string): boolean =>
  block.kind === 'paragraph' && next?.kind === 'item' && !/[.!?…][”"’'»)\]]*\s*$/.test(tail)

const LEADS_IN = /[:：]["”»)]?\s*$/
const QUESTION = /[?？]["”»)]?\s*$/

/** Whether a block is a single question, as in a list of questions and answers; not a paragraph that ends in one. */
const isQuestion = (source: Source, block: Block): boolean =>
  block.end - block.start < 300 &&
  QUESTION.test(source.text.slice(Math.max(block.start, block.end - 4), block.end)) &&
  sentences(source.text, block, source.language).length === 1

const lastSentence = (source: Source, block: Block): Span =>
  sentences(source.text, block, source.language).at(-1) ?? block
