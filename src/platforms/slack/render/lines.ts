import type { Button, KnownBlock, RichTextBlock, RichTextElement } from '@slack/types'
import { LIMITS } from '../limits.ts'

/** A stretch of a line. `text` is safe to show. */
export interface Piece {
  readonly text: string
  readonly style?: 'bold' | 'code'
  readonly link?: string | undefined
}

export type PieceLine = readonly Piece[]

/**
 * Lines of text as a block. They are rich text, which has no markup that a text could break out into. A button can only stand beside a
 * section, so lines with one are a section where none of their texts has a sign that Slack's markup might read, and otherwise rich
 * text with the button below it.
 */
export const drawLines = (lines: readonly PieceLine[], button?: Button): KnownBlock[] => {
  const full = lines.map(withoutEmpty).filter((line) => line.length > 0)
  if (full.length === 0) return button ? [{ type: 'actions', elements: [button] }] : []
  if (!button) return [richText(full)]
  const markup = full.map(markupOf).join('\n')
  return full.every(isTame) && markup.length <= LIMITS.section.text
    ? [
        {
          type: 'section',
          text: { type: 'mrkdwn', text: markup, verbatim: true },
          accessory: button,
          // Without it, long text is folded behind “see more”.
          expand: true,
        },
      ]
    : [richText(full), { type: 'actions', elements: [button] }]
}

const withoutEmpty = (line: PieceLine): PieceLine => line.filter((piece) => piece.text !== '')

const richText = (lines: readonly PieceLine[]): RichTextBlock => ({
  type: 'rich_text',
  elements: [
    {
      type: 'rich_text_section',
      elements: lines.flatMap((line, index) => [
        ...(index > 0 ? [{ type: 'text' as const, text: '\n' }] : []),
        ...line.map(richElement),
      ]),
    },
  ],
})

const richElement = ({ text, style, link }: Piece): RichTextElement => ({
  ...(link === undefined ? { type: 'text', text } : { type: 'link', url: link, text }),
  ...(style && { style: { [style]: true } }),
})

/** Signs that format, a quotation at the start of a line, the name of an emoji. What Slack has entities for is no danger. */
const isTame = (line: PieceLine): boolean =>
  !/[*_~`|]|^\s*>|:[^\s:]+:/.test(line.map((piece) => piece.text).join(''))

const markupOf = (line: PieceLine): string =>
  line
    .map(({ text, style, link }) => {
      const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
      if (link !== undefined) return `<${link.replaceAll('&', '&amp;')}|${escaped}>`
      if (style === 'bold') return `*${escaped}*`
      return style === 'code' ? `\`${escaped}\`` : escaped
    })
    .join('')
