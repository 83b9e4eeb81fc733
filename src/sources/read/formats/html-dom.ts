import { parseHTML } from 'linkedom'
import type { ProblemLog } from '../problems.ts'

/** The part of a DOM node that reading a page needs. */
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

const parse = (html: string): Page => {
  // linkedom does not close a paragraph at <P>, or know HREF as href.
  const lower = CAPITALS.test(html) ? lowerTags(html) : html
  return parseHTML(withOutline(lower)).document as unknown as Page
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

/** A tag or attribute in capitals, as in pages of the 1990s. */
const CAPITALS = /<\/?[A-Z]|<[a-z][^<>]{0,300}?\s[A-Z][A-Z-]{0,30}\s?=/

/** Puts the names of tags and attributes into lower case. Values and the text between tags stay the same. */
const lowerTags = (html: string): string => {
  const parts: string[] = []
  let at = 0
  for (let open = nextTag(html, 0); open !== -1; open = nextTag(html, at)) {
    const end = endOfTag(html, open)
    parts.push(html.slice(at, open), lowerTag(html.slice(open, end)))
    at = end
  }
  parts.push(html.slice(at))
  return parts.join('')
}

/**
 * Adds `<html>`, `<head>` and `<body>`, which the HTML standard makes optional but linkedom needs. Removes their end
 * tags, because content after those belongs to the body too.
 */
const withOutline = (html: string): string => {
  const start = endOfProlog(html)
  const open = /^<html(\s[^>]{0,2000})?>/.exec(html.slice(start, start + 2100))
  if (open && /<body[\s>]/.test(html)) return html.replace(/<\/(?:body|html)\s?>/g, '')
  const inner = html.slice(start).replace(/<\/?(?:html|head|body)(?:\s[^<>]{0,2000})?>/g, '')
  const title = /<title[^<>]{0,200}>[^<]{0,2000}<\/title>/.exec(inner)?.[0] ?? ''
  return `<html${open?.[1] ?? ''}><head>${title}</head><body>${inner}</body></html>`
}

/** Where a page begins, after its comments, declarations and white space. */
const endOfProlog = (html: string): number => {
  let at = 0
  for (;;) {
    while (at < html.length && html.charCodeAt(at) <= 0x20) at += 1
    const close = html.startsWith('<!--', at) ? '-->' : /^<[!?]/.test(html.slice(at, at + 2)) ? '>' : ''
    const end = close === '' ? -1 : html.indexOf(close, at)
    if (end === -1) return at
    at = end + close.length
  }
}

const nextTag = (html: string, from: number): number => {
  TAG.lastIndex = from
  return TAG.exec(html)?.index ?? -1
}

const TAG = /<\/?[A-Za-z]/g

/** Where a tag ends, after its `>`; a quoted `>` does not end it. */
const endOfTag = (html: string, open: number): number => {
  const stop = Math.min(html.length, open + LONGEST_TAG)
  let quote = ''
  for (let at = open + 1; at < stop; at += 1) {
    const char = html.charAt(at)
    if (quote !== '') {
      if (char === quote) quote = ''
    } else if (char === '>') return at + 1
    else if ((char === '"' || char === "'") && html.charAt(at - 1) === '=') quote = char
  }
  return stop
}

/** In characters. The rest of a longer tag, such as one with an embedded picture, is not looked at. */
const LONGEST_TAG = 20_000

/** Lowers everything but the values of attributes. */
const lowerTag = (tag: string): string =>
  tag.replace(/(=\s*)("[^"]*"|'[^']*'|[^\s"'>]+)|[^=]+/g, (all, equals?: string) =>
    equals === undefined ? all.replace(/[A-Z]/g, (letter: string) => letter.toLowerCase()) : all,
  )
