import { createReadStream } from 'node:fs'
import { TextDecoder } from 'node:util'
import { UserError } from '../../../errors.ts'
import { utf16Mark } from '../decode.ts'

export interface ByteLine {
  /** Counted from 1. */
  readonly number: number
  /** The line's bytes in UTF-8, without its end; undefined where it is too long to be kept. */
  readonly bytes: Buffer | undefined
}

/** In bytes. The longest article is a tenth of it; a file without any line feed must not fill the memory. */
const LONGEST_LINE = 4 * 1024 * 1024

/**
 * The lines of a file of any size. No more than one line and one chunk are in memory at a time.
 *
 * @throws UserError for a file that begins as no text does
 */
export async function* byteLines(path: string, name: string): AsyncGenerator<ByteLine> {
  let number = 1
  let parts: Buffer[] = []
  let length = 0
  for await (const chunk of textChunks(path, name)) {
    let from = 0
    for (let feed = chunk.indexOf(10, from); feed !== -1; feed = chunk.indexOf(10, from)) {
      const end = chunk.subarray(from, feed)
      yield { number, bytes: join(parts, end, length + end.length) }
      number += 1
      parts = []
      length = 0
      from = feed + 1
    }
    const rest = chunk.subarray(from)
    length += rest.length
    // What is too long is counted and let go.
    if (length > LONGEST_LINE) parts = []
    else if (rest.length > 0) parts.push(rest)
  }
  if (length > 0) yield { number, bytes: join(parts, Buffer.alloc(0), length) }
}

const join = (parts: Buffer[], end: Buffer, length: number): Buffer | undefined => {
  if (length > LONGEST_LINE) return undefined
  return parts.length === 0 ? end : Buffer.concat([...parts, end])
}

/** A file's chunks in UTF-8, without a byte order mark. */
async function* textChunks(path: string, name: string): AsyncGenerator<Buffer> {
  let decoder: TextDecoder | undefined
  let first = true
  for await (const chunk of createReadStream(path, { highWaterMark: CHUNK })) {
    const bytes: Buffer = chunk
    if (first) {
      const mark = utf16Mark(bytes)
      if (mark) decoder = new TextDecoder(mark)
      else if (
        bytes.subarray(0, BEGINNING).includes(0) ||
        bytes.subarray(0, 5).toString('latin1') === '%PDF-'
      )
        throw new UserError(`${name} is not text: a collection is one JSON object a line, saved as UTF-8.`)
    }
    if (decoder) yield Buffer.from(decoder.decode(bytes, { stream: true }))
    else yield first && bytes.subarray(0, 3).equals(BYTE_ORDER_MARK) ? bytes.subarray(3) : bytes
    first = false
  }
}

const CHUNK = 1024 * 1024
const BEGINNING = 4096
const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf])
