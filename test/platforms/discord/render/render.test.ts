import { ButtonStyle, ComponentType } from 'discord.js'
import { describe, expect, test } from 'vitest'
import { renderMessage } from '../../../../src/platforms/discord/render/render.ts'
import type { Action, Reply, ReplyBlock } from '../../../../src/reply.ts'
import { heading, note, prose } from '../../../../src/reply.ts'
import { citationOf, excerptOf, sourceOf } from '../../../texts.ts'

const replyOf = (blocks: readonly ReplyBlock[], more: Partial<Reply> = {}): Reply => ({
  language: 'en',
  outcome: 'done',
  blocks,
  ...more,
})

const source = sourceOf('ferry', ['The ferry was built in 1931. It still sails.'], { title: 'The old ferry' })
const citation = citationOf(source, {
  publisher: 'Harbour Post',
  published: '2025-12-14',
  url: 'https://post.example/ferry',
})
const context: Action = {
  key: 'context',
  label: 'Context 1',
  command: { kind: 'context', source: 'ab', start: 0, end: 28 },
}
const excerpt = (more: Partial<ReplyBlock & { kind: 'excerpt' }> = {}): ReplyBlock => ({
  kind: 'excerpt',
  number: 1,
  excerpt: excerptOf(source, 'The ferry was built in 1931.', { marks: [{ start: 23, end: 27 }], citation }),
  labels: { place: 'paragraph 1', corroboration: 'no other source confirms it' },
  ...more,
})

const text = (content: string) => ({ type: ComponentType.TextDisplay, content })
const componentsOf = (...blocks: readonly ReplyBlock[]) => renderMessage(replyOf(blocks)).components

describe('an excerpt', () => {
  const shown = [
    '> The ferry was built in **1931**.',
    '-# **1** · [The old ferry](<https://post.example/ferry>) · paragraph 1 · Harbour Post · 14 Dec 2025 · no other source confirms it',
  ].join('\n')

  test('is a quotation with its answering words bold, over its citation', () => {
    expect(componentsOf(excerpt())).toEqual([text(shown)])
  })

  test('opens the reader by its title, and its own page beside it if there is room', () => {
    const read = 'https://reader.example/s/0123456789ab.abcdef#0-28'
    expect(componentsOf(excerpt({ read, labels: { place: 'p. 1' } }))).toEqual([
      text(
        `> The ferry was built in **1931**.\n-# **1** · [The old ferry](<${read}>) · p. 1 · Harbour Post · 14 Dec 2025 · [Original](<https://post.example/ferry>)`,
      ),
    ])
    const crowded = JSON.stringify(componentsOf(prose('x'.repeat(3_900)), excerpt({ read })))
    expect(crowded).toContain(read)
    expect(crowded).not.toContain('Original')
    const source: ReplyBlock = { kind: 'source', number: 1, citation, read }
    expect(componentsOf(source)).toEqual([
      text(
        `**1** [The old ferry](<${read}>) — Harbour Post, 14 December 2025 · [Original](<https://post.example/ferry>)`,
      ),
    ])
  })

  test('opens its page at its words, or at the top where that link is too long', () => {
    const linked = (link: string) => {
      const [shown] = componentsOf(
        excerpt({ excerpt: { ...excerptOf(source, 'The ferry was built in 1931.', { citation }), link } }),
      )
      return /\(<(.*?)>\)/.exec(JSON.stringify(shown))?.[1]
    }
    const link = 'https://post.example/ferry#:~:text=The%20ferry%20was%20built%20in%201931'
    expect(linked(link)).toBe(link)
    expect(linked(`${link},${'x'.repeat(500)}`)).toBe('https://post.example/ferry')
  })

  test('has full width, and the button for its context in a row below', () => {
    expect(componentsOf(excerpt({ context }))).toEqual([
      text(shown),
      {
        type: ComponentType.ActionRow,
        components: [
          {
            type: ComponentType.Button,
            custom_id: 'context:ab:0:28',
            style: ButtonStyle.Secondary,
            label: 'Context 1',
          },
        ],
      },
    ])
  })

  test('says only its place if the reply names its source', () => {
    const labels = { place: 'paragraph 1', sourceIsNamed: true }
    expect(componentsOf(excerpt({ labels }))).toEqual([
      text('> The ferry was built in **1931**.\n-# **1** · paragraph 1'),
    ])
  })

  test('is bold in one piece if marks touch, and not around spaces', () => {
    const marks = [
      { start: 4, end: 10 },
      { start: 10, end: 13 },
    ]
    const [shown] = componentsOf(excerpt({ excerpt: excerptOf(source, 'The ferry was built', { marks }) }))
    expect(shown).toMatchObject({ content: expect.stringContaining('> The **ferry was** built\n') })
    const spaced = [{ start: 3, end: 10 }]
    const [other] = componentsOf(excerpt({ excerpt: excerptOf(source, 'The ferry was', { marks: spaced }) }))
    expect(other).toMatchObject({ content: expect.stringContaining('> The **ferry** was\n') })
  })
})

test('related words of the bot are together in one text', () => {
  expect(
    componentsOf(
      heading('Two sources'),
      { kind: 'source', number: 1, citation },
      { kind: 'source', number: 2, citation: { source: 'b', title: 'On tides', author: 'Ann Lee' } },
      note('Page 1 of 2.'),
      prose('Ask *away*.'),
    ),
  ).toEqual([
    text(
      [
        '### Two sources',
        '**1** [The old ferry](<https://post.example/ferry>) — Harbour Post, 14 December 2025',
        '**2** On tides — Ann Lee',
        '',
        '-# Page 1 of 2.',
        '',
        'Ask \\*away\\*.',
      ].join('\n'),
    ),
  ])
})

test('fields and commands are a line each, and a link field leads there', () => {
  expect(
    componentsOf(
      {
        kind: 'fields',
        fields: [
          { name: 'Publisher', value: 'Harbour_Post' },
          { name: 'Link', value: 'https://post.example/a b' },
          { name: 'Author', value: 'https://evil.example' },
          { name: 'File', value: '' },
        ],
      },
      { kind: 'usage', lines: [{ command: '/ask <question>', description: 'Answers a question.' }] },
    ),
  ).toEqual([
    text(
      [
        '**Publisher:** Harbour\\_Post',
        '**Link:** <https://post.example/a%20b>',
        '**Author:** https\\://evil.example',
        '**File:**',
        '',
        '**/ask \\<question\\>** — Answers a question.',
      ].join('\n'),
    ),
  ])
})

test('a message is components v2 without content, and pings nobody', () => {
  expect(renderMessage(replyOf([prose('@everyone')]))).toEqual({
    flags: 32768,
    components: [text('\\@everyone')],
    allowedMentions: { parse: [] },
  })
})

test('a reply with nothing visible is still a message', () => {
  expect(componentsOf()).toEqual([text('…')])
  expect(componentsOf(prose(' \u200b'), heading(''), note('\u0301'))).toEqual([text('…')])
})

describe('the colour beside a reply', () => {
  const colours = (more: Partial<Reply>) => {
    const { components } = renderMessage(replyOf([prose('Fairly sure.'), excerpt({ context })], more), 7)
    return components.map((component) => [
      component.type,
      component.id,
      'accent_color' in component ? component.accent_color : undefined,
    ])
  }

  test('says how an answer ended, and how sure it is', () => {
    const answered = (sureness: Reply['sureness']) => colours({ outcome: 'answered', sureness } as Reply)[0]
    const [sure, fairly, unsure] = (['sure', 'fairly', 'unsure'] as const).map(answered)
    const [related, none, refused, failed] = (['related', 'none', 'refused', 'failed'] as const).map(
      (outcome) => colours({ outcome })[0],
    )
    expect([fairly, none, failed]).toEqual([unsure, related, refused])
    expect(new Set([sure, fairly, none, refused].map((one) => one?.[2])).size).toBe(4)
  })

  test('goes with one container, which has the mark and everything in it', () => {
    const [whole, ...others] = renderMessage(
      replyOf([excerpt({ context })], { outcome: 'answered', sureness: 'sure' }),
      7,
    ).components
    expect(others).toEqual([])
    expect(whole).toMatchObject({
      type: ComponentType.Container,
      id: 7,
      components: [{ type: ComponentType.TextDisplay }, { type: ComponentType.ActionRow }],
    })
  })

  test('is missing for what is no answer', () => {
    expect(colours({ outcome: 'done' }).map(([type]) => type)).not.toContain(ComponentType.Container)
  })
})

test('a command with an id can be pressed, and its arguments stand behind it', () => {
  const lines = [
    { command: '/ask <question>', description: 'Answers.', id: '12' },
    { command: '/source list [page]', description: 'Lists.', id: '34' },
    { command: '/help', description: 'Helps.', id: 'none of Discord’s' },
  ]
  expect(componentsOf({ kind: 'usage', lines })).toEqual([
    text('</ask:12> \\<question\\> — Answers.\n</source list:34> \\[page\\] — Lists.\n**/help** — Helps.'),
  ])
})

test('a moment says how far off it is, in words that Discord keeps up to date', () => {
  const at = Date.UTC(2026, 4, 4, 7)
  expect(
    componentsOf({
      kind: 'prose',
      text: 'The next is Mon, 4 May 2026, 09:00. *Soon*',
      moments: [{ shown: 'Mon, 4 May 2026, 09:00', at }],
    }),
  ).toEqual([text(`The next is Mon, 4 May 2026, 09\\:00 (<t:${at / 1000}:R>). \\*Soon\\*`)])
})
