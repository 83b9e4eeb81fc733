import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { strToU8, zipSync } from 'fflate'
import type { Part } from '../../../../../bench/documents/known.ts'
import { FIXTURES } from '../../../../../bench/documents/office.ts'
import type { Document } from '../../../../../src/sources/document.ts'
import { problemLog } from '../../../../../src/sources/read/problems.ts'
import { readBytes } from '../../../../../src/sources/read/read-bytes.ts'

export const bytesOf = (name: string): Uint8Array =>
  readFileSync(join(import.meta.dirname, '../../../../office-files', name))

/** The parts of a document of the tests, as they were written. */
export const partsOf = (name: string): readonly Part[] => {
  const found = FIXTURES.find(([format, known]) => `${known.name}.${format}` === name)
  if (found === undefined) throw new Error(`there is no ${name}`)
  return found[1].parts
}

/** An archive of texts, by their paths. */
export const archiveOf = (parts: Readonly<Record<string, string>>): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])))

/** A document, and what is said of problems with it. */
export const read = async (
  bytes: Uint8Array,
  name = 'a.bin',
): Promise<{ readonly document: Document; readonly problems: readonly string[] }> => {
  const log = problemLog(name)
  const document = await readBytes(bytes, undefined, name, log)
  return { document, problems: log.all().map(({ message }) => message) }
}

/** Each block as its kind, its level or row, and its words. */
export const blocksOf = ({ text, blocks }: Document): readonly string[] =>
  blocks.map(({ kind, level, row, start, end }) =>
    [row ?? kind, level, text.slice(start, end)].filter((each) => each !== undefined).join(' '),
  )

/** The blocks that parts are to become, with their footnotes behind them. */
export const blocksFrom = (parts: readonly Part[]): readonly string[] => parts.flatMap(blocksOfPart)

const blocksOfPart = (part: Part): readonly string[] => {
  switch (part.kind) {
    case 'heading':
      return [`heading ${part.level} ${part.words}`]
    case 'paragraph':
      return [`paragraph ${part.words}`, ...(part.note === undefined ? [] : [`paragraph ${part.note}`])]
    case 'list':
      return part.items.map((item) => `item ${item}`)
    case 'table':
      return part.rows.map((row, index) => `${index === 0 ? 'header' : 'row'} ${row.join(' | ')}`)
  }
}
