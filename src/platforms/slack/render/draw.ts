import type { KnownBlock, RichTextBlock, RichTextElement } from '@slack/types'
import { formatNumber } from '../../../messages/format.ts'
import type { SourceLine, Speech } from '../../../model.ts'
import { origin } from '../../../plain-text.ts'
import type { ReplyBlock } from '../../../reply.ts'
import { LIMITS } from '../limits.ts'
import { buttonOf } from './buttons.ts'
import { drawLines, type Piece, type PieceLine } from './lines.ts'
import { safeLink } from './link.ts'
import { quoteOf } from './quote.ts'
import { plainTextObject, safeText } from './texts.ts'

/** Where a block stands in its reply, and how much of it is shown. */
export interface DrawOptions {
  readonly language: Speech
  /** Its position, from 0. */
  readonly index: number
  /** The most of any one text, in UTF-16 code units. */
  readonly most: number
}

/** The most of a text where there is room, by what it says. */
const MOST = { title: 300, origin: 150, place: 80, others: 600, file: 200, name: 100, command: 200 } as const

/** A block of a reply as blocks of Slack's, within every limit of a block; none where there is nothing to see in it. */
export const drawBlock = (block: ReplyBlock, drawing: DrawOptions): KnownBlock[] => {
  const { most, index } = drawing
  switch (block.kind) {
    case 'heading':
      return heading(block.text, drawing)
    case 'prose':
      return drawLines([[{ text: safeText(block.text, most) }]])
    case 'note': {
      const text = safeText(block.text, most)
      return text === '' ? [] : [{ type: 'context', elements: [plainTextObject(text, most)] }]
    }
    case 'excerpt':
      return excerpt(block, drawing)
    case 'source': {
      const title = safeText(block.citation.title, Math.min(MOST.title, most))
      const head = [
        { text: `${formatNumber(block.number, drawing.language)}  ` },
        named(title, block.citation),
      ]
      const button = block.show && buttonOf(block.show, `${index}`, title)
      return drawLines([head, [originOf(block.citation, drawing)]], button)
    }
    case 'fields':
      return drawLines(block.fields.map(({ name, value }) => field(name, value, most)))
    case 'table':
      return drawLines(block.rows.map((row) => [{ text: safeText(row, most) }]))
    case 'usage':
      return drawLines(
        block.lines.flatMap(({ command, description: does }) => [
          [{ text: safeText(command, Math.min(MOST.command, most)), style: 'code' as const }],
          [{ text: safeText(does, most) }],
        ]),
      )
    default:
      return block satisfies never
  }
}

/** What the reply opens with stands out; a heading further down, or a long one, is a bold line. */
const heading = (text: string, { index, most }: DrawOptions): KnownBlock[] => {
  const words = safeText(text, most)
  return index === 0 && words !== '' && words.length <= LIMITS.header.text
    ? [{ type: 'header', text: plainTextObject(words, LIMITS.header.text) }]
    : drawLines([[{ text: words, style: 'bold' }]])
}

const excerpt = (block: ReplyBlock & { kind: 'excerpt' }, drawing: DrawOptions): KnownBlock[] => {
  const { citation } = block.excerpt
  const { place, corroboration, sourceIsNamed } = block.labels
  const title = safeText(citation.title, Math.min(MOST.title, drawing.most))
  const placed = { text: safeText(place, MOST.place) }
  const lines = sourceIsNamed
    ? [[placed]]
    : [
        [
          named(title, citation),
          ...after(' — ', originOf(citation, drawing)),
          ...(placed.text === '' ? [] : after(', ', placed)),
        ],
        [{ text: citation.url === undefined ? safeText(citation.file ?? '', MOST.file) : '' }],
        [{ text: safeText(corroboration ?? '', Math.min(MOST.others, drawing.most)) }],
      ]
  const button =
    block.context && buttonOf(block.context, `${drawing.index}`, sourceIsNamed ? undefined : title)
  return [quotation(block, drawing), ...drawLines(lines, button)]
}

/** What is left out is told outside of the quotation, so that no word of ours can pass for the source's. */
const quotation = (
  block: ReplyBlock & { kind: 'excerpt' },
  { most, language }: DrawOptions,
): RichTextBlock => {
  const quote = quoteOf(block.excerpt, most)
  const number: RichTextElement = {
    type: 'text',
    text: formatNumber(block.number, language),
    style: { bold: true },
  }
  const left: RichTextElement = { type: 'text', text: LEFT_OUT }
  return {
    type: 'rich_text',
    elements: [
      {
        type: 'rich_text_section',
        elements: quote.cutBefore ? [number, { type: 'text', text: '  ' }, left] : [number],
      },
      ...(quote.elements.length > 0
        ? [{ type: 'rich_text_quote' as const, elements: [...quote.elements] }]
        : []),
      ...(quote.cutAfter ? [{ type: 'rich_text_section' as const, elements: [left] }] : []),
    ],
  }
}

const LEFT_OUT = '[…]'

const named = (title: string, source: SourceLine): Piece => ({
  text: title || '…',
  link: safeLink(source.url),
})

const originOf = (source: SourceLine, { language, most }: DrawOptions): Piece => ({
  text: safeText(origin(source, language), Math.min(MOST.origin, most)),
})

const after = (sign: string, piece: Piece): readonly Piece[] =>
  piece.text === '' ? [] : [{ text: sign }, piece]

const field = (name: string, value: string, most: number): PieceLine => [
  { text: `${safeText(name, MOST.name) || '…'}: `, style: 'bold' },
  { text: safeText(value, most), link: safeLink(value) },
]
