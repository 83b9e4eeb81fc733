import fc from 'fast-check'
import { expect, test } from 'vitest'
import { displayText } from '../../../src/display.ts'
import { escapeMrkdwn } from '../../../src/platforms/slack/render/escape.ts'
import { anyText } from '../../contracts/replies.ts'

const unescaped = (text: string): string =>
  text.replaceAll('\u200b', '').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')

test('writes the three signs that Slack has entities for as entities', () => {
  expect(escapeMrkdwn('<!channel> & <@U1> &lt;')).toBe('&lt;!channel&gt; &amp; &lt;@U1&gt; &amp;lt;')
})

test('keeps what formats from its words', () => {
  expect(escapeMrkdwn('*b* _i_')).toBe('\u200b*\u200bb\u200b*\u200b \u200b_\u200bi\u200b_\u200b')
  expect(escapeMrkdwn('> said')).toBe('\u200b&gt;\u200b said')
  expect(escapeMrkdwn(':smile: at 12:30')).toBe('\u200b:\u200bsmile: at 12:30')
})

test('leaves an ordinary sentence as it is', () => {
  const sentence = 'The ferry – built in 1931 – sails at 8:30; “so what?” asked Åsa.'
  expect(escapeMrkdwn(sentence)).toBe(sentence)
})

test('any text reads as it stands, without a sign that begins anything', () => {
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
