import { UserError } from '../../errors.ts'
import type { Document } from '../document.ts'
import { decode, decodePage } from './decode.ts'
import { readHtml } from './formats/html.ts'
import { readMarkdown } from './formats/markdown.ts'
import { decodeMime, isMime } from './formats/mime.ts'
import { readCsv } from './formats/office/csv.ts'
import { isOldOffice, isPacked, readPacked } from './formats/office/packed.ts'
import { readPdf } from './formats/pdf/pdf.ts'
import { isSubtitles, readSubtitles } from './formats/subtitles.ts'
import { readText } from './formats/text.ts'
import type { Kind } from './kinds.ts'
import type { ProblemLog } from './problems.ts'

/**
 * Reads a file of any kind but `.jsonl`. What the bytes are counts more than what the name says: a PDF or a Word document is read as one whatever it is called.
 *
 * @param kind what its name says; undefined if that is not known
 * @throws UserError if the file cannot be read as what it is
 */
export const readBytes = async (
  bytes: Uint8Array,
  kind: Kind | undefined,
  name: string,
  log: ProblemLog,
): Promise<Document> => {
  const start = Buffer.from(bytes.subarray(0, BEGINNING)).toString('latin1')
  // Some programs write other bytes before a PDF.
  if (kind === '.pdf' ? start.includes('%PDF-') : start.startsWith('%PDF-')) return readPdf(bytes, name, log)
  if (isPacked(start)) return readPacked(bytes, name, log)
  if (isOldOffice(start))
    throw new UserError(
      `${name} is locked with a password, or of a kind of before 2007: save it without one, as .docx, .xlsx or .pptx.`,
    )
  switch (kind ?? textKind(start)) {
    case '.pdf':
    case '.docx':
    case '.odt':
    case '.pptx':
    case '.xlsx':
    case '.epub':
      throw new UserError(`${name} is no ${kind}, although its name says so: give it the name of what it is.`)
    case '.html':
    case '.htm':
      return readHtml(decodePage(bytes, name, log), name, log)
    case '.md':
      return readMarkdown(decode(bytes, name), name, log)
    case '.csv':
    case '.tsv':
      return readCsv(decodePage(bytes, name, log), name, log)
    default: {
      if (isMime(bytes)) return readText(await decodeMime(bytes), name, log)
      const text = decode(bytes, name)
      return isSubtitles(text) ? readSubtitles(text, name) : readText(text, name, log)
    }
  }
}

/** In bytes: where a PDF has to begin, as readers of PDFs have it. */
const BEGINNING = 1024

const textKind = (start: string): Kind =>
  /^\W{0,9}<(?:!doctype html|html|head|body|title|meta)\b/i.test(start) ? '.html' : '.txt'
