import type { ProblemLog } from '../problems.ts'
import { parseHtml } from './html-parser.ts'

/** The part of a DOM node that reading a page needs. */
export interface PageNode {
  readonly nodeType: number
  readonly firstChild: PageNode | null
  readonly nextSibling: PageNode | null
  readonly previousSibling: PageNode | null
  readonly parentNode: PageNode | null
  readonly textContent: string | null
}

export interface PageElement extends PageNode {
  /** In capitals. */
  readonly tagName: string
  getAttribute(name: string): string | null
  hasAttribute(name: string): boolean
  querySelector(selector: string): PageElement | null
  querySelectorAll(selector: string): Iterable<PageElement>
}

export interface Page {
  readonly documentElement: PageElement
  readonly body: PageElement
  querySelector(selector: string): PageElement | null
  querySelectorAll(selector: string): Iterable<PageElement>
}

/** `Node.TEXT_NODE` of the DOM standard. */
export const TEXT_NODE = 3

/** Real pages have far fewer. A page of this size takes about 250 MB while it is read. */
const MOST_ELEMENTS = 50_000
/** Readability visits every ancestor of every element; real pages are 20 to 60 deep. */
export const DEEPEST = 400
/** Elements and texts. Readability spreads children as arguments, so on larger pages the stack may overflow. */
export const MOST_NODES = 120_000

/** Parses a page, up to `MOST_ELEMENTS`; logs if the rest was left out. */
export const parsePage = (html: string, log: ProblemLog): Page => {
  const end = endOfElements(html, MOST_ELEMENTS)
  if (end < html.length)
    log.add(
      `has more than ${MOST_ELEMENTS.toLocaleString('en')} elements: the rest was left out; split the page.`,
    )
  return parse(html.slice(0, end))
}

/** Parses a piece of HTML inside another text. */
export const parseFragment = (html: string): Page => parse(html.slice(0, endOfElements(html, MOST_ELEMENTS)))

/**
 * Parses a chapter of a book, which is XHTML: an empty element may be closed in its own tag. Programs that make books wrap the words of each
 * cell in a paragraph, which would make its table a frame.
 */
export const parseChapter = (xhtml: string): Page => {
  const html = xhtml.replace(EMPTY, (all, name: string, attributes: string) =>
    VOID.has(name.toLowerCase()) ? all : `<${name}${attributes}></${name}>`,
  )
  const page = parse(html.slice(0, endOfElements(html, MOST_ELEMENTS)))
  for (const cell of [...page.querySelectorAll('td, th')]) {
    const only = onlyChild(cell)
    if (only?.tagName === 'P') renameTo(page, only as typeof cell, 'span')
  }
  return page
}

const EMPTY = /<([a-z][\w:-]{0,60})((?:\s[^<>]{0,2000}?)?)\/>/gi
const VOID: ReadonlySet<string> = new Set(
  'area base br col embed hr img input link meta param source track wbr'.split(' '),
)

/** The element that is all there is in another, but for white space. */
const onlyChild = ({ firstChild }: PageElement): PageElement | undefined => {
  let only: PageElement | undefined
  for (let child = firstChild; child; child = child.nextSibling) {
    if (isElement(child)) {
      if (only !== undefined) return undefined
      only = child
    } else if ((child.textContent ?? '').trim() !== '') return undefined
  }
  return only
}

const parse = (html: string): ChangingPage => withSignatures(parseHtml(html) as ChangingPage)

/** The part of a DOM that moving elements needs. */
interface ChangingPage extends Page {
  createElement(name: string): PageElement & { appendChild(node: PageNode): void }
  querySelectorAll(selector: string): Iterable<ChangingElement>
}

type ChangingElement = PageElement & { replaceWith(node: PageNode): void }

/** Makes a paragraph of a footer in a quotation: it says who is quoted, and other footers are left out. */
const withSignatures = (page: ChangingPage): ChangingPage => {
  for (const footer of [...page.querySelectorAll('blockquote footer')]) renameTo(page, footer, 'p')
  return page
}

const renameTo = (page: ChangingPage, element: ChangingElement, name: string): void => {
  const renamed = page.createElement(name)
  while (element.firstChild) renamed.appendChild(element.firstChild)
  element.replaceWith(renamed)
}

/**
 * Walks a tree from `root`, without recursion because pages may be nested deeper than the stack allows. `enter` says
 * whether to walk the children; `leave` is called only for nodes that were entered.
 */
export const walkTree = (
  root: PageNode,
  enter: (node: PageNode, depth: number) => boolean,
  leave: (node: PageNode) => void = () => {},
): void => {
  let depth = 0
  let node: PageNode | null = root
  while (node) {
    const entered = enter(node, depth)
    if (entered && node.firstChild) {
      node = node.firstChild
      depth += 1
      continue
    }
    if (entered) leave(node)
    while (node && node !== root && !node.nextSibling) {
      node = node.parentNode
      depth -= 1
      if (node) leave(node)
    }
    node = node && node !== root ? node.nextSibling : null
  }
}

/** The number of nodes in a tree, and the depth of the deepest. */
export const sizeOf = (root: PageNode): { nodes: number; depth: number } => {
  const size = { nodes: 0, depth: 0 }
  walkTree(root, (_, depth) => {
    size.nodes += 1
    if (depth > size.depth) size.depth = depth
    return true
  })
  return size
}

export const isElement = (node: PageNode): node is PageElement => node.nodeType === 1

/** Where the first tag after `most` elements begins; the length of the text if there are fewer. */
const endOfElements = (html: string, most: number): number => {
  const tag = /<[a-z]/gi
  for (let count = 0; count < most; count += 1) if (!tag.test(html)) return html.length
  const next = tag.exec(html)
  return next ? next.index : html.length
}
