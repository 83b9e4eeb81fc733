import { stripVTControlCharacters } from 'node:util'
import fc from 'fast-check'
import stringWidth from 'string-width'
import { describe, expect, test } from 'vitest'
import { displayText } from '../../../src/display.ts'
import { render, WIDTH } from '../../../src/platforms/terminal/render.ts'
import { heading, note, prose, type Reply, type ReplyBlock } from '../../../src/reply.ts'
import { citationOf, excerptOf, sourceOf } from '../../texts.ts'

const replyOf = (...blocks: readonly ReplyBlock[]): Reply => ({ language: 'en', outcome: 'done', blocks })

const excerptBlock = (text: string, title: string, number = 1): ReplyBlock => {
  const source = sourceOf('s', [text], { title })
  const marks = text.length > 4 ? [{ start: 1, end: 4 }] : []
  return {
    kind: 'excerpt',
    number,
    excerpt: excerptOf(source, text, { marks, citation: citationOf(source, { publisher: 'Post' }) }),
    labels: { place: 'paragraph 1' },
  }
}

describe('an excerpt on a terminal', () => {
  test('has a bar beside each of its lines, and is as wide as the terminal', () => {
    expect(
      render(replyOf(excerptBlock('The ferry was built in 1931.', 'The old ferry')), {
        width: 24,
        styled: false,
      }),
    ).toBe(
      ['│ The ferry was built in', '│ 1931.', '1 · The old ferry ·', '    paragraph 1 · Post'].join('\n'),
    )
  })

  test('has its answering words bold and underlined, and its citation dim', () => {
    const drawn = render(replyOf(excerptBlock('It sails.', 'T')), { width: 80, styled: true })
    expect(drawn).toBe(
      '\u001b[90m│ \u001b[39mI\u001b[1;4mt s\u001b[22;24mails.\n1 · \u001b[2mT · paragraph 1 · Post\u001b[22m',
    )
    const sure = render(
      { ...replyOf(excerptBlock('It sails.', 'T')), sureness: 'sure' },
      { width: 80, styled: true },
    )
    expect(sure).toContain('\u001b[32m│ ')
  })

  test('ends its style at the end of each line', () => {
    const drawn = render(replyOf(heading('one two three four five six')), { width: 20, styled: true })
    for (const line of drawn.split('\n')) {
      expect(line.split('\u001b').map((piece) => piece.slice(0, 3))).toEqual(['', '[1m', '[22'])
      expect(line.endsWith('m')).toBe(true)
    }
  })

  test('has no escape sequences without styles', () => {
    expect(
      render(replyOf(excerptBlock('It sails.', 'T'), note('n')), { width: 80, styled: false }),
    ).not.toContain('\u001b')
  })
})

test('a word wider than the terminal is cut, and wide letters count twice', () => {
  const lines = render(replyOf(prose(`${'x'.repeat(45)} ${'漢'.repeat(15)}`)), {
    width: 20,
    styled: false,
  }).split('\n')
  expect(lines).toEqual(['x'.repeat(20), 'x'.repeat(20), 'xxxxx', '漢'.repeat(10), '漢'.repeat(5)])
})

test('a link wider than the terminal stays whole, on a line of its own', () => {
  const link = `https://example.org/${'a'.repeat(60)}`
  const lines = render(replyOf(prose(`See ${link} and more`)), { width: 40, styled: false }).split('\n')
  expect(lines).toEqual(['See', link, 'and more'])
})

test('a character wider than the terminal is cut too', () => {
  // In Unicode, any number of Korean opening consonants without a vowel is one character.
  const lines = render(replyOf(prose('\u1100'.repeat(25))), { width: 20, styled: false }).split('\n')
  expect(lines.map((line) => stringWidth(line))).toEqual([20, 20, 10])
})

test('a terminal that is too narrow, too wide or without a width gets a readable width', () => {
  const widest = (width: number) =>
    Math.max(
      ...render(replyOf(prose('word '.repeat(100))), { width, styled: false })
        .split('\n')
        .map((line) => stringWidth(line)),
    )
  expect(widest(0)).toBeLessThanOrEqual(WIDTH.min)
  expect(widest(5_000)).toBeLessThanOrEqual(WIDTH.max)
  expect(widest(5_000)).toBeGreaterThan(WIDTH.default)
})

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.string({ unit: 'grapheme', maxLength: 200 }),
  fc.string({
    unit: fc.constantFrom('ᄀ', 'ᅡ', 'ः', '\u0301', '\u200d', '👩', '🏽', 'ｶ', 'ﾞ', '🇨', 'a', ' '),
    maxLength: 300,
  }),
  fc.lorem({ maxCount: 60 }),
)

const squeeze = (text: string) => displayText(text).replace(/\s/g, '')

test('no text makes a line too wide, and every excerpt and citation survives', () => {
  fc.assert(
    fc.property(
      anyText,
      anyText,
      fc.integer({ min: WIDTH.min, max: 130 }),
      fc.boolean(),
      fc.integer({ min: 1, max: 1e9 }),
      (text, title, width, styled, number) => {
        const reply = replyOf(prose(text), excerptBlock(text, `T${title}`, number), {
          kind: 'usage',
          lines: [{ command: title, description: text }],
        })
        const drawn = stripVTControlCharacters(render(reply, { width, styled }))
        for (const line of drawn.split('\n')) expect(stringWidth(line)).toBeLessThanOrEqual(width)
        const squeezed = drawn.replace(/\s/g, '')
        expect(squeezed).toContain(squeeze(text))
        expect(squeezed).toContain(`${squeeze(`T${title}`)}·paragraph1·Post`)
      },
    ),
    { numRuns: 400 },
  )
})
