import { expect, test } from 'vitest'
import type { Excerpt } from '../src/model.ts'
import { plainText } from '../src/plain-text.ts'
import { heading, note, prose, type Reply, type ReplyBlock } from '../src/reply.ts'
import { citationOf, excerptOf, sourceOf } from './texts.ts'

const source = sourceOf('ferry.txt', ['The ferry was\nbuilt  in 1931. It still sails.'], {
  title: 'The old ferry',
})
const citation = citationOf(source, {
  publisher: 'Harbour Post',
  published: '2025-12-14',
  url: 'https://post.example/f',
})

const replyOf = (language: 'en' | 'es', ...blocks: readonly ReplyBlock[]): Reply => ({
  language,
  outcome: 'done',
  blocks,
})

const block = (excerpt: Excerpt, corroboration?: string): ReplyBlock => ({
  kind: 'excerpt',
  number: 1,
  excerpt,
  labels: { place: '¶ 1', ...(corroboration !== undefined && { corroboration }) },
})

test('shows an excerpt with its title, publisher, date, place and link', () => {
  const excerpt = excerptOf(source, 'The ferry was\nbuilt  in 1931.', { citation })
  expect(plainText(replyOf('en', block(excerpt, 'no other source confirms it')))).toBe(
    [
      '│ The ferry was built in 1931.',
      '1 · The old ferry · ¶ 1 · Harbour Post · 14 Dec 2025 · no other source confirms it',
      '    https://post.example/f',
    ].join('\n'),
  )
})

test('writes dates as the language of the reply does', () => {
  const text = plainText(replyOf('es', block(excerptOf(source, 'It still sails.', { citation }))))
  expect(text).toContain('14 dic 2025')
})

test('leaves out the publisher, date and link that a source does not have', () => {
  const text = plainText(replyOf('en', block(excerptOf(source, 'It still sails.'))))
  expect(text).toBe('│ It still sails.\n1 · The old ferry · ¶ 1')
})

test('has a bar beside a quotation, and no quotation marks but the source’s', () => {
  const spoken = sourceOf('a', ['“It sails.” “So,” he said, “do we.”'])
  expect(plainText(replyOf('en', block(excerptOf(spoken, '“It sails.”'))))).toContain('│ “It sails.”\n')
  expect(plainText(replyOf('en', block(excerptOf(spoken, spoken.text))))).toContain(`│ ${spoken.text}\n`)
})

test('leaves answering words unmarked', () => {
  const excerpt = excerptOf(source, 'It still sails.', { marks: [{ start: 3, end: 8 }] })
  expect(plainText(replyOf('en', block(excerpt)))).toContain('│ It still sails.\n')
})

test('keeps a list together and separates paragraphs', () => {
  const line = { source: 'a', title: 'A' }
  const text = plainText(
    replyOf(
      'en',
      heading('2 sources'),
      { kind: 'source', number: 1, citation: line },
      { kind: 'source', number: 2, citation: { ...line, publisher: 'P', published: '2024-05' } },
      note('Page 1 of 2.'),
      prose('Ask away.'),
      { kind: 'fields', fields: [{ name: 'Link', value: 'x' }] },
      { kind: 'usage', lines: [{ command: '/help', description: 'Helps.' }] },
    ),
  )
  expect(text).toBe(
    '2 sources\n1  A\n2  A\n   P, May 2024\n\nPage 1 of 2.\n\nAsk away.\n\nLink: x\n\n/help\n    Helps.',
  )
})

test('lets no control character of a source through, wherever it is', () => {
  const evil = '\u001b[2Jx\ny\u202e'
  const hostile = sourceOf(evil, [evil], { title: evil })
  const text = plainText(
    replyOf(
      'en',
      heading(evil),
      prose(evil),
      note(evil),
      block(
        excerptOf(hostile, evil, { citation: citationOf(hostile, { publisher: evil, url: evil }) }),
        evil,
      ),
      { kind: 'source', number: 1, citation: { source: evil, title: evil, published: evil } },
      { kind: 'fields', fields: [{ name: evil, value: evil }] },
      { kind: 'usage', lines: [{ command: evil, description: evil }] },
    ),
  )
  expect(text).not.toMatch(/[^\P{Cc}\n]|\u202e/u)
})

test('shows excerpts of one part of a source in one quotation, under one citation that has its headings', () => {
  const changes = sourceOf('c.md', ['Tokens expire. Refresh them. The old flag is gone.'], {
    title: 'Changelog',
  })
  const first = excerptOf(changes, 'Tokens expire.', {
    citation: citationOf(changes, { published: '2026-09-01' }),
  })
  const reply = replyOf('en', {
    kind: 'excerpt',
    number: 1,
    excerpt: first,
    further: [excerptOf(changes, 'The old flag is gone.')],
    labels: { place: '2.4.0 – 2026-08-30 › Removed', isSection: true, isDated: true },
  })
  expect(plainText(reply)).toBe(
    '│ Tokens expire.\n│ […]\n│ The old flag is gone.\n1 · Changelog › 2.4.0 – 2026-08-30 › Removed',
  )
})
