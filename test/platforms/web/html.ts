import { type DefaultTreeAdapterMap, html, parse, parseFragment } from 'parse5'

type Node = DefaultTreeAdapterMap['node']
export type Element = DefaultTreeAdapterMap['element']

const isElement = (node: Node): node is Element => 'tagName' in node

/** The elements of a page or a part of one, in order. */
export const elementsOf = (markup: string): readonly Element[] => {
  const found: Element[] = []
  const walk = (node: Node): void => {
    if (isElement(node)) found.push(node)
    if ('childNodes' in node) for (const child of node.childNodes) walk(child)
  }
  walk(markup.startsWith('<!doctype') ? parse(markup) : parseFragment(markup))
  return found
}

export const attributeOf = (element: Element, name: string): string | undefined =>
  element.attrs.find((attribute) => attribute.name === name)?.value

export const hasClass = (element: Element, name: string): boolean =>
  (attributeOf(element, 'class') ?? '').split(' ').includes(name)

/** All text below a node, as a browser has it. */
export const textOf = (node: Node): string => {
  if ('value' in node) return node.value
  return 'childNodes' in node ? node.childNodes.map(textOf).join('') : ''
}

/** What a renderer of ours uses. Nothing here runs, loads or frames anything. */
const ELEMENTS = new Set(
  'html head body meta title link script a header nav main h1 h2 h3 h4 h5 h6 p span div section article footer ol ul li dl dt dd pre code cite mark figure figcaption blockquote form input label textarea button select option details summary table tbody tr th td output'.split(
    ' ',
  ),
)

const ATTRIBUTES = new Set(
  'lang class id dir href rel title name value type method action for rows required autofocus maxlength placeholder autocomplete enterkeyhint role tabindex hidden selected size inputmode start colspan scope content charset src nonce defer data-at data-also data-parts data-other data-key data-outcome data-sureness data-searching data-next data-failed data-step data-copied aria-label aria-current aria-hidden'.split(
    ' ',
  ),
)

/** What of a page a source's text must have made: an element, attribute or address that the renderer never writes. */
export const intrusionsIn = (markup: string): readonly string[] =>
  elementsOf(markup).flatMap((element) => {
    const { tagName, attrs, namespaceURI } = element
    const isScript = tagName === 'script' && !/^\/assets\/[\w-]+\.js$/.test(attributeOf(element, 'src') ?? '')
    const tags = ELEMENTS.has(tagName) && namespaceURI === html.NS.HTML && !isScript ? [] : [`<${tagName}>`]
    const unknown = attrs.flatMap(({ name }) => (ATTRIBUTES.has(name) ? [] : [`${tagName} ${name}`]))
    const addresses = attrs.flatMap(({ name, value }) =>
      /^(?:href|src|action)$/.test(name) && !/^(?:\/(?!\/)|#|https?:\/\/[^/])/.test(value)
        ? [`${name}=${value}`]
        : [],
    )
    return [...tags, ...unknown, ...addresses]
  })
