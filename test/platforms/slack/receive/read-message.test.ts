import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readText } from '../../../../src/platforms/slack/receive/read-message.ts'

const BOT = 'U0BOT'

describe('Slack’s encoding is decoded', () => {
  test.each([
    ['<@U0BOT> when was it opened?', 'when was it opened?'],
    ['<@U0BOT>: when was it opened?', 'when was it opened?'],
    ['hey <@U0BOT> when was it opened?', 'hey when was it opened?'],
    ['what does <https://quillon.example/a?b=1&amp;c=2|the port> cost?', 'what does the port cost?'],
    ['see <https://quillon.example/a?b=1&amp;c=2>', 'see https://quillon.example/a?b=1&c=2'],
    ['write to <mailto:ann@quillon.example|ann@quillon.example>', 'write to ann@quillon.example'],
    ['is it said in <#C123|harbour>?', 'is it said in #harbour?'],
    ['ask <@U999|ben> and <@U998>', 'ask @ben and'],
    ['<!here> and <!subteam^S1|@crew>', '@here and @crew'],
    ['opened on <!date^1392734382^{date}|18 February>', 'opened on 18 February'],
    ['3 &lt; 4 &amp;&amp; 5 &gt; 4', '3 < 4 && 5 > 4'],
    ['&amp;lt; stays', '&lt; stays'],
    ['two  lines\n\tof text', 'two lines\n of text'],
  ])('%s', (text, expected) => expect(readText(text, BOT).text).toBe(expected))

  test('a colon without a mention before it stays', () =>
    expect(readText(': what is that?', BOT).text).toBe(': what is that?'))
})

describe('who is addressed', () => {
  test.each([
    ['<@U0BOT> hello', true, false],
    ['hello', false, false],
    ['<@U999> look, <@U0BOT>', true, true],
    ['  <@U999> what do you think?', false, true],
    ['<!subteam^S1> what do you think?', false, true],
    ['what does <@U999> think?', false, false],
  ])('%s', (text, mentionsBot, mentionsOthers) =>
    expect(readText(text, BOT)).toMatchObject({ mentionsBot, mentionsOthers }),
  )
})

test('any text that a person types is read as it was typed', () => {
  const typed = fc.string({ unit: fc.constantFrom('a', ' ', '<', '>', '&', '|', '@', '!', '#', 'é', '*') })
  fc.assert(
    fc.property(typed, (text) => {
      const encoded = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
      expect(readText(encoded, BOT).text).toBe(text.replace(/ +/g, ' ').trim())
    }),
    { numRuns: 300 },
  )
})
