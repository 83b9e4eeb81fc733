import { parseHTML } from 'linkedom'
import { type DefaultTreeAdapterMap, html, parse, type TreeAdapter } from 'parse5'

/**
 * Parses pages into linkedom's tree, which Readability and the readers of pages work on, by parse5, which follows the HTML standard: linkedom's
 * own parser loses what stands outside the body, and does not know which tags may be left out.
 */

/** The part of linkedom's nodes that building a tree needs. The project does not load the types of the DOM. */
interface DomNode {
  readonly nodeType: number
  readonly firstChild: DomNode | null
  readonly lastChild: DomNode | null
  readonly previousSibling: DomNode | null
  readonly parentNode: DomNode | null
  readonly childNodes: DomNode[]
  readonly localName: string
  readonly attributes: Iterable<{ readonly name: string; readonly value: string }>
  data: string
  appendChild(node: DomNode): void
  insertBefore(node: DomNode, before: DomNode): void
  removeChild(node: DomNode): void
  hasAttribute(name: string): boolean
  setAttribute(name: string, value: string): void
}

interface DomDocument extends DomNode {
  createElement(name: string): DomNode
  createElementNS(namespace: string, name: string): DomNode
  createTextNode(text: string): DomNode
  createComment(text: string): DomNode
  createDocumentFragment(): DomNode
}

/** The nodes of a parse, all of which are linkedom's. */
type Dom = { [Kind in keyof DefaultTreeAdapterMap]: Kind extends 'document' ? DomDocument : DomNode }

const [ELEMENT, TEXT, COMMENT] = [1, 3, 8]

/** Parses a page as a browser without scripts does. Bad HTML parses too. @returns linkedom's document */
export const parseHtml = (page: string): unknown => {
  const { document } = parseHTML('') as unknown as { readonly document: DomDocument }
  return parse<Dom>(page, { scriptingEnabled: false, treeAdapter: adapterOf(document) })
}

/** Lets parse5 build the tree of an empty document. Templates are parsed into fragments of their own, which nobody reads. */
const adapterOf = (document: DomDocument): TreeAdapter<Dom> => {
  const namespaces = new WeakMap<DomNode, html.NS>()
  const templates = new WeakMap<DomNode, DomNode>()
  let mode = html.DOCUMENT_MODE.NO_QUIRKS
  const setAttributes: TreeAdapter<Dom>['adoptAttributes'] = (element, attributes) => {
    for (const { name, value } of attributes)
      if (!element.hasAttribute(name)) element.setAttribute(name, value)
  }
  const addText = (text: string, before: DomNode | null, add: (node: DomNode) => void) => {
    if (before?.nodeType === TEXT) before.data += text
    else add(document.createTextNode(text))
  }
  const none = () => ''
  return {
    createDocument: () => document,
    createDocumentFragment: () => document.createDocumentFragment(),
    createElement: (name, namespace, attributes) => {
      const isHtml = namespace === html.NS.HTML
      const element = isHtml ? document.createElement(name) : document.createElementNS(namespace, name)
      setAttributes(element, attributes)
      namespaces.set(element, namespace)
      return element
    },
    createCommentNode: (text) => document.createComment(text),
    createTextNode: (text) => document.createTextNode(text),
    appendChild: (parent, node) => parent.appendChild(node),
    insertBefore: (parent, node, before) => parent.insertBefore(node, before),
    detachNode: (node) => node.parentNode?.removeChild(node),
    insertText: (parent, text) => addText(text, parent.lastChild, (node) => parent.appendChild(node)),
    insertTextBefore: (parent, text, before) =>
      addText(text, before.previousSibling, (node) => parent.insertBefore(node, before)),
    adoptAttributes: setAttributes,
    setTemplateContent: (template, content) => void templates.set(template, content),
    getTemplateContent: (template) => templates.get(template) ?? template,
    setDocumentType: () => {},
    setDocumentMode: (_, found) => {
      mode = found
    },
    getDocumentMode: () => mode,
    getFirstChild: ({ firstChild }) => firstChild,
    getChildNodes: ({ childNodes }) => childNodes,
    getParentNode: ({ parentNode }) => parentNode,
    getAttrList: ({ attributes }) => Array.from(attributes, ({ name, value }) => ({ name, value })),
    getTagName: ({ localName }) => localName,
    getNamespaceURI: (element) => namespaces.get(element) ?? html.NS.HTML,
    getTextNodeContent: ({ data }) => data,
    getCommentNodeContent: ({ data }) => data,
    getDocumentTypeNodeName: none,
    getDocumentTypeNodePublicId: none,
    getDocumentTypeNodeSystemId: none,
    isElementNode: (node): node is DomNode => node.nodeType === ELEMENT,
    isTextNode: (node): node is DomNode => node.nodeType === TEXT,
    isCommentNode: (node): node is DomNode => node.nodeType === COMMENT,
    isDocumentTypeNode: (_node): _node is DomNode => false,
    setNodeSourceCodeLocation: () => {},
    getNodeSourceCodeLocation: () => null,
    updateNodeSourceCodeLocation: () => {},
  }
}
