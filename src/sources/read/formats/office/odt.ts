import { UserError } from '../../../../errors.ts'
import type { Document, Metadata } from '../../../document.ts'
import type { ProblemLog } from '../../problems.ts'
import { joinBlocks } from '../blocks.ts'
import { propertiesOf } from '../properties.ts'
import { blockOf, createOutline, type OpenParagraph, type Outline, openParagraph } from './outline.ts'
import { DAMAGED, valuesIn } from './package.ts'
import { readXml, type XmlElement, type XmlHandlers } from './xml.ts'
import type { Zip } from './zip.ts'

/** Reads a text in the OpenDocument format: its paragraphs with their headings, lists, tables and footnotes; no running heads, comments or deleted words. */
export const readOdt = (zip: Zip, id: string, log: ProblemLog): Document => {
  if (isLocked(zip)) throw new UserError(`${id} is locked with a password: save it without one.`)
  const outline = createOutline()
  const styles = new Map<string, string>()
  readXml(zip.chunks('styles.xml'), { open: (element) => addStyle(styles, element), close: () => {} })
  const end = readXml(zip.chunks('content.xml'), textHandlers(outline, styles))
  if (end === 'damaged') log.add(DAMAGED)
  return { id, ...metaOf(zip), file: id, isWhole: true, ...joinBlocks(outline.blocks()) }
}

const isLocked = (zip: Zip): boolean => {
  let locked = false
  readXml(zip.chunks('META-INF/manifest.xml'), {
    open: ({ name }) => {
      locked ||= name === 'encryption-data'
    },
    close: () => {},
  })
  return locked
}

const metaOf = (zip: Zip): Metadata => {
  const values = valuesIn(zip, 'meta.xml')
  const author = values.get('initial-creator') ?? values.get('creator')
  return propertiesOf({ title: values.get('title'), author, created: values.get('creation-date') })
}

/** Remembers the style that a style is based on. */
const addStyle = (styles: Map<string, string>, { name, get }: XmlElement): void => {
  const [own, parent] = [get('name'), get('parent-style-name')]
  if (name === 'style' && own !== undefined && parent !== undefined) styles.set(own, parent)
}

/** The elements whose words are not the document's. */
const SILENT: ReadonlySet<string> = new Set([
  'tracked-changes',
  'annotation',
  'note-citation',
  'ruby-text',
  'title',
  'desc',
  'forms',
  'sequence-decls',
])
const INDEX = /^(?:table-of-content|.*-index|bibliography)$/
/** A file may say that a cell or a space is repeated without end. */
const MOST_REPEATED = 200

const textHandlers = (outline: Outline, styles: Map<string, string>): XmlHandlers => {
  // A footnote or a text box is within a paragraph and has paragraphs of its own.
  const paragraphs: OpenParagraph[] = []
  let silent = 0
  let lists = 0
  let indexes = 0
  let headers = 0
  const notes: string[][] = []
  const open = ({ name, get }: XmlElement): void => {
    const repeated = (attribute: string): number =>
      Math.min(MOST_REPEATED, Math.max(1, Number(get(attribute)) || 1))
    const append = (words: string): void => {
      const paragraph = paragraphs.at(-1)
      if (paragraph !== undefined) paragraph.words += words
    }
    if (name === 'h')
      paragraphs.push(openParagraph({ kind: 'heading', level: Math.min(6, repeated('outline-level')) }))
    else if (name === 'p')
      paragraphs.push(openParagraph({ kind: kindOf(styles, get('style-name'), lists > 0, indexes > 0) }))
    else if (name === 's') append(' '.repeat(repeated('c')))
    else if (name === 'tab') append(' ')
    else if (name === 'line-break') append('\n')
    else if (name === 'list') lists += 1
    else if (INDEX.test(name)) indexes += 1
    else if (name === 'note-body') notes.push([])
    else if (name === 'table') outline.openTable()
    else if (name === 'table-header-rows') headers += 1
    else if (name === 'table-row') {
      outline.openRow()
      if (headers > 0) outline.setHeader()
    } else if (name === 'table-cell' || name === 'covered-table-cell') {
      outline.openCell()
      outline.shapeCell({ columns: repeated('number-columns-repeated') })
    } else addStyle(styles, { name, get })
  }
  return {
    isDone: outline.isFull,
    open: (element) => {
      if (silent > 0 || SILENT.has(element.name)) silent += 1
      else open(element)
    },
    close: (name) => {
      if (silent > 0) silent -= 1
      else if (name === 'list') lists -= 1
      else if (INDEX.test(name)) indexes -= 1
      else if (name === 'table-header-rows') headers -= 1
      else if (name === 'table-cell' || name === 'covered-table-cell') outline.closeCell()
      else if (name === 'table') outline.closeTable()
      else if (name === 'note-body') paragraphs.at(-1)?.notes.push((notes.pop() ?? []).join(' '))
      else if (name === 'p' || name === 'h') {
        const paragraph = paragraphs.pop()
        if (paragraph === undefined) return
        const block = blockOf(paragraph)
        const note = notes.at(-1)
        if (note !== undefined) note.push(block.words)
        else outline.add(block)
        for (const words of paragraph.notes) outline.addNote(words)
      }
    },
    text: (words) => {
      const paragraph = paragraphs.at(-1)
      if (silent === 0 && paragraph !== undefined) paragraph.words += words.replace(/\s+/g, ' ')
    },
  }
}

const kindOf = (
  styles: ReadonlyMap<string, string>,
  style: string | undefined,
  isListed: boolean,
  isIndexed: boolean,
): OpenParagraph['kind'] => {
  if (isIndexed) return 'furniture'
  let at = style
  for (let depth = 0; at !== undefined && depth < 20; depth += 1) {
    if (at === 'Title') return 'title'
    if (/^(?:Quotations|Quote)$/.test(at)) return 'quote'
    if (/^(?:Contents|Table_20_of_20_Contents)/.test(at)) return 'furniture'
    at = styles.get(at)
  }
  return isListed ? 'item' : 'paragraph'
}
