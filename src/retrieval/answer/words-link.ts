import type { Block, Source, Span } from '../../model.ts'
import { pageAt } from '../../sources/passages/passages.ts'

/*
 * A link that opens a page at some words of it, and marks them there: `https://…#:~:text=start,end`, a text fragment of
 * https://wicg.github.io/scroll-to-text-fragment/. A browser that does not know it opens the page at its top.
 */

/** In characters. Longer addresses are cut or refused on their way. */
const LONGEST_LINK = 2_000
/** In words: how many begin and end a longer excerpt. If they also stand elsewhere, more are taken, up to the last. */
const ENDS = [4, 6, 8, 12, 16]
/** In words: how many of those before it tell an excerpt from the same words elsewhere. */
const BEFORE = [3, 6, 10]

const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' })

/**
 * The link to an excerpt’s words on its source’s page. A PDF is opened at the page that they are on.
 *
 * @returns undefined if the source has no page on the web, if the words cannot be told from others of the source, or if the link would be
 * longer than 2,000 characters
 */
export const linkToWords = (source: Source, excerpt: Span): string | undefined => {
  const { url } = source
  if (url === undefined || !URL.canParse(url)) return undefined
  const { href, protocol, hash } = new URL(url)
  if (protocol !== 'http:' && protocol !== 'https:') return undefined
  if (source.pages !== undefined) {
    // A document is shown by a viewer, which knows its pages, and no words.
    const page = pageAt(source, excerpt.start)
    return page?.kind === 'page' && hash === '' ? `${href}#page=${page.number}` : undefined
  }
  const directive = directiveOf(source, excerpt)
  if (directive === undefined) return undefined
  // A fragment of its own stays: pages have scripts that read it.
  const [page = href] = href.split(':~:')
  const link = `${page}${hash === '' && !page.endsWith('#') ? '#' : ''}:~:text=${directive}`
  return link.length <= LONGEST_LINK ? link : undefined
}

const directiveOf = (source: Source, { start, end }: Span): string | undefined => {
  const { text } = source
  // A browser looks for each part within one block of the page. The cells of a row are blocks of their own.
  const within = source.blocks.filter((block) => block.start < end && block.end > start)
  const [first, last] = [within[0], within.at(-1)]
  if (first === undefined || last === undefined || within.some(({ row }) => row !== undefined))
    return undefined
  const opening = wordsIn(text, { start: Math.max(start, first.start), end: Math.min(end, first.end) })
  const closing =
    first === last
      ? opening
      : wordsIn(text, { start: Math.max(start, last.start), end: Math.min(end, last.end) })
  if (opening.length === 0 || closing.length === 0) return undefined
  if (first === last && opening.length <= (ENDS[0] ?? 0) * 2) return toldApart(source, spanOf(opening), first)
  const tail = (from: number): string | undefined =>
    ENDS.map((count) => spanOf(closing.slice(-count)))
      .filter((span) => span.start >= from && isFirst(text, span, from))
      .map((span) => encoded(text, span))[0]
  for (const count of ENDS) {
    const head = spanOf(opening.slice(0, count))
    const ending = isFirst(text, head, 0) ? tail(head.end) : undefined
    if (ending !== undefined) return joined([encoded(text, head), ending])
    if (count >= opening.length) break
  }
  return toldApart(source, spanOf(opening), first)
}

/** Words that stand in the source only there, or with words right before them that do. These may be of the paragraph before. */
const toldApart = ({ text, blocks }: Source, words: Span, block: Block): string | undefined => {
  const own = encoded(text, words)
  if (isFirst(text, words, 0)) return own
  const beside = { start: block.start, end: words.start }
  const above = blocks[blocks.findIndex(({ start }) => start === block.start) - 1]
  const context = wordsIn(text, beside).length > 0 || above === undefined ? beside : above
  const before = wordsIn(text, context)
  for (const count of BEFORE) {
    const from = before.at(-count) ?? before[0]
    if (from === undefined) return undefined
    if (isFirst(text, { start: from.start, end: words.end }, 0)) {
      const prefix = encoded(text, { start: from.start, end: context.end })
      return joined([prefix && `${prefix}-`, own])
    }
    if (count >= before.length) return undefined
  }
  return undefined
}

const joined = (parts: readonly (string | undefined)[]): string | undefined =>
  parts.every(Boolean) ? parts.join(',') : undefined

const wordsIn = (text: string, { start, end }: Span): readonly Span[] =>
  [...segmenter.segment(text.slice(start, end))].flatMap(({ segment, index, isWordLike }) =>
    isWordLike ? [{ start: start + index, end: start + index + segment.length }] : [],
  )

const spanOf = (words: readonly Span[]): Span => ({
  start: words[0]?.start ?? 0,
  end: words.at(-1)?.end ?? 0,
})

/** Whether some words come nowhere between `from` and where they stand, whatever their capitals and the white space between them. */
const isFirst = (text: string, { start, end }: Span, from: number): boolean => {
  const phrase = text
    .slice(start, end)
    .split(/\s+/u)
    .map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'))
  const found = new RegExp(phrase.join('\\s+'), 'giu')
  found.lastIndex = from
  return found.exec(text)?.index === start
}

/**
 * Words as a part of a text directive, with every character encoded that is no letter, digit or point: a comma, a hyphen and an ampersand mean
 * something there, and others would end the link on some platform. Undefined for what is not well-formed.
 */
const encoded = (text: string, { start, end }: Span): string | undefined => {
  const words = text.slice(start, end).trim().replace(/\s+/gu, ' ')
  if (words === '' || !words.isWellFormed()) return undefined
  return encodeURIComponent(words).replace(
    /[^\w.%]|_/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}
