import { isUtf8 } from 'node:buffer'
import { withoutUndefined } from '../../../present.ts'
import type { Document } from '../../document.ts'
import { normalizeDate } from '../dates.ts'
import { firstInvalidByte } from '../decode.ts'
import { languageOf, oneLine, webLink } from '../fields.ts'
import type { ProblemLog } from '../problems.ts'
import { type ByteLine, byteLines } from './jsonl-lines.ts'
import { blocksOfText } from './text.ts'
import { wellFormed } from './write.ts'

/**
 * The documents of a collection, one JSON object a line: `{id, title?, text, url?, publisher?, author?,
 * date?, lang?}`. The file is read as a stream, one line in memory at a time. A line that can't be used is a
 * problem, and the rest is read; a field that can't be used is left out. The text is kept as it is, but for
 * lone surrogates and NULs.
 *
 * @param path to open it by
 * @param name as a person would name it
 */
export async function* readJsonl(path: string, name: string, log: ProblemLog): AsyncGenerator<Document> {
  for await (const line of byteLines(path, name)) {
    const read = readLine(line, name)
    if (typeof read === 'string') log.add(read, line.number)
    else if (read) yield read
  }
}

/** The document of one line, or what is wrong with it; undefined for a blank line. */
const readLine = ({ bytes, number }: ByteLine, name: string): Document | string | undefined => {
  if (!bytes) return 'is longer than 4 MB: split the text into several.'
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
  Partial<Record<'id' | 'title' | 'text' | 'url' | 'publisher' | 'author' | 'date' | 'lang', unknown>>
>

const documentOf = (fields: Fields, file: string): Document | string => {
  const id = typeof fields.id === 'number' ? String(fields.id) : fields.id
  if (typeof id !== 'string' || id.trim() === '') return 'has no id: give each line an "id" of its own.'
  if (id.length > LONGEST_ID) return `has an id of more than ${LONGEST_ID} characters: give it a shorter one.`
  if (typeof fields.text !== 'string' || fields.text.trim() === '')
    return 'has no text: put its words in "text".'
  const text = wellFormed(fields.text)
  const blocks = blocksOfText(text)
  if (blocks.length === 0) return 'has no words in its text: put them in "text".'
  const title = words(fields.title)
  const publisher = words(fields.publisher)
  const author = words(Array.isArray(fields.author) ? fields.author.join(', ') : fields.author)
  const date = typeof fields.date === 'number' ? String(fields.date) : fields.date
  const published = typeof date === 'string' ? normalizeDate(date) : undefined
  const language = typeof fields.lang === 'string' ? languageOf(fields.lang) : undefined
  const url = typeof fields.url === 'string' ? webLink(fields.url) : undefined
  return {
    id: wellFormed(id),
    ...withoutUndefined({ title, publisher, author, published, language, url }),
    file,
    text,
    blocks,
  }
}

/** In characters: an id is shown, and written on every line of a batch's answers. */
const LONGEST_ID = 500

const words = (value: unknown): string | undefined => (typeof value === 'string' ? oneLine(value) : undefined)

/** Where JSON.parse stopped. Its message holds a piece of the text, and that may hold anything. */
const place = (error: unknown): string => {
  const at = error instanceof Error ? /at position (\d{1,9})/.exec(error.message)?.[1] : undefined
  return at === undefined ? '' : ` (from character ${Number(at) + 1} on)`
}
