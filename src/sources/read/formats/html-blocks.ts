import type { BlockKind, RowKind } from '../../../model.ts'
import type { UnplacedBlock } from './blocks.ts'
import { isElement, type PageElement, parseFragment, TEXT_NODE, walkTree } from './html-dom.ts'
import { readTables } from './tables/html-tables.ts'

/**
 * The blocks of a part of a page as a browser would show them: white space is collapsed, two line breaks begin a new
 * paragraph, and the cells of a row are separated by " | ". A cell that reaches down over several rows is repeated in
 * each. Skips navigation, footers, asides, forms, scripts and
 * hidden elements.
 * @param noscript whether to read what a page shows where scripts are off
 */
export const blocksIn = (root: PageElement, { noscript = false } = {}): UnplacedBlock[] => {
  const blocks: UnplacedBlock[] = []
  const context: Context[] = []
  const wrapping = wrappingForms(root)
  const tables = readTables(root)
  let words: string[] = []
  let verbatim = 0
  // How many links and `<time>`s the walk is inside, and the words of the current block inside and outside them.
  let linkDepth = 0
  let linkWords = 0
  let otherWords = 0

  const addCell = (cell: string): void => {
    words.push(CELL, cell)
  }

  const flush = (row?: RowKind): void => {
    const { kind: given, level } = context.at(-1) ?? PLAIN
    const whole = words.join('')
    const onlyLinks =
      otherWords === 0 && given !== 'heading' && linkWords >= (given === 'item' ? LONG_LINK : 2)
    const kind = onlyLinks ? 'furniture' : given
    words = []
    linkWords = 0
    otherWords = 0
    const parts = verbatim > 0 ? [whole.replaceAll(CELL, ' ')] : paragraphsIn(whole, kind, row !== undefined)
    const asRow = row !== undefined && parts.length === 1 && parts[0]?.includes(' |') ? { row } : {}
    for (const part of parts) blocks.push({ kind, ...(level ? { level } : {}), ...asRow, words: part })
  }

  walkTree(
    root,
    (node) => {
      if (node.nodeType === TEXT_NODE) {
        const text = (node.textContent ?? '').replaceAll(CELL, '')
        const spaced = verbatim > 0 ? text : text.replace(/[ \t\r\n\f]+/g, ' ')
        const count = countWords(text)
        if (linkDepth > 0) linkWords += count
        else otherWords += count
        const before = words.at(-1)
        const joins = spaced.startsWith(' ') && (before?.endsWith(' ') || before === '\n')
        if (spaced !== '' && !(joins && spaced === ' ')) words.push(joins ? spaced.slice(1) : spaced)
        return false
      }
      if (!isElement(node)) return false
      const tag = node.tagName
      if (node !== root && isSilent(node, wrapping) && !(noscript && tag === 'NOSCRIPT')) return false
      if (tag === 'BR') words.push('\n')
      else if (CELLS.has(tag) && !words.includes('\n')) {
        for (const cell of tables.reachingInto(node)) addCell(cell)
        words.push(CELL)
      } else if (CELLS.has(tag) || BLOCKS.has(tag)) flush()
      const inner = contextOf(node)
      if (inner) context.push(inner)
      if (tag === 'A' || tag === 'TIME') linkDepth += 1
      if (tag === 'PRE') verbatim += 1
      return true
    },
    (node) => {
      if (!isElement(node)) return
      if (CELLS.has(node.tagName)) for (let i = tables.extraColumns(node); i > 0; i -= 1) addCell('')
      if (node.tagName === 'TR') for (const cell of tables.reachingInto(node)) addCell(cell)
      if (BLOCKS.has(node.tagName)) flush(node.tagName === 'TR' ? tables.kindOf(node) : undefined)
      if (contextOf(node)) context.pop()
      if (node.tagName === 'PRE') verbatim -= 1
      if (node.tagName === 'A' || node.tagName === 'TIME') linkDepth -= 1
    },
  )
  flush()
  return blocks
}

/** Cuts the collected words at double line breaks, and joins the cells of rows. */
const paragraphsIn = (whole: string, kind: BlockKind, isRow: boolean): string[] => {
  // Cells with several lines are the columns of a page that was laid out as a table.
  const columns = whole.includes('\n') ? whole.replaceAll(CELL, '\n\n') : whole
  return columns
    .split(/ *\n *\n[ \n]*/)
    .map((part) =>
      part.split(CELL).map((cell) => cell.replace(/ *\n */g, kind === 'heading' ? ' ' : '\n').trim()),
    )
    .map((cells) => rowOf(cells, isRow))
    .filter((words) => words !== '')
}

/** A row without its empty cells; one of a table keeps them, so that its others stay below their headers. */
const rowOf = ([beforeFirst = '', ...cells]: readonly string[], keepsEmpty: boolean): string => {
  const filled = [beforeFirst, ...cells].filter((cell) => cell !== '')
  return keepsEmpty && beforeFirst === '' && filled.length > 1
    ? cells.join(' | ').replace(/ {2,}/g, ' ')
    : filled.join(' | ')
}

/** In words. An item that is only a link is a teaser from this length on, and a name below it. A paragraph needs two. */
const LONG_LINK = 4

const countWords = (text: string): number => text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0

/** The blocks of a piece of HTML inside another text. */
export const readFragment = (html: string): UnplacedBlock[] => blocksIn(parseFragment(html).body)

/** Whether an element and its content are skipped. */
const isSilent = (element: PageElement, wrapping: ReadonlySet<PageElement>): boolean => {
  const tag = element.tagName
  if (SILENT.has(tag) || SILENT_ROLES.has(element.getAttribute('role') ?? '')) return true
  if (tag === 'FORM') return !wrapping.has(element)
  if (tag === 'SUP') return isNoteMark(element)
  if (element.hasAttribute('hidden') || element.getAttribute('aria-hidden') === 'true') return true
  return /display\s?:\s?none|visibility\s?:\s?hidden/i.test(element.getAttribute('style') ?? '')
}

/** A superscript link within the page: the number of a footnote. */
const isNoteMark = ({ firstChild }: PageElement): boolean =>
  firstChild !== null && isElement(firstChild) && (firstChild.getAttribute('href') ?? '').startsWith('#')

interface Context {
  readonly kind: BlockKind
  readonly level?: number
}

const PLAIN: Context = { kind: 'paragraph' }
const CONTEXTS: Readonly<Record<string, Context>> = {
  LI: { kind: 'item' },
  DD: { kind: 'item' },
  BLOCKQUOTE: { kind: 'quote' },
  FIGCAPTION: { kind: 'furniture' },
}

const contextOf = (element: PageElement): Context | undefined => {
  const tag = element.tagName
  if (/^H[1-6]$/.test(tag))
    return isUnclosed(element) ? undefined : { kind: 'heading', level: Number(tag.slice(1)) }
  // A picture story has its text in captions with headings.
  return tag === 'FIGCAPTION' && element.querySelector('h2, h3, h4') ? undefined : CONTEXTS[tag]
}

/** Whether a heading holds the paragraphs below it, because the page does not close it. */
const isUnclosed = (heading: PageElement): boolean => {
  const [, second] = heading.querySelectorAll('p')
  return second !== undefined && (heading.textContent ?? '').length > LONGEST_HEADING
}

/** In characters. */
const LONGEST_HEADING = 250

/** The forms that contain the whole page, as some servers make them. */
const wrappingForms = (root: PageElement): ReadonlySet<PageElement> => {
  const forms = [...root.querySelectorAll('form')]
  return new Set(forms.length > MOST_FORMS ? [] : forms.filter(wrapsPage))
}

/** Searching more forms takes long if they are nested. */
const MOST_FORMS = 50

const wrapsPage = (form: PageElement): boolean => {
  if (form.querySelector('article, main, h1')) return true
  const paragraphs = [...form.querySelectorAll('p')]
  return paragraphs.filter(({ textContent }) => (textContent ?? '').length > 100).length > 2
}

/** Marks the cells of a row while it is collected; removed from the page's own words. */
const CELL = '\u0001'

const CELLS: ReadonlySet<string> = new Set(['TD', 'TH'])

const tags = (list: string): ReadonlySet<string> => new Set(list.toUpperCase().split(' '))

/** The elements that a browser shows as blocks; unknown ones are inline. */
const BLOCKS = tags(
  'address article blockquote body caption center dd details div dl dt fieldset figcaption figure form h1 h2 h3 h4 h5 h6 header ' +
    'hgroup hr legend li main menu ol p pre section summary table tbody tfoot thead tr ul',
)

const SILENT = tags(
  'aside audio button canvas dialog embed footer head iframe input map nav noscript object option rp script select style svg ' +
    'template textarea title video',
)

const SILENT_ROLES: ReadonlySet<string> = new Set(
  'navigation complementary contentinfo search dialog menu'.split(' '),
)
