import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { displayText } from '../../../../src/display.ts'
import {
  boundaryAfter,
  boundaryBefore,
  escapeMrkdwn,
  truncate,
} from '../../../../src/platforms/slack/render/text.ts'
import { anyText, longText } from '../../../contracts/replies.ts'

describe('truncation', () => {
  test('leaves a short text as it is', () => {
    expect(truncate('The old ferry', 13)).toBe('The old ferry')
  })

  test('ends with a word and an ellipsis', () => {
    expect(truncate('The old ferry sails', 16)).toBe('The old ferry…')
  })

  test('cuts a single long word', () => {
    expect(truncate('x'.repeat(20), 10)).toBe(`${'x'.repeat(9)}…`)
  })

  test('cuts a single endless character', () => {
    expect(truncate('\u1100'.repeat(200), 100)).toBe(`${'\u1100'.repeat(99)}…`)
  })
})

test('a boundary is the nearest one that splits no character', () => {
  expect([boundaryBefore('a🇨🇱b', 3), boundaryAfter('a🇨🇱b', 3)]).toEqual([1, 5])
  expect([boundaryBefore('e\u0301x', 1), boundaryAfter('e\u0301x', 1)]).toEqual([0, 2])
  expect([boundaryBefore('ab', 1), boundaryAfter('ab', 1)]).toEqual([1, 1])
  expect([boundaryBefore('ab', -1), boundaryAfter('ab', 9)]).toEqual([0, 2])
})

test('truncation splits no surrogate pair of any text', () => {
  fc.assert(
    fc.property(longText(400), fc.integer({ min: 2, max: 300 }), (text, most) => {
      const whole = text.toWellFormed()
      const cut = truncate(whole, most)
      expect(cut.length).toBeLessThanOrEqual(most)
      expect(cut.isWellFormed()).toBe(true)
      expect(cut === whole || whole.startsWith(cut.slice(0, -1))).toBe(true)
    }),
    { numRuns: 300 },
  )
})

const unescaped = (text: string): string =>
  text.replaceAll('\u200b', '').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')

describe('escaping', () => {
  test('turns the three signs with entities into entities', () => {
    expect(escapeMrkdwn('<!channel> & <@U1> &lt;')).toBe('&lt;!channel&gt; &amp; &lt;@U1&gt; &amp;lt;')
  })

  test('separates formatting signs from words', () => {
    expect(escapeMrkdwn('*b* _i_')).toBe('\u200b*\u200bb\u200b*\u200b \u200b_\u200bi\u200b_\u200b')
    expect(escapeMrkdwn('> said')).toBe('\u200b&gt;\u200b said')
    expect(escapeMrkdwn(':smile: at 12:30')).toBe('\u200b:\u200bsmile: at 12:30')
  })

  test('leaves an ordinary sentence as it is', () => {
    const sentence = 'The ferry – built in 1931 – sails at 8:30; “so what?” asked Åsa.'
    expect(escapeMrkdwn(sentence)).toBe(sentence)
  })

  test('shows any text as it is, with no sign that could format', () => {
    fc.assert(
      fc.property(anyText(80), (text) => {
        const escaped = escapeMrkdwn(text)
        expect(unescaped(escaped)).toBe(displayText(text))
        expect(escaped).not.toMatch(/[<>]|&(?!(?:amp|lt|gt);)|^&gt;/u)
        expect(escaped).not.toMatch(/(?<!\u200b)[*_~`]|[*_~`](?!\u200b)/u)
        expect(escaped).not.toMatch(/:(?!\u200b)[^\s:]+:/u)
      }),
      { numRuns: 300 },
    )
  })
})
