import { leansOnSpeaker } from '../../language/quotations.ts'
import { sentences } from '../../language/sentences/sentences.ts'
import type { Block, Source, Span } from '../../model.ts'
import { tableRows } from '../furniture/table-rows.ts'
import { lengthInWords } from './portions.ts'

/** Blocks that stay together: a list with its lead-in, a question with its answer, a table, a quotation with its speaker, or one block alone. */
export interface Group {
  readonly blocks: readonly Block[]
  readonly words: number
  /** The sentence or row that introduces the rest of the group. */
  readonly lead?: Span
}

/** Groups the blocks of one section, in order. @param most the words up to which a quotation stays with the paragraph before it */
export const groupsOf = (source: Source, section: readonly Block[], most: number): Group[] => {
  const groups: Group[] = []
  const texts = section.map(({ start, end }) => source.text.slice(start, end))
  const barred = tableRows(texts)
  const isRow = (index: number): boolean => section[index]?.row !== undefined || barred.has(index)
  const isHeader = (index: number): boolean => section[index]?.row === 'header'
  const textAt = (index: number): string => texts[index] ?? ''
  const wordsIn = (from: number, to: number): number =>
    texts.slice(from, to).reduce((sum, text) => sum + lengthInWords(text), 0)
  const isQuestion = (index: number): boolean => asks(textAt(index), source, section[index])
  for (let index = 0; index < section.length; ) {
    const block = section[index] as Block
    const next = section[index + 1]
    let to = index + 1
    let lead: Span | undefined
    if (isRow(index)) {
      while (isRow(to) && !(isHeader(to) && !isHeader(to - 1))) to++
      // The first rows name the columns.
      let last = index
      while (isHeader(last + 1) && last + 1 < to) last++
      lead = { start: block.start, end: section[last]?.end ?? block.end }
    } else if (next && (leadsIn(textAt(index)) || (next.kind === 'item' && isOpen(block, textAt(index))))) {
      to++
      if (next.kind !== 'paragraph') while (section[to]?.kind === next.kind) to++
      lead = sentences(source.text, block, source.language).at(-1) ?? block
    } else if (next && isQuestion(index) && !isQuestion(index + 1)) {
      to++
      // An answer may lead into a list.
      if (leadsIn(textAt(index + 1))) while (section[to]?.kind === 'item' && !isQuestion(to)) to++
      lead = { start: block.start, end: block.end }
    } else {
      while (goesOnQuoting(section[to - 1], section[to], textAt(to)) && wordsIn(index, to + 1) <= most) to++
    }
    const words = wordsIn(index, to)
    groups.push({ blocks: section.slice(index, to), words, ...(lead && { lead }) })
    index = to
  }
  return groups
}

/** Whether a block goes on with what somebody says in the block before, or says of whom it is. */
const goesOnQuoting = (before: Block | undefined, block: Block | undefined, text: string): boolean =>
  block?.kind === 'quote'
    ? before?.kind === 'quote'
    : block?.kind === 'paragraph' && before?.kind !== 'item' && leansOnSpeaker(text)

const leadsIn = (text: string): boolean => /[:：]["”»)]?\s*$/.test(text.slice(-12))

/** Whether a list may complete a paragraph: "I propose that we" above "- sell the crane". */
const isOpen = ({ kind }: Block, text: string): boolean =>
  kind === 'paragraph' && !/[.!?…][”"’'»)\]]*\s*$/.test(text.slice(-12))

/** Whether a block is a single question, as in a list of questions and answers; not a paragraph that ends in one. */
const asks = (text: string, source: Source, block: Block | undefined): boolean =>
  block !== undefined &&
  text.length < 300 &&
  /[?？]["”»)]?\s*$/.test(text.slice(-4)) &&
  sentences(source.text, block, source.language).length === 1
