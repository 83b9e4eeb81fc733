import { UserError } from '../../../../errors.ts'
import type { Document } from '../../../document.ts'
import type { ProblemLog } from '../../problems.ts'
import { joinBlocks } from '../blocks.ts'
import { type Look, readStyles } from './docx-styles.ts'
import { blockOf, createOutline, type OpenParagraph, type Outline, openParagraph } from './outline.ts'
import { DAMAGED, readCore } from './package.ts'
import { readXml, type XmlElement, type XmlHandlers } from './xml.ts'
import type { Zip } from './zip.ts'

/*
 * Why not mammoth or officeparser: they unpack a document and build its tree as a whole, without limits, and bring eight packages and a second
 * reader of PDFs. The HTML or the plain text that they make has lost what tables, lists and slides are, or would have to be read again.
 */

/** Reads a Word document: its paragraphs with their headings, lists, tables and footnotes; no running heads, comments or deleted words. */
export const readDocx = (zip: Zip, id: string, log: ProblemLog): Document => {
  const main = zip.names.find((name) => /^word\/document\d*\.xml$/.test(name))
  if (main === undefined) throw new UserError(`${id} is damaged or cut off: get it again.`)
  const styles = readStyles(zip)
  const notes = new Map([...notesOf(zip, 'footnote', styles), ...notesOf(zip, 'endnote', styles)])
  const outline = createOutline()
  const end = readXml(
    zip.chunks(main),
    wordHandlers(outline, styles, (name) => notes.get(name)),
  )
  if (end === 'damaged') log.add(DAMAGED)
  return { id, ...readCore(zip), file: id, isWhole: true, ...joinBlocks(outline.blocks()) }
}

/** The words of the footnotes or endnotes, by "footnote 2". */
const notesOf = (
  zip: Zip,
  kind: 'footnote' | 'endnote',
  styles: ReadonlyMap<string, Look>,
): ReadonlyMap<string, string> => {
  const notes = new Map<string, string>()
  let outline = createOutline()
  let inner = wordHandlers(outline, styles, () => undefined)
  let id: string | undefined
  readXml(zip.chunks(`word/${kind}s.xml`), {
    open: (element) => {
      if (element.name !== kind) return inner.open(element)
      // Those of another type are the line between notes and text.
      id = /^(?:normal)?$/.test(element.get('type') ?? '') ? element.get('id') : undefined
      outline = createOutline()
      inner = wordHandlers(outline, styles, () => undefined)
    },
    close: (name) => {
      if (name !== kind) inner.close(name)
      else if (id !== undefined)
        notes.set(
          `${kind} ${id}`,
          outline
            .blocks()
            .map(({ words }) => words)
            .join(' '),
        )
    },
    text: (words) => inner.text?.(words),
  })
  return notes
}

/** The elements that do not count, beside those of how things looked before a change: what was deleted or moved away, the copy for older programs, the sounds of letters. */
const SILENT: ReadonlySet<string> = new Set(['del', 'moveFrom', 'Fallback', 'rt', 'instrText', 'delText'])

const SIGNS: ReadonlyMap<string, string> = new Map([
  ['tab', ' '],
  ['ptab', ' '],
  ['br', '\n'],
  ['cr', '\n'],
  ['noBreakHyphen', '-'],
])

const wordHandlers = (
  outline: Outline,
  styles: ReadonlyMap<string, Look>,
  noteOf: (name: string) => string | undefined,
): XmlHandlers => {
  // A text box is within a paragraph and has paragraphs of its own.
  const paragraphs: OpenParagraph[] = []
  let silent = 0
  let properties = 0
  let isText = false
  let run = { isBold: false, isHidden: false }
  const append = (words: string): void => {
    const paragraph = paragraphs.at(-1)
    if (paragraph === undefined || run.isHidden) return
    paragraph.words += words
    if (run.isBold) paragraph.bold += words.length
  }
  const setProperty = ({ name, get }: XmlElement): void => {
    const paragraph = paragraphs.at(-1)
    const value = get('val')
    const isOn = !/^(?:0|false|off|none)$/.test(value ?? '')
    if (name === 'b') run = { ...run, isBold: isOn }
    else if (name === 'vanish') run = { ...run, isHidden: isOn }
    else if (name === 'tblHeader' && isOn) outline.setHeader()
    else if (name === 'gridSpan') outline.shapeCell({ columns: Number(value) || 1 })
    else if (name === 'vMerge') outline.shapeCell({ goesOn: value !== 'restart' })
    else if (name === 'pStyle' && paragraph) Object.assign(paragraph, styles.get(value ?? ''))
    else if (name === 'outlineLvl' && paragraph && Number(value) < 9)
      Object.assign(paragraph, { kind: 'heading', level: Math.min(6, Number(value) + 1) })
    else if (name === 'numId' && paragraph?.kind === 'paragraph' && isOn) paragraph.kind = 'item'
  }
  return {
    isDone: outline.isFull,
    open: (element) => {
      const { name } = element
      if (silent > 0 || SILENT.has(name) || name.endsWith('PrChange')) silent += 1
      else if (name.endsWith('Pr')) properties += 1
      else if (properties > 0) setProperty(element)
      else if (name === 'p') paragraphs.push(openParagraph())
      else if (name === 'r') run = { isBold: false, isHidden: false }
      else if (name === 't') isText = true
      else if (name === 'tbl') outline.openTable()
      else if (name === 'tr') outline.openRow()
      else if (name === 'tc') outline.openCell()
      else if (SIGNS.has(name)) append(SIGNS.get(name) ?? '')
      else if (name === 'footnoteReference' || name === 'endnoteReference')
        paragraphs.at(-1)?.notes.push(`${name.replace('Reference', '')} ${element.get('id')}`)
    },
    close: (name) => {
      if (silent > 0) silent -= 1
      else if (name.endsWith('Pr')) properties -= 1
      else if (name === 't') isText = false
      else if (name === 'tc') outline.closeCell()
      else if (name === 'tbl') outline.closeTable()
      else if (name === 'p' && properties === 0) {
        const paragraph = paragraphs.pop()
        if (paragraph === undefined) return
        outline.add(blockOf(paragraph))
        for (const note of paragraph.notes) outline.addNote(noteOf(note) ?? '')
      }
    },
    text: (words) => {
      if (isText && silent === 0) append(words)
    },
  }
}
