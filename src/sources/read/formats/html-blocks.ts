import type { BlockKind } from '../../../model.ts'
import { isElement, type PageElement, parseFragment, TEXT_NODE, walkTree } from './html-dom.ts'
import type { LooseBlock } from './write.ts'

/**
 * The words of a part of a page, block by block, as a browser would set them: white space collapsed, two line
 * breaks in a row a new paragraph, the cells of a row set off by " | ". Navigation, footers, asides, forms,
 * scripts and what is hidden say nothing.
 */
export const blocksIn = (root: PageElement): LooseBlock[] => {
  const blocks: LooseBlock[] = []
  const context: Context[] = []
  const wrapping = wrappingForms(root)
  let words: string[] = []
  let verbatim = 0
  // How deep in links and times the walk is; how many words since the last block lay in them, and how many in
  // none.
  let pointing = 0
  let pointers = 0
  let said = 0

  const flush = (): void => {
    const { kind: given, level } = context.at(-1) ?? PLAIN
    const whole = words.join('')
    const points = said === 0 && given !== 'heading' && pointers >= (given === 'item' ? LONG_LINK : 2)
    const kind = points ? 'furniture' : given
    words = []
    pointers = 0
    said = 0
    const parts = verbatim > 0 ? [whole.replaceAll(CELL, ' ')] : paragraphsIn(whole, kind)
    for (const part of parts) blocks.push({ kind, ...(level ? { level } : {}), words: part })
  }

  walkTree(
    root,
    (node) => {
      if (node.nodeType === TEXT_NODE) {
        const text = (node.textContent ?? '').replaceAll(CELL, '')
        const spaced = verbatim > 0 ? text : text.replace(/[ \t\r\n\f]+/g, ' ')
        const count = countWords(text)
        if (pointing > 0) pointers += count
        else said += count
        const before = words.at(-1)
        const joins = spaced.startsWith(' ') && (before?.endsWith(' ') || before === '\n')
        if (spaced !== '' && !(joins && spaced === ' ')) words.push(joins ? spaced.slice(1) : spaced)
        return false
      }
      if (!isElement(node) || (node !== root && isSilent(node, wrapping))) return false
      const tag = node.tagName
      if (tag === 'BR') words.push('\n')
      else if (CELLS.has(tag) && !words.includes('\n')) words.push(CELL)
      else if (CELLS.has(tag) || BLOCKS.has(tag)) flush()
      const inner = contextOf(tag)
      if (inner) context.push(inner)
      if (tag === 'A' || tag === 'TIME') pointing += 1
      if (tag === 'PRE') verbatim += 1
      return true
    },
    (node) => {
      if (!isElement(node)) return
      if (BLOCKS.has(node.tagName)) flush()
      if (contextOf(node.tagName)) context.pop()
      if (node.tagName === 'PRE') verbatim -= 1
      if (node.tagName === 'A' || node.tagName === 'TIME') pointing -= 1
    },
  )
  flush()
  return blocks
}

/** What was gathered, cut where two line breaks follow each other. */
const paragraphsIn = (whole: string, kind: BlockKind): string[] => {
  // Cells of several lines are the columns of a page that was laid out as a table, and no row.
  const columns = whole.includes('\n') ? whole.replaceAll(CELL, '\n\n') : whole
  return columns
    .split(/ *\n *\n[ \n]*/)
    .map((part) =>
      part.split(CELL).map((cell) => cell.replace(/ *\n */g, kind === 'heading' ? ' ' : '\n').trim()),
    )
    .map((row) => row.filter((cell) => cell !== '').join(' | '))
    .filter((words) => words !== '')
}

/**
 * In words. An item that is a link and nothing else is a teaser from here on, and a name before; a paragraph,
 * from two on.
 */
const LONG_LINK = 4

const countWords = (text: string): number => text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0

/** The words of a piece of HTML that stands in another text. */
export const readFragment = (html: string): LooseBlock[] => blocksIn(parseFragment(html).body)

/** Whether an element and all in it is no part of what a page says. */
const isSilent = (element: PageElement, wrapping: ReadonlySet<PageElement>): boolean => {
  const tag = element.tagName
  if (SILENT.has(tag) || SILENT_ROLES.has(element.getAttribute('role') ?? '')) return true
  if (tag === 'FORM') return !wrapping.has(element)
  if (tag === 'SUP') return isNoteMark(element)
  if (element.hasAttribute('hidden') || element.getAttribute('aria-hidden') === 'true') return true
  return /display\s?:\s?none|visibility\s?:\s?hidden/i.test(element.getAttribute('style') ?? '')
}

/** A raised link to somewhere on the same page: the number of a footnote. */
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

const contextOf = (tag: string): Context | undefined =>
  /^H[1-6]$/.test(tag) ? { kind: 'heading', level: Number(tag.slice(1)) } : CONTEXTS[tag]

/** The forms that are no forms: some servers put all of a page into one. */
const wrappingForms = (root: PageElement): ReadonlySet<PageElement> => {
  const forms = [...root.querySelectorAll('form')]
  return new Set(forms.length > MOST_FORMS ? [] : forms.filter(wrapsPage))
}

/** Beyond this, looking through each takes long where they lie in each other. */
const MOST_FORMS = 50

const wrapsPage = (form: PageElement): boolean => {
  if (form.querySelector('article, main, h1')) return true
  const paragraphs = [...form.querySelectorAll('p')]
  return paragraphs.filter(({ textContent }) => (textContent ?? '').length > 100).length > 2
}

/** Between the cells of a row while it is gathered; taken out of the page's own words. */
const CELL = '\u0001'

const CELLS: ReadonlySet<string> = new Set(['TD', 'TH'])

const tags = (list: string): ReadonlySet<string> => new Set(list.toUpperCase().split(' '))

/** The elements that a browser sets on lines of their own. Of those it doesn't know it makes none. */
const BLOCKS = tags(
  'address article blockquote body caption center dd details div dl dt fieldset figcaption figure form h1 h2 h3 h4 h5 h6 header ' +
    'hgroup hr legend li main menu ol p pre section summary table tbody tfoot thead tr ul',
)

const SILENT = tags(
  'aside audio button canvas dialog embed footer head iframe input map nav noscript object option rp script select style svg ' +
    'template textarea title video',
)

const SILENT_ROLES: ReadonlySet<string> = new Set([
  'navigation',
  'complementary',
  'contentinfo',
  'search',
  'dialog',
  'menu',
])
