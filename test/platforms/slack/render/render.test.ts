import type { KnownBlock, RichTextBlock } from '@slack/types'
import { describe, expect, test } from 'vitest'
import { renderHome, renderMessage, renderModal } from '../../../../src/platforms/slack/render/render.ts'
import type { Action, ReplyBlock } from '../../../../src/reply.ts'
import { excerptBlock, replyOf } from '../../../contracts/samples.ts'
import { checkMessage, checkView } from '../check.ts'
import { seen } from '../seen.ts'

const context: Action = {
  key: 'context',
  label: 'Context 1',
  command: { kind: 'context', source: '~a1', start: 3, end: 40 },
}
const citation = {
  title: 'The old ferry',
  publisher: 'Harbour Post',
  published: '2025-12-14',
  url: 'https://post.example/a?b=1&c=2',
}
const cited = (block: ReplyBlock & { kind: 'excerpt' }): ReplyBlock => ({ ...block, context })
const render = (...blocks: readonly ReplyBlock[]): KnownBlock[] => renderMessage(replyOf(...blocks)).blocks

describe('an excerpt', () => {
  const [quotation, place] = render(
    cited(excerptBlock('It sails.', citation, 'The only source that says so.')),
  )

  test('is a quotation under its number, with its answering words in bold', () => {
    expect(quotation).toEqual({
      type: 'rich_text',
      elements: [
        {
          type: 'rich_text_section',
          elements: [{ type: 'text', text: '1', style: { bold: true } }],
        },
        {
          type: 'rich_text_quote',
          elements: [
            { type: 'text', text: 'It ' },
            { type: 'text', text: 'sails.', style: { bold: true } },
          ],
        },
      ],
    })
  })

  test('has a linked title, publisher, date, paragraph and corroboration, with the context button beside them', () => {
    expect(place).toEqual({
      type: 'section',
      text: {
        type: 'mrkdwn',
        text: '<https://post.example/a?b=1&amp;c=2|The old ferry> — Harbour Post, 14 December 2025, paragraph 1\nThe only source that says so.',
        verbatim: true,
      },
      accessory: {
        type: 'button',
        text: { type: 'plain_text', text: 'Context 1', emoji: false },
        action_id: 'footnote:context:0',
        value: 'context:~a1:3:40',
        accessibility_label: 'Context 1: The old ferry',
      },
      expand: true,
    })
  })

  test('with a title that could format has it in rich text, still linked, with the button below', () => {
    expect(render(cited(excerptBlock('It sails.', { ...citation, title: 'a *b* `c`' }))).slice(1)).toEqual([
      {
        type: 'rich_text',
        elements: [
          {
            type: 'rich_text_section',
            elements: [
              { type: 'link', url: citation.url, text: 'a *b* `c`' },
              { type: 'text', text: ' — ' },
              { type: 'text', text: 'Harbour Post, 14 December 2025' },
              { type: 'text', text: ', ' },
              { type: 'text', text: 'paragraph 1' },
            ],
          },
        ],
      },
      { type: 'actions', elements: [expect.objectContaining({ value: 'context:~a1:3:40' })] },
    ])
  })

  test('with too many entities for a section is rich text', () => {
    const block = cited(excerptBlock('It sails.', { title: '&'.repeat(300) }, '&'.repeat(600)))
    const message = renderMessage(replyOf(block))
    checkMessage(message)
    expect(message.blocks.map((drawn) => drawn.type)).toEqual(['rich_text', 'rich_text', 'actions'])
  })

  test('without a title is still linked', () => {
    const [, place] = render(excerptBlock('It sails.', { ...citation, title: ' ' })) as [
      unknown,
      RichTextBlock,
    ]
    expect(place.elements[0]?.elements[0]).toEqual({ type: 'link', url: citation.url, text: '…' })
  })

  test('without a link names its file', () => {
    expect(seen(render(excerptBlock('It sails.', { title: 'The old ferry', file: 'ferry.md' })))).toContain(
      'The old ferry, paragraph 1\nferry.md',
    )
  })

  test('shows only its place if its source is named above', () => {
    const block = excerptBlock('It sails.', citation)
    const named = { ...block, labels: { ...block.labels, sourceIsNamed: true } }
    expect(seen(render(named))).toBe('1\nIt sails.\nparagraph 1')
  })

  test('that is cut has the mark outside of the quotation, not in bold', () => {
    const long = 'The ferry sailed in fog at nine. '.repeat(600)
    const block = excerptBlock(long, { title: 'The log' })
    const marks = [{ start: 12_000, end: 12_040 }]
    const [drawn] = render({ ...block, excerpt: { ...block.excerpt, marks } }) as [RichTextBlock]
    expect(drawn.elements.map((part) => part.type)).toEqual([
      'rich_text_section',
      'rich_text_quote',
      'rich_text_section',
    ])
    const [above, quote, below] = drawn.elements
    expect(above?.elements[2]).toEqual({ type: 'text', text: '[…]' })
    expect(below?.elements).toEqual([{ type: 'text', text: '[…]' }])
    expect(JSON.stringify(quote)).not.toContain('[…]')
    expect(long).toContain(quote?.elements.map((element) => 'text' in element && element.text).join(''))
  })
})

describe('a link', () => {
  const linkOf = (url: string) => {
    const [, place] = render(excerptBlock('It sails.', { title: 'T', url })) as [unknown, RichTextBlock]
    const [piece] = place.elements[0]?.elements ?? []
    return piece && 'url' in piece ? piece.url : undefined
  }

  test.each([
    ['https://post.example/a b|c', 'https://post.example/a%20b%7Cc'],
    ['https://post.example/?q=<x>', 'https://post.example/?q=%3Cx%3E'],
    ['http://post.example/*_', 'http://post.example/%2A_'],
  ])('%s cannot end the markup around it', (url, safe) => {
    expect(linkOf(url)).toBe(safe)
  })

  test.each([
    ['javascript:alert(1)'],
    ['data:text/html,x'],
    ['file:///etc/passwd'],
    ['https://post.example@evil.example/'],
    ['slack://open'],
    ['ferry.md'],
    [''],
    [`https://post.example/${'x'.repeat(3_000)}`],
  ])('%s is not linked', (url) => {
    expect(linkOf(url)).toBeUndefined()
  })
})

describe('the bot’s own words', () => {
  test('begin with a header, and a later heading is a bold line', () => {
    const blocks = render({ kind: 'heading', text: '4 sources' }, { kind: 'heading', text: 'Nearest:' })
    expect(blocks).toMatchObject([
      { type: 'header', text: { type: 'plain_text', text: '4 sources', emoji: false } },
      { type: 'rich_text', elements: [{ elements: [{ text: 'Nearest:', style: { bold: true } }] }] },
    ])
  })

  test('in a long heading are a bold line', () => {
    expect(render({ kind: 'heading', text: 'Ferries '.repeat(30) })).toMatchObject([{ type: 'rich_text' }])
  })

  test('in a note are context', () => {
    expect(render({ kind: 'note', text: 'How sure: 82%.' })).toEqual([
      { type: 'context', elements: [{ type: 'plain_text', text: 'How sure: 82%.', emoji: false }] },
    ])
  })

  test('name fields in bold and commands in code', () => {
    const [fields, usage] = render(
      { kind: 'fields', fields: [{ name: 'Link', value: 'https://post.example/a' }] },
      { kind: 'usage', lines: [{ command: '/ask <question>', description: 'Answers.' }] },
    ) as [RichTextBlock, RichTextBlock]
    expect(fields.elements[0]?.elements).toEqual([
      { type: 'text', text: 'Link: ', style: { bold: true } },
      { type: 'link', url: 'https://post.example/a', text: 'https://post.example/a' },
    ])
    expect(usage.elements[0]?.elements).toEqual([
      { type: 'text', text: '/ask <question>', style: { code: true } },
      { type: 'text', text: '\n' },
      { type: 'text', text: 'Answers.' },
    ])
  })
})

describe('a message', () => {
  test('unfolds no link, and its notification pings nobody', () => {
    const message = renderMessage(replyOf({ kind: 'prose', text: 'Hello <!channel> & <@U1>' }))
    expect(message).toMatchObject({
      text: 'Hello &lt;!channel&gt; &amp; &lt;@U1&gt;',
      unfurl_links: false,
      unfurl_media: false,
    })
  })

  test('has a notification cut to what an update accepts', () => {
    const message = renderMessage(replyOf({ kind: 'prose', text: '<&>'.repeat(2_000) }))
    checkMessage(message)
    expect(message.text.length).toBeGreaterThan(1_000)
  })

  test('without blocks still has a notification', () => {
    expect(renderMessage(replyOf())).toMatchObject({ text: '…', blocks: [] })
  })
})

describe('a view', () => {
  test('without blocks still has a block', () => {
    for (const view of [renderModal(replyOf()), renderHome(replyOf())]) {
      checkView(view)
      expect(view.blocks).toHaveLength(1)
    }
  })

  test('holds more than a message', () => {
    const blocks = Array.from({ length: 8 }, () => excerptBlock('It sails in fog. '.repeat(100), citation))
    const bytes = (drawn: unknown) => JSON.stringify(drawn).length
    expect(bytes(renderModal(replyOf(...blocks)).blocks)).toBeGreaterThan(bytes(render(...blocks)) * 1.5)
  })
})
