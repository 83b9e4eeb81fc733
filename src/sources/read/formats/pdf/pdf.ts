import { getDocumentProxy } from 'unpdf'
import { UserError } from '../../../../errors.ts'
import type { Document } from '../../../document.ts'
import type { ProblemLog } from '../../problems.ts'
import { joinBlocks } from '../blocks.ts'
import { propertiesOf } from '../properties.ts'
import { fragmentsOf, type PageWords, type TextRun } from './fragments.ts'
import { withoutMargins } from './margins.ts'
import { blocksOfPages } from './page-blocks.ts'

/** A long book has 1,500 pages. */
const MOST_PAGES = 2_000
/** In milliseconds: what takes longer is a drawing or an attack. */
const LONGEST = 60_000
/** In characters, ten times the longest book. */
const MOST_TEXT = 10_000_000

/**
 * Reads a PDF: its pages in order, columns one after another, lines joined to paragraphs. Where each page begins is kept.
 *
 * @throws UserError if it is damaged or locked, or its pages are pictures
 */
export const readPdf = async (
  bytes: Uint8Array,
  id: string,
  log: ProblemLog,
  mostPages = MOST_PAGES,
): Promise<Document> => {
  const pdf = await openPdf(bytes, id)
  try {
    const info: Readonly<Record<string, unknown>> = await pdf.getMetadata().then(
      (metadata) => Object(metadata.info),
      () => ({}),
    )
    const pages = await wordsOf(pdf, log, mostPages)
    if (pages.every(({ fragments }) => fragments.length === 0))
      throw new UserError(
        `${id} has no words: its pages are pictures, as those of a scan are. Let a program recognise its text (OCR), and save that.`,
      )
    const { Title: title, Author: author, CreationDate: created } = info
    const properties = propertiesOf({ title, author, created: datePart(created) })
    return { id, ...properties, file: id, isWhole: true, ...joinBlocks(blocksOfPages(withoutMargins(pages))) }
  } finally {
    await pdf.loadingTask.destroy()
  }
}

type Pdf = Awaited<ReturnType<typeof getDocumentProxy>>

const openPdf = async (bytes: Uint8Array, id: string): Promise<Pdf> => {
  try {
    // pdf.js takes the memory of the bytes that it is given. It is to load no fonts and no forms.
    return await getDocumentProxy(Uint8Array.from(bytes), {
      verbosity: 0,
      useSystemFonts: false,
      disableFontFace: true,
      enableXfa: false,
    })
  } catch (error) {
    if (error instanceof Error && error.name === 'PasswordException')
      throw new UserError(`${id} is locked with a password: save it without one.`)
    throw new UserError(`${id} is not a whole PDF (it is damaged or cut off): get it again.`)
  }
}

const wordsOf = async (pdf: Pdf, log: ProblemLog, mostPages: number): Promise<readonly PageWords[]> => {
  const most = Math.min(pdf.numPages, mostPages)
  const pages: PageWords[] = []
  const damaged: number[] = []
  const until = performance.now() + LONGEST
  let length = 0
  for (let number = 1; number <= most; number += 1) {
    try {
      const page = await pdf.getPage(number)
      const { width, height, transform } = page.getViewport({ scale: 1 })
      const { items } = await page.getTextContent()
      const runs = items.filter((item): item is TextRun & typeof item => 'str' in item)
      const words = fragmentsOf(number, runs, transform, [width, height])
      for (const fragment of words.fragments) length += fragment.words.length
      pages.push(words)
      page.cleanup()
    } catch {
      damaged.push(number)
    }
    if (performance.now() > until || length > MOST_TEXT) break
  }
  const reached = pages.at(-1)?.number ?? 0
  if (damaged.length > 0)
    log.add(
      `has ${damaged.length.toLocaleString('en')} pages that can't be read (the first is ${damaged[0]}): get it again.`,
    )
  if (pages.length + damaged.length < pdf.numPages)
    log.add(
      `has ${pdf.numPages.toLocaleString('en')} pages, and those up to ${reached.toLocaleString('en')} were read: split it.`,
    )
  return pages
}

/** "D:20240517093000Z" as "2024-05-17". */
const datePart = (created: unknown): string | undefined =>
  /^(?:D:)?(\d{4})(\d\d)(\d\d)/.exec(String(created))?.slice(1, 4).join('-')
