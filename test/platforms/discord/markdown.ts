/**
 * A small model of how Discord reads the markdown of a text display, as far as bots and people know it: its clients are built on
 * simple-markdown, whose rules are tried at each place in an order, and the text between is cut before every sign. What the model
 * leaves out: code highlighting, nested lists, and the longest-match ties between italics and bold, which text that is escaped and bold that
 * is ours do not come to.
 */
export interface Node {
  readonly kind: NodeKind
  /** What a person reads of it. */
  readonly text: string
  readonly target?: string
}

export type NodeKind =
  | 'text'
  | 'bold'
  | 'link'
  | 'address'
  | 'italic'
  | 'underline'
  | 'strike'
  | 'spoiler'
  | 'code'
  | 'mention'
  | 'emoji'
  | 'time'
  | 'list'

export type LineKind = 'plain' | 'quote' | 'heading' | 'small'

export interface ShownLine {
  readonly kind: LineKind
  readonly nodes: readonly Node[]
}

/** The lines of a text display. */
export const readMarkdown = (content: string): readonly ShownLine[] => content.split('\n').map(readLine)

export const textOf = (lines: readonly ShownLine[]): string =>
  lines.map(({ nodes }) => nodes.map((node) => node.text).join('')).join('\n')

const readLine = (line: string): ShownLine => {
  for (const [kind, pattern] of LINES) {
    const match = pattern.exec(line)
    if (match) {
      const rest = line.slice(match[0].length)
      const list = kind === 'quote' ? LIST.exec(rest) : undefined
      const inner = kind === 'quote' && /^ *(?:#{1,3} |-# )/.test(rest)
      return { kind, nodes: list || inner ? [{ kind: 'list', text: rest }] : readInline(rest) }
    }
  }
  return { kind: 'plain', nodes: LIST.test(line) ? [{ kind: 'list', text: line }] : readInline(line) }
}

const LINES: readonly (readonly [LineKind, RegExp])[] = [
  ['quote', /^ *(?:>>> ?|> )/],
  ['heading', /^ *#{1,3} +/],
  ['small', /^ *-# +/],
]
const LIST = /^ *(?:[*+-]|\d+\.) /

const readInline = (source: string): readonly Node[] => {
  const nodes: Node[] = []
  let rest = source
  while (rest !== '') {
    const [node, length] = readOne(rest, nodes.at(-1)?.text ?? '')
    const last = nodes.at(-1)
    if (last?.kind === 'text' && node.kind === 'text')
      nodes[nodes.length - 1] = { kind: 'text', text: last.text + node.text }
    else nodes.push(node)
    rest = rest.slice(length)
  }
  return nodes
}

const readOne = (rest: string, before: string): readonly [Node, number] => {
  const link = maskedLink(rest)
  if (link) return link
  for (const [kind, pattern, group] of RULES) {
    const match = pattern.exec(rest)
    if (!match) continue
    const inner = group === 0 ? match[0] : (match[group] ?? '')
    const nested = kind === 'bold' ? readInline(inner) : undefined
    // Active markup inside bold is as bad as outside it.
    const odd = nested?.find((node) => node.kind !== 'text')
    return [odd ?? { kind, text: nested ? nested.map((node) => node.text).join('') : inner }, match[0].length]
  }
  // Text goes on to the next special character, or to a possible address.
  const text = /^[\s\S]+?(?=[^0-9A-Za-z\s\u00c0-\uffff]|\w+:\S|$)/u.exec(rest)?.[0] ?? rest
  return [{ kind: 'text', text }, Math.max(1, before === '' ? text.length : text.length)]
}

const RULES: readonly (readonly [NodeKind, RegExp, number])[] = [
  ['text', /^\\([^0-9A-Za-z\s])/u, 1],
  ['code', /^(`+)[\s\S]*?[^`]\1(?!`)/, 0],
  ['mention', /^<(?:@[!&]?\d+|#\d+|\/[^>]+:\d+|id:\w+(?::\d+)?)>/, 0],
  ['mention', /^@(?:everyone|here)/, 0],
  ['emoji', /^<a?:\w+:\d+>/, 0],
  ['emoji', /^:[^\s:]+?(?:::skin-tone-\d)?:/, 0],
  ['time', /^<t:-?\d+(?::[tTdDfFR])?>/, 0],
  ['address', /^<([^: >]+:\/[^ >]+)>/, 1],
  ['address', /^<(?:[^\s@>]+@[^\s>]+|\+\d+)>/, 0],
  ['address', /^(?:https?|steam|discord):\/\/[^\s<]+[^<.,:;"')\]\s]/, 0],
  ['bold', /^\*\*((?:\\[\s\S]|[^\\])+?)\*\*(?!\*)/, 1],
  ['underline', /^__((?:\\[\s\S]|[^\\])+?)__(?!_)/, 1],
  ['italic', /^\*(?=\S)((?:\\[\s\S]|[^\\*])+?)\*(?!\*)/, 1],
  ['italic', /^_((?:\\[\s\S]|[^\\_])+?)_(?!\w)/, 1],
  ['strike', /^~~((?:\\[\s\S]|[^\\])+?)~~/, 1],
  ['spoiler', /^\|\|([\s\S]+?)\|\|/, 1],
]

/** Discord shows a link's text unchanged, with its escapes. With an emoji or an address in it, it is not a link. */
const maskedLink = (rest: string): readonly [Node, number] | undefined => {
  const match = /^\[((?:\[[^\]]*\]|[^[\]]|\](?=[^[]*\]))*)\]\(\s*<?([^\s<>]*?)>?\s*\)/.exec(rest)
  if (!match) return undefined
  const [all, text = '', target = ''] = match
  if (/\p{Extended_Pictographic}|\p{Regional_Indicator}|:\/\/\w|:\w+:/u.test(text)) return undefined
  return [{ kind: 'link', text, target }, all.length]
}
