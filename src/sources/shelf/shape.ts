import type { Block, PageMark, Passage, Source } from '../../model.ts'
import type { Document } from '../document.ts'
import { blockOf, bytesOf, codeOf, copyOf } from './encoding.ts'

/*
 * The shape of a document or source as bytes: its blocks, pages and passages as numbers, and the headings above its passages as JSON.
 */

/** What is read of a shape without its passages. */
interface Blocks {
  readonly blocks: readonly Block[]
  readonly pages: readonly PageMark[]
}

/** How many numbers there are before the first block, and of each block, page and passage. */
const HEAD = 4
const OF_BLOCK = 3
const OF_PAGE = 2
const OF_PASSAGE = 6
const NONE = -1

export const encodeShape = (
  { blocks, pages = [] }: Pick<Document, 'blocks' | 'pages'>,
  passages: readonly Passage[],
): Uint8Array => {
  const numbers = [0, blocks.length, pages.length, passages.length]
  for (const block of blocks) numbers.push(block.start, block.end, codeOf(block))
  // A text is of one kind: it has pages, or slides.
  for (const { kind, number, start } of pages) numbers.push(kind === 'slide' ? -start - 1 : start, number)
  const headings = new Map<string, number>()
  for (const { start, end, paragraph, leadIn, headings: above } of passages) {
    const written = JSON.stringify(above)
    const at = headings.get(written) ?? headings.size
    headings.set(written, at)
    numbers.push(start, end, paragraph, leadIn?.start ?? NONE, leadIn?.end ?? NONE, at)
  }
  numbers[0] = numbers.length
  return Buffer.concat([bytesOf(Int32Array.from(numbers)), Buffer.from(`[${[...headings.keys()]}]`)])
}

/** The numbers of a shape, and the JSON behind them. */
const partsOf = (bytes: Buffer): { readonly numbers: Int32Array; readonly json: Buffer } => {
  const length = bytes.readInt32LE(0) * 4
  return { numbers: new Int32Array(copyOf(bytes.subarray(0, length))), json: bytes.subarray(length) }
}

export const decodeBlocks = (bytes: Buffer): Blocks => {
  const { numbers } = partsOf(bytes)
  const [, blocks = 0, pages = 0] = numbers
  const at = (place: number): number => numbers[place] as number
  const firstPage = HEAD + blocks * OF_BLOCK
  return {
    blocks: Array.from({ length: blocks }, (_, nth) => {
      const first = HEAD + nth * OF_BLOCK
      return blockOf(at(first), at(first + 1), at(first + 2))
    }),
    pages: Array.from({ length: pages }, (_, nth): PageMark => {
      const first = firstPage + nth * OF_PAGE
      const start = at(first)
      const number = at(first + 1)
      return start < 0 ? { kind: 'slide', number, start: -start - 1 } : { kind: 'page', number, start }
    }),
  }
}

/** @param source whose passages they are */
export const decodePassages = (bytes: Buffer, source: Source): readonly Passage[] => {
  const { numbers, json } = partsOf(bytes)
  const headings: readonly (readonly string[])[] = JSON.parse(json.toString())
  const [, blocks = 0, pages = 0, passages = 0] = numbers
  const first = HEAD + blocks * OF_BLOCK + pages * OF_PAGE
  return Array.from({ length: passages }, (_, nth): Passage => {
    const from = first + nth * OF_PASSAGE
    const own = numbers.subarray(from, from + OF_PASSAGE)
    const [start = 0, end = 0, paragraph = 0, leadStart = NONE, leadEnd = NONE, at = 0] = own
    const leadIn = leadStart < 0 ? {} : { leadIn: { start: leadStart, end: leadEnd } }
    return { source, start, end, paragraph, headings: headings[at] ?? [], ...leadIn }
  })
}
