import { isUtf8 } from 'node:buffer'
import { createReadStream } from 'node:fs'
import { TextDecoder } from 'node:util'
import { UserError } from '../../../errors.ts'
import { withoutUndefined } from '../../../model.ts'
import type { Document } from '../../document.ts'
import { normalizeDate } from '../dates.ts'
import { firstInvalidByte, utf16Mark } from '../decode.ts'
import { readBlocks, readPages } from '../exported.ts'
import { languageOf, oneLine, webLink } from '../fields.ts'
import type { ProblemLog } from '../problems.ts'
import { wellFormed } from './blocks.ts'
import { blocksOfText } from './text.ts'

/**
 * Reads the documents of a collection, one JSON object a line:
 * `{id, title?, text, url?, publisher?, author?, date?, lang?, withdrawn?, blocks?, pages?}`. Streams the file. Lines that cannot be
 * used are logged and skipped, and fields that cannot be used are left out. The text stays as it is, except for lone
 * surrogates and NULs. A line with a title, a language and `blocks` was exported: it is taken as it is.
 * @param from the file's path, or its bytes
 * @param name the file's name in messages
 */
export async function* readJsonl(
  from: string | Uint8Array,
  name: string,
  log: ProblemLog,
): AsyncGenerator<Document> {
  for await (const line of byteLines(from, name)) {
    const read = readLine(line, name)
    if (typeof read === 'string') log.add(read, line.number)
    else if (read) yield read
  }
}

/** The document on a line, or the problem with it; undefined for a blank line. */
const readLine = ({ bytes, number }: ByteLine, name: string): Document | string | undefined => {
  if (!bytes) return 'is longer than 32 MB: split the text into several.'
  if (!isUtf8(bytes))
    return `is not UTF-8 (byte ${firstInvalidByte(bytes) + 1} of the line): save the file as UTF-8.`
  const json = bytes.toString('utf8')
  if (json.trim() === '') return undefined
  let value: unknown
  try {
    value = JSON.parse(json)
  } catch (error) {
    return `is not JSON${place(error)}: write one {"id": …, "text": …} object a line.`
  }
  if (value === null || typeof value !== 'object' || Array.isArray(value))
    return 'is not an object: write one {"id": …, "text": …} a line.'
  return documentOf(value, `${name}:${number}`)
}

type Fields = Readonly<
  Partial<
    Record<
      | 'id'
      | 'title'
      | 'text'
      | 'url'
      | 'publisher'
      | 'author'
      | 'date'
      | 'lang'
      | 'withdrawn'
      | 'blocks'
      | 'pages',
      unknown
    >
  >
>

const documentOf = (fields: Fields, file: string): Document | string => {
  const id = typeof fields.id === 'number' ? String(fields.id) : fields.id
  if (typeof id !== 'string' || id.trim() === '') return 'has no id: give each line an "id" of its own.'
  if (id.length > LONGEST_ID) return `has an id of more than ${LONGEST_ID} characters: give it a shorter one.`
  if (typeof fields.text !== 'string' || fields.text.trim() === '')
    return 'has no text: put its words in "text".'
  const text = wellFormed(fields.text)
  const exported = readBlocks(fields.blocks, text)
  const blocks = exported ?? blocksOfText(text)
  if (blocks.length === 0) return 'has no words in its text: put them in "text".'
  const title = words(fields.title)
  const publisher = words(fields.publisher)
  const author = words(Array.isArray(fields.author) ? fields.author.join(', ') : fields.author)
  const date = typeof fields.date === 'number' ? String(fields.date) : fields.date
  const published = typeof date === 'string' ? normalizeDate(date) : undefined
  const language = typeof fields.lang === 'string' ? languageOf(fields.lang) : undefined
  const url = typeof fields.url === 'string' ? webLink(fields.url) : undefined
  const withdrawn = typeof fields.withdrawn === 'string' ? normalizeDate(fields.withdrawn) : undefined
  const pages = readPages(fields.pages, text)
  const settled =
    exported !== undefined && title !== undefined && language !== undefined ? (true as const) : undefined
  return {
    id: wellFormed(id),
    ...withoutUndefined({ title, publisher, author, published, language, url, withdrawn, pages, settled }),
    file,
    text,
    blocks,
  }
}

/** In characters: an id is shown to people, and repeated on every line of a batch's answers. */
const LONGEST_ID = 500

const words = (value: unknown): string | undefined => (typeof value === 'string' ? oneLine(value) : undefined)

/** Where JSON.parse stopped. The rest of its message quotes the text, so it is not shown. */
const place = (error: unknown): string => {
  const at = error instanceof Error ? /at position (\d{1,9})/.exec(error.message)?.[1] : undefined
  return at === undefined ? '' : ` (from character ${Number(at) + 1} on)`
}

interface ByteLine {
  /** Counted from 1. */
  readonly number: number
  /** The line in UTF-8, without its end; undefined if it is too long. */
  readonly bytes: Buffer | undefined
}

/** In bytes: the text of the longest file that is read, as JSON. Bounds the memory for a file without line feeds. */
export const LONGEST_LINE = 32 * 1024 * 1024

/** The lines of a file, with at most one line and one chunk in memory. @throws UserError if it does not begin as text */
async function* byteLines(from: string | Uint8Array, name: string): AsyncGenerator<ByteLine> {
  let number = 1
  let parts: Buffer[] = []
  let length = 0
  for await (const chunk of textChunks(from, name)) {
    let at = 0
    for (let feed = chunk.indexOf(10, at); feed !== -1; feed = chunk.indexOf(10, at)) {
      const end = chunk.subarray(at, feed)
      yield { number, bytes: join(parts, end, length + end.length) }
      number += 1
      parts = []
      length = 0
      at = feed + 1
    }
    const rest = chunk.subarray(at)
    length += rest.length
    // Only the length of an overlong line is remembered.
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
async function* textChunks(from: string | Uint8Array, name: string): AsyncGenerator<Buffer> {
  let decoder: TextDecoder | undefined
  let first = true
  const chunks =
    typeof from === 'string' ? createReadStream(from, { highWaterMark: CHUNK }) : [Buffer.from(from)]
  for await (const chunk of chunks) {
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
