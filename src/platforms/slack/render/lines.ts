import type { Button, ContextBlock, KnownBlock, RichTextBlock, RichTextElement } from '@slack/types'
import { LIMITS } from '../limits.ts'

/** A part of a line in one style. Its text must be safe to show. */
export interface Piece {
  readonly text: string
  readonly style?: 'bold' | 'code'
  readonly link?: string | undefined
  /** The id of the channel that it stands for. Its text shows only beside a button. */
  readonly channel?: string | undefined
}

export type PieceLine = readonly Piece[]

/**
 * Draws lines of text. They are rich text, which has no markup that a text could misuse. Slack shows a button beside a section only. So
 * lines with a button are a section if Slack's markup finds no sign in them to format; otherwise the button goes below the rich text.
 */
export const drawLines = (lines: readonly PieceLine[], button?: Button): KnownBlock[] => {
  const full = lines
    .map((line) => line.filter((piece) => piece.text !== ''))
    .filter((line) => line.length > 0)
  if (full.length === 0) return button ? [{ type: 'actions', elements: [button] }] : []
  if (!button) return [richText(full)]
  const markup = full.map(markupOf).join('\n')
  return full.every(isUnformatted) && markup.length <= LIMITS.section.text
    ? [
        {
          type: 'section',
          text: { type: 'mrkdwn', text: markup, verbatim: true },
          accessory: button,
          // Without it, Slack hides the rest of a long text behind “see more”.
          expand: true,
        },
      ]
    : [richText(full), { type: 'actions', elements: [button] }]
}

/** A line in small type, or undefined where Slack's markup would format a sign in it, or where it is too long. */
export const drawSmall = (line: PieceLine): ContextBlock | undefined => {
  const text = markupOf(line)
  return isUnformatted(line) && text.length <= LIMITS.text.max
    ? { type: 'context', elements: [{ type: 'mrkdwn', text, verbatim: true }] }
    : undefined
}

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

export const richElement = ({ text, style, link, channel }: Piece): RichTextElement =>
  channel !== undefined
    ? { type: 'channel', channel_id: channel }
    : {
        ...(link === undefined ? { type: 'text', text } : { type: 'link', url: link, text }),
        ...(style && { style: { [style]: true } }),
      }

/** Whether a line has no sign that formats, no quotation mark at its start and no emoji name. Entities cover the other signs. */
const isUnformatted = (line: PieceLine): boolean =>
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
