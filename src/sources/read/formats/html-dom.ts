import { parseHTML } from 'linkedom'
import type { ProblemLog } from '../problems.ts'
import { CAPITALS, lowerTags, withOutline } from './html-tags.ts'

/** As much of a node as reading a page takes. */
export interface PageNode {
  readonly nodeType: number
  readonly firstChild: PageNode | null
  readonly nextSibling: PageNode | null
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

/** The value of `nodeType` in the DOM standard. */
export const TEXT_NODE = 3

/** Every real page is far below, and a page at it takes about 250 MB while it is read. */
const MOST_ELEMENTS = 50_000
/** Readability looks at every ancestor of every element; real pages are 20 to 60 deep. */
export const DEEPEST = 400
/** Elements and texts. Beyond it Readability, which spreads children over the stack, may run out of that. */
export const MOST_NODES = 120_000

/** Parses a page, or as much of it as there is room for; `log` hears where some was left out. */
export const parsePage = (html: string, log: ProblemLog): Page => {
  const end = endOfElements(html, MOST_ELEMENTS)
  if (end < html.length)
    log.add(
      `has more than ${MOST_ELEMENTS.toLocaleString('en')} elements: the rest was left out; split the page.`,
    )
  return parse(html.slice(0, end))
}

/** Parses a piece of a page that somebody wrote into another text. */
export const parseFragment = (html: string): Page => parse(html.slice(0, endOfElements(html, MOST_ELEMENTS)))

const parse = (html: string): Page => {
  // linkedom doesn't know <P> for <p>, which ends the paragraph before, or HREF for href.
  const lower = CAPITALS.test(html) ? lowerTags(html) : html
  return parseHTML(withOutline(lower)).document as unknown as Page
}

/**
 * Walks a tree from `root`, without recursion: pages may be nested deeper than the stack is. `enter` tells
 * whether to go inside; `leave` hears only of those.
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

/** How many nodes a tree has, and how many elements lie above the deepest. */
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

/** Where the tag after the last allowed element begins; the text's length if there are no more. */
const endOfElements = (html: string, most: number): number => {
  const tag = /<[a-z]/gi
  for (let count = 0; count < most; count += 1) if (!tag.test(html)) return html.length
  const next = tag.exec(html)
  return next ? next.index : html.length
}
