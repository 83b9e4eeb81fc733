import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Document } from '../../../../src/sources/document.ts'
import { readHtml } from '../../../../src/sources/read/formats/html.ts'
import { problemLog } from '../../../../src/sources/read/problems.ts'
import { expectSound } from '../../offsets.ts'

const read = (html: string): Document & { problems: string[] } => {
  const log = problemLog('a.html')
  const document = readHtml(html, 'a.html', log)
  return { ...document, problems: log.all().map(({ message }) => message) }
}

describe('a hostile page', () => {
  test('is cut off at the limit of elements, with a problem', () => {
    const { problems, blocks } = read('<p>x</p>'.repeat(60_000))
    expect(problems[0]).toMatch(/^a\.html has more than 50,000 elements: the rest was left out/)
    expect(blocks.length).toBeLessThanOrEqual(50_000)
  })

  test('is read whole if it is nested too deeply', () => {
    const { problems, text } = read(`${'<div>'.repeat(20_000)}<p>Words.</p>`)
    expect(text).toBe('Words.')
    expect(problems).toEqual([
      'a.html is too large or too deeply nested to find its article: all of the page was read.',
    ])
  })

  test('may have broken JSON-LD', () => {
    expect(read(`<script type="application/ld+json">${'['.repeat(9999)}</script><p>Words.</p>`).text).toBe(
      'Words.',
    )
    expect(
      read('<script type="application/ld+json">{"@graph":[null,1,{"@type":7}]}</script><p>Words.</p>').text,
    ).toBe('Words.')
  })
})

test('blocks of any page are sound', () => {
  const tag = fc.constantFrom(
    'p',
    'div',
    'li',
    'ul',
    'blockquote',
    'h2',
    'td',
    'tr',
    'table',
    'br',
    'pre',
    'a href="#"',
    'sup',
    'form',
    'figcaption',
    'nav',
    'P CLASS=A',
    'article',
    'html',
    'body',
    'head',
    'svg',
    '!--',
  )
  const piece = fc.oneof(
    tag.map((name) => `<${name}>`),
    tag.map((name) => `</${name.split(' ')[0]}>`),
    fc.constantFrom(
      '&nbsp;',
      '&#0;',
      '&#xd800;',
      '\n',
      ' ',
      '<',
      '\u0001',
      'A sentence that is long enough to be prose, and says so itself, here.',
    ),
    fc.string({ unit: 'grapheme', maxLength: 10 }),
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const { text, blocks } = read(pieces.join(''))
      expectSound(text, blocks)
    }),
    { numRuns: 300 },
  )
})
