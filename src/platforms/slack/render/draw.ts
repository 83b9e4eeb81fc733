import type { KnownBlock, RichTextElement } from '@slack/types'
import { messagesFor } from '../../../messages/catalogue.ts'
import { formatNumber } from '../../../messages/format.ts'
import type { SourceLine, Speech } from '../../../model.ts'
import { citationWords, LEFT_OUT, origin } from '../../../plain-text.ts'
import { CHANNEL, excerptsIn, type ReplyBlock } from '../../../reply.ts'
import { LIMITS } from '../limits.ts'
import { buttonOf } from './buttons.ts'
import { drawLines, drawSmall, type Piece, type PieceLine, richElement } from './lines.ts'
import { quoteOf } from './quote.ts'
import { plainTextObject, safeLink, safeText } from './text.ts'

export interface DrawOptions {
  readonly language: Speech
  /** The block's position in its reply, from 0. */
  readonly index: number
  /** The longest that any one text may be, in UTF-16 code units. */
  readonly maxLength: number
  /** Whether it is an excerpt and its reply has no other. */
  readonly alone?: boolean
}

/** How long each kind of text may be, even if there is room for more. */
const MAX = { title: 300, origin: 150, place: 300, corroboration: 600, file: 200, name: 100, command: 200 }

/** Draws one block of a reply, within every limit of a block. Draws nothing if there is nothing to see in it. */
export const drawBlock = (block: ReplyBlock, options: DrawOptions): KnownBlock[] => {
  const { maxLength } = options
  switch (block.kind) {
    case 'heading':
      return heading(block.text, options)
    case 'prose':
      return drawLines(
        [withChannel(safeText(block.text, maxLength), block.channel)],
        block.action && buttonOf(block.action, `${options.index}`, safeText(block.text, maxLength)),
      )
    case 'note': {
      const text = safeText(block.text, maxLength)
      return text === '' ? [] : [{ type: 'context', elements: [plainTextObject(text, maxLength)] }]
    }
    case 'excerpt':
      return excerpt(block, options)
    case 'source': {
      const title = limited(block.citation.title, 'title', maxLength)
      const number = { text: `${formatNumber(block.number, options.language)}  ` }
      const button = block.show && buttonOf(block.show, `${options.index}`, title)
      const head = [number, titleOf(title, block.read, block.citation.url)]
      const below = [
        originOf(block.citation, options),
        ...original(block.read, [block.citation.url], options),
      ]
      return drawLines([head, below], button)
    }
    case 'fields':
      return drawLines(block.fields.map(({ name, value }) => field(name, value, maxLength)))
    case 'table':
      return drawLines(block.rows.map((row) => [{ text: safeText(row, maxLength) }]))
    case 'usage':
      return drawLines(
        block.lines.flatMap(({ command, description }) => [
          [{ text: limited(command, 'command', maxLength), style: 'code' as const }],
          [{ text: safeText(description, maxLength) }],
        ]),
      )
    default:
      return block satisfies never
  }
}

/** A text in which the channel that it names is a link to it. */
const withChannel = (text: string, channel: string | undefined): PieceLine => {
  const at = channel !== undefined && /^[A-Z\d]{1,30}$/.test(channel) ? text.indexOf(CHANNEL) : -1
  return at < 0
    ? [{ text }]
    : [
        { text: text.slice(0, at) },
        { text: `#${channel}`, channel },
        { text: text.slice(at + CHANNEL.length) },
      ]
}

/** A short heading at the top of a reply is a header; any other is a bold line. */
const heading = (text: string, { index, maxLength }: DrawOptions): KnownBlock[] => {
  const words = safeText(text, maxLength)
  return index === 0 && words !== '' && words.length <= LIMITS.header.text
    ? [{ type: 'header', text: plainTextObject(words, LIMITS.header.text) }]
    : drawLines([[{ text: words, style: 'bold' }]])
}

/**
 * A quotation with its citation below: in small type if it stands alone. That costs a block each, so where there are several, the citation
 * is a line of the quotation's own block. The mark for words left out is outside of the quotation: it is not the source's own.
 */
const excerpt = (block: ReplyBlock & { kind: 'excerpt' }, options: DrawOptions): KnownBlock[] => {
  const { maxLength, language, alone = false } = options
  const plain = (text: string) => ({ type: 'text' as const, text })
  const section = (...parts: RichTextElement[]) => ({ type: 'rich_text_section' as const, elements: parts })
  const parts = excerptsIn(block)
  const quotes = parts.map((part) =>
    quoteOf(part, Math.max(LEAST_QUOTE, Math.floor(maxLength / parts.length))),
  )
  const words = [
    ...quotes.flatMap(({ elements, cutBefore }, index) => [
      ...(index > 0 || cutBefore ? [section(plain(LEFT_OUT))] : []),
      ...(elements.length > 0 ? [{ type: 'rich_text_quote' as const, elements: [...elements] }] : []),
    ]),
    ...(quotes.at(-1)?.cutAfter ? [section(plain(LEFT_OUT))] : []),
  ]
  const number: Piece = { text: formatNumber(block.number, language) }
  const source = citation(block, options)
  const small = alone && words.length > 0 ? drawSmall([number, ...source]) : undefined
  if (small) return [{ type: 'rich_text', elements: words }, small]
  const cited = section(...[{ ...number, style: 'bold' as const }, ...source].map(richElement))
  return [{ type: 'rich_text', elements: [...words, cited] }]
}

/** The shortest that one of several excerpts of a quotation is cut to, in UTF-16 code units. */
const LEAST_QUOTE = 80

/** " · Title › Heading · Publisher · 14 Dec 2025", within the limits of each part. */
const citation = (
  { excerpt: { citation: source, link }, labels, read }: ReplyBlock & { kind: 'excerpt' },
  options: DrawOptions,
): readonly Piece[] => {
  const { language, maxLength } = options
  const short = {
    ...labels,
    place: limited(labels.place, 'place', maxLength),
    file: limited(labels.file ?? '', 'file', maxLength),
    corroboration: limited(labels.corroboration ?? '', 'corroboration', maxLength),
  }
  const { beside, rest } = citationWords(source, short, language)
  const details = rest.map((text) => safeText(text, Math.min(MAX.corroboration, maxLength)))
  const title = labels.sourceIsNamed
    ? undefined
    : titleOf(limited(source.title, 'title', maxLength), read, link, source.url)
  return [
    ...(title ? [{ text: SEPARATOR }, title] : []),
    ...(beside === '' ? [] : [{ text: title ? beside : `${SEPARATOR}${beside}` }]),
    ...details.flatMap((text) => (text === '' ? [] : [{ text: `${SEPARATOR}${text}` }])),
    ...(title ? original(read, [link, source.url], options) : []),
  ]
}

/** From this length on, texts are whole, or nearly so. */
const LEAST_WITH_ORIGINAL = 2200

/** The publisher's own page, where the title opens the reader and there is room. */
const original = (
  read: string | undefined,
  addresses: readonly (string | undefined)[],
  { language, maxLength }: DrawOptions,
): readonly Piece[] => {
  const link = addresses.map(safeLink).find((found) => found !== undefined)
  return read === undefined || link === undefined || maxLength < LEAST_WITH_ORIGINAL
    ? []
    : [{ text: SEPARATOR }, { text: messagesFor(language).reader.original, link }]
}

const SEPARATOR = ' · '

const limited = (text: string, kind: keyof typeof MAX, maxLength: number): string =>
  safeText(text, Math.min(MAX[kind], maxLength))

/** @param addresses the first that can be used is linked */
const titleOf = (title: string, ...addresses: readonly (string | undefined)[]): Piece => ({
  text: title || '…',
  link: addresses.map(safeLink).find((link) => link !== undefined),
})

const originOf = (source: SourceLine, { language, maxLength }: DrawOptions): Piece => ({
  text: limited(origin(source, language), 'origin', maxLength),
})

const field = (name: string, value: string, maxLength: number): PieceLine => [
  { text: `${safeText(name, MAX.name) || '…'}: `, style: 'bold' },
  { text: safeText(value, maxLength), link: safeLink(value) },
]
