import type { Page } from './html-dom.ts'

/**
 * The article that a page's JSON-LD (schema.org) describes: the first at the top level, in an array or in a `@graph`.
 * Articles nested in other nodes are skipped, because they are teasers in a list. Broken JSON is ignored.
 */
export const linkedArticle = (page: Page) => {
  const nodes = linkedNodes(page)
  const byId = new Map(
    nodes.flatMap((node) => (typeof node['@id'] === 'string' ? [[node['@id'], node]] : [])),
  )
  const article = nodes.find((node) => isA(node, ARTICLE)) ?? nodes.find((node) => isA(node, PAGE))
  if (!article) return undefined
  const names = (value: unknown): string[] => namesOf(value, byId)
  const entity = article.mainEntityOfPage
  return {
    headline: first(article.headline) ?? first(article.name),
    published: first(article.datePublished),
    authors: names(article.author).length > 0 ? names(article.author) : names(article.creator),
    publisher: names(article.publisher)[0],
    language: first(article.inLanguage),
    url: first(article.url) ?? first(entity) ?? (isNode(entity) ? first(entity['@id']) : undefined),
  }
}

/** The types that a page's JSON-LD gives to the page and what is on it, and whether it says that one has to pay to read it. */
export const linkedTypes = (page: Page): { readonly names: readonly string[]; readonly isPaid: boolean } => {
  const nodes = linkedNodes(page)
  return {
    names: nodes.flatMap((node) => [node['@type']].flat()).filter((name) => typeof name === 'string'),
    isPaid: nodes.some(({ isAccessibleForFree: free }) => /^false$/i.test(String(first(free) ?? free))),
  }
}

const linkedNodes = (page: Page): Node[] =>
  [...page.querySelectorAll('script[type="application/ld+json"]')]
    .slice(0, MOST_SCRIPTS)
    .flatMap(({ textContent }) => topNodes(parse(textContent ?? '')))

type Node = Readonly<Record<string, unknown>>

const MOST_SCRIPTS = 30
const MOST_NODES = 500
const ARTICLE = /(?:Article|Posting|Report|Review|Analysis|^CreativeWork)$/
const PAGE = /^WebPage$/

/** Parses JSON as pages write it: in a comment or a CDATA section, with line breaks in strings and commas too many. */
const parse = (script: string): unknown => {
  const bare = script.replace(/<!\[CDATA\[|\]\]>|<!--|-->/g, ' ')
  const json = bare.slice(bare.search(/[[{]/), Math.max(bare.lastIndexOf('}'), bare.lastIndexOf(']')) + 1)
  return parseJson(json) ?? parseJson(json.replace(/\p{Cc}+/gu, ' ').replace(/,\s*(?=[}\]])/g, ''))
}

const parseJson = (json: string): unknown => {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}

const topNodes = (value: unknown): Node[] => {
  const nodes: Node[] = []
  const waiting = [value]
  while (waiting.length > 0 && nodes.length < MOST_NODES) {
    const next = waiting.shift()
    if (Array.isArray(next)) waiting.unshift(...next.slice(0, MOST_NODES))
    else if (isNode(next)) {
      nodes.push(next)
      waiting.push(next['@graph'], isNode(next.mainEntity) ? next.mainEntity : undefined)
    }
  }
  return nodes
}

const isNode = (value: unknown): value is Node =>
  value !== null && typeof value === 'object' && !Array.isArray(value)

const isA = (node: Node, type: RegExp): boolean =>
  [node['@type']].flat().some((name) => typeof name === 'string' && type.test(name.slice(0, 100)))

const first = (value: unknown): string | undefined => {
  const one = Array.isArray(value) ? value[0] : value
  return typeof one === 'string' && one.trim() !== '' ? one : undefined
}

const namesOf = (value: unknown, byId: ReadonlyMap<unknown, Node>): string[] =>
  [value]
    .flat()
    .slice(0, 50)
    .flatMap((one) => {
      if (typeof one === 'string') return [one]
      if (!isNode(one)) return []
      const name = first(one.name) ?? first(byId.get(one['@id'])?.name)
      return name === undefined ? [] : [name]
    })
