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
  const blocks = render(cited(excerptBlock('It sails.', citation, 'no other source confirms it')))

  test('is its words with the answering ones in bold, and one line of citation in small type', () => {
    expect(blocks.slice(0, 2)).toEqual([
      {
        type: 'rich_text',
        elements: [
          {
            type: 'rich_text_quote',
            elements: [
              { type: 'text', text: 'It ' },
              { type: 'text', text: 'sails.', style: { bold: true } },
            ],
          },
        ],
      },
      {
        type: 'context',
        elements: [
          {
            type: 'mrkdwn',
            text: '1 · <https://post.example/a?b=1&amp;c=2|The old ferry> · paragraph 1 · Harbour Post · 14 Dec 2025 · no other source confirms it',
            verbatim: true,
          },
        ],
      },
    ])
  })

  test('beside another is one block, with its citation as a line of it', () => {
    const block = excerptBlock('It sails.', citation, 'no other source confirms it')
    const [first, second, ...rest] = render(block, { ...block, number: 2 })
    expect(rest).toEqual([])
    expect(second?.type).toBe('rich_text')
    expect((first as RichTextBlock).elements.at(-1)).toEqual({
      type: 'rich_text_section',
      elements: [
        { type: 'text', text: '1', style: { bold: true } },
        { type: 'text', text: ' · ' },
        { type: 'link', url: citation.url, text: 'The old ferry' },
        { type: 'text', text: ' · paragraph 1' },
        { type: 'text', text: ' · Harbour Post' },
        { type: 'text', text: ' · 14 Dec 2025' },
        { type: 'text', text: ' · no other source confirms it' },
      ],
    })
  })

  test.each(['The *old* ferry', 'The_old_ferry', 'The old :ferry: boat', 'Old | new'])(
    'from “%s”, which markup would format, has its citation as a line of its own block',
    (title) => {
      const [drawn, ...rest] = render(excerptBlock('It sails.', { ...citation, title })) as [RichTextBlock]
      expect(rest).toEqual([])
      expect(drawn.elements.at(-1)?.elements).toContainEqual({ type: 'link', url: citation.url, text: title })
    },
  )

  test('has the button for its context in the row below', () => {
    expect(blocks.slice(2)).toMatchObject([{ type: 'actions', elements: [{ value: 'context:~a1:3:40' }] }])
  })

  test('opens the reader by its title and its button, and its own page beside it if there is room', () => {
    const read = 'https://reader.example/s/0123456789ab.abcdef?also=3-5#0-9'
    const block = {
      ...(cited(excerptBlock('It sails.', citation)) as ReplyBlock & { kind: 'excerpt' }),
      read,
    }
    const [, small, row] = render(block)
    expect(small).toMatchObject({
      elements: [
        {
          text: `1 · <${read}|The old ferry> · paragraph 1 · Harbour Post · 14 Dec 2025 · <https://post.example/a?b=1&amp;c=2|Original>`,
        },
      ],
    })
    expect(row).toMatchObject({ elements: [{ type: 'button', url: read }] })
    expect(JSON.stringify(row)).not.toContain('"value"')
    const long = Array.from({ length: 4 }, (_, index) => ({
      ...excerptBlock('It sails on Mondays. '.repeat(200), citation),
      number: index + 1,
      read,
    }))
    const crowded = JSON.stringify(render(...long))
    expect(crowded.split(read)).toHaveLength(5)
    expect(crowded).not.toContain('Original')
  })

  test('loses the button that repeats its link before a reply loses a button of its own', () => {
    const read = `https://reader.example/s/0123456789ab.abcdef?key=${'k'.repeat(300)}`
    const blocks = Array.from({ length: 13 }, (_, index) => ({
      ...(cited(excerptBlock('It sails.', citation)) as ReplyBlock & { kind: 'excerpt' }),
      number: index + 1,
      read: `${read}#${index}-99`,
    }))
    const whole: Action = {
      key: 'more',
      label: 'The whole of it',
      command: { kind: 'digest-now' },
      url: `https://reader.example/digest/${'t'.repeat(250)}`,
    }
    const gaps: Action = { key: 'more', label: 'Open', command: { kind: 'gaps', days: 1, page: 1 } }
    const message = renderMessage({ ...replyOf(...blocks), actions: [whole, gaps] })
    checkMessage(message)
    const buttons = message.blocks.flatMap((block) => (block.type === 'actions' ? block.elements : []))
    expect(buttons.slice(-2)).toMatchObject([{ url: whole.url }, { value: 'gaps:1:1' }])
    expect(buttons.slice(0, 3)).toMatchObject([0, 1, 2].map((at) => ({ url: `${read}#${at}-99` })))
    expect(buttons.length).toBeLessThan(15)
  })

  test('without a title is still linked', () => {
    const [, small] = render(excerptBlock('It sails.', { ...citation, title: ' ' }))
    expect(small).toMatchObject({ elements: [{ text: expect.stringMatching(/<https:[^|]*\|…>/) }] })
  })

  test('names its file only if a label says so', () => {
    const block = excerptBlock('It sails.', { title: 'The old ferry', file: 'docs/ferry.md' })
    expect(seen(render(block))).not.toContain('ferry.md')
    const alike = { ...block, labels: { ...block.labels, file: 'ferry.md' } }
    expect(seen(render(alike))).toContain('The old ferry · paragraph 1 · ferry.md')
  })

  test('shows only its place if its source is named above', () => {
    const block = excerptBlock('It sails.', citation)
    const named = { ...block, labels: { ...block.labels, sourceIsNamed: true } }
    expect(seen(render(named))).toBe('It sails.\n1 · paragraph 1')
  })

  test('shares a quotation and a citation with others of its part of the source', () => {
    const block = excerptBlock('It sails.', citation)
    const further = [excerptBlock('It rests.', citation).excerpt]
    expect(seen(render({ ...block, further }))).toBe(
      'It sails.\n[…]\nIt rests.\n1 · The old ferry · paragraph 1 · Harbour Post · 14 Dec 2025',
    )
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
    expect(above?.elements[0]).toEqual({ type: 'text', text: '[…]' })
    expect(below?.elements).toEqual([{ type: 'text', text: '[…]' }])
    expect(JSON.stringify(quote)).not.toContain('[…]')
    expect(long).toContain(quote?.elements.map((element) => 'text' in element && element.text).join(''))
  })
})

describe('a citation', () => {
  const linkOf = (link: string) => {
    const shown = excerptBlock('It sails.', { title: 'T', url: 'https://post.example/a' })
    if (shown.kind !== 'excerpt') throw new Error('no excerpt')
    const [, small] = render({ ...shown, excerpt: { ...shown.excerpt, link } })
    return /<(.*)\|T>/.exec(JSON.stringify(small))?.[1]
  }
  test('opens its page at its words, or at the top where that link is too long', () => {
    const link = 'https://post.example/a#:~:text=It%20sails'
    expect(linkOf(link)).toBe(link)
    expect(linkOf(`${link},${'x'.repeat(500)}`)).toBe('https://post.example/a')
  })
})

describe('a link', () => {
  const linkOf = (url: string) => {
    const [, small] = render(excerptBlock('It sails.', { title: 'T', url }))
    return /<(.*)\|T>/.exec(JSON.stringify(small))?.[1]
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
