/** A tag or an attribute in capitals, as pages of the nineties have them. */
export const CAPITALS = /<\/?[A-Z]|<[a-z][^<>]{0,300}?\s[A-Z][A-Z-]{0,30}\s?=/

/**
 * A page with the names of its tags and attributes in lower case, as long as it was. Values and the words
 * between tags stay as they are.
 */
export const lowerTags = (html: string): string => {
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
 * A page with `<html>`, `<head>` and `<body>`, which the standard lets it leave out and linkedom does not; and
 * without their ends, because what stands behind those belongs to the body too.
 */
export const withOutline = (html: string): string => {
  const start = endOfProlog(html)
  const open = /^<html(\s[^>]{0,2000})?>/.exec(html.slice(start, start + 2100))
  if (open && /<body[\s>]/.test(html)) return html.replace(/<\/(?:body|html)\s?>/g, '')
  const inner = html.slice(start).replace(/<\/?(?:html|head|body)(?:\s[^<>]{0,2000})?>/g, '')
  const title = /<title[^<>]{0,200}>[^<]{0,2000}<\/title>/.exec(inner)?.[0] ?? ''
  return `<html${open?.[1] ?? ''}><head>${title}</head><body>${inner}</body></html>`
}

/** Where a page begins, behind its comments, declarations and white space. */
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

/** Where a tag ends, after its `>`; one in quotes doesn't end it. */
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

/**
 * In characters; what goes on for longer, as a picture written into its tag does, is looked at no further.
 */
const LONGEST_TAG = 20_000

/** Everything up to each value: the name of the tag, then names of attributes with values between. */
const lowerTag = (tag: string): string =>
  tag.replace(/(=\s*)("[^"]*"|'[^']*'|[^\s"'>]+)|[^=]+/g, (all, equals?: string) =>
    equals === undefined ? all.replace(/[A-Z]/g, (letter: string) => letter.toLowerCase()) : all,
  )
