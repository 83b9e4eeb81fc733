import type { Block, BlockKind, RowKind } from '../../model.ts'

/*
 * How texts and blocks are written in files: texts in the fastest encoding that keeps them, blocks as numbers.
 */

const ENCODINGS = ['latin1', 'utf8', 'utf16le'] as const

/** A text as bytes, and the number of its encoding. */
export interface TextBytes {
  readonly encoding: number
  readonly bytes: Buffer
}

export const textBytes = (text: string): TextBytes => {
  const encoding = encodingOf(text)
  return { encoding, bytes: Buffer.from(text, ENCODINGS[encoding]) }
}

/** The text that `textBytes` made bytes of. */
export const textIn = ({ encoding, bytes }: TextBytes): string => bytes.toString(ENCODINGS[encoding])

/** The fastest encoding that keeps the text: UTF-8 cannot hold half of a surrogate pair. */
const encodingOf = (text: string): 0 | 1 | 2 => (LATIN.test(text) ? 0 : text.isWellFormed() ? 1 : 2)
// biome-ignore lint/suspicious/noControlCharactersInRegex: all that fits in a byte is meant
const LATIN = /^[\u0000-\u00ff]*$/

/** The bytes of numbers, not copied. */
export const bytesOf = (numbers: Uint32Array | Int32Array | Float64Array): Uint8Array =>
  new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength)

/** A copy, so that numbers can be read in place and no other bytes are kept in memory. */
export const copyOf = (bytes: Buffer): ArrayBuffer => Uint8Array.from(bytes).buffer

const KINDS: readonly BlockKind[] = ['title', 'heading', 'paragraph', 'item', 'quote', 'furniture']

const ROWS: readonly (RowKind | undefined)[] = [undefined, 'header', 'row']

/** A block's kind, level and row in eight bits. */
export const codeOf = ({ kind, level = 0, row }: Block): number =>
  KINDS.indexOf(kind) + 8 * level + 64 * ROWS.indexOf(row)

/** More than any code. */
export const CODES = 256

export const blockOf = (start: number, end: number, code: number): Block => {
  const [kind, level, row] = [KINDS[code & 7] as BlockKind, (code >> 3) & 7, ROWS[code >> 6]]
  return { kind, start, end, ...(level > 0 && { level }), ...(row !== undefined && { row }) }
}
