import { describe, expect, test } from 'vitest'
import { wordsOfForwarded, wordsOfMessage } from '../../../../src/platforms/slack/receive/message-words.ts'

const BOT = 'U0BOT'
const rich = (...texts: readonly string[]) => ({
  type: 'rich_text',
  elements: texts.map((text) => ({ type: 'rich_text_section', elements: [{ type: 'text', text }] })),
})

describe('the words of a message are', () => {
  test.each<[string, object, string]>([
    ['its text', { text: '<@U0BOT> The port &amp; the pier' }, 'The port & the pier'],
    [
      'not its blocks as well, which repeat what a person wrote',
      { text: 'The port :ship: is open', blocks: [rich('The port ', ' is open')] },
      'The port :ship: is open',
    ],
    ['its blocks if it has no text', { text: '', blocks: [rich('The port opened.')] }, 'The port opened.'],
    [
      'what a feed says in sections, fields, headers and small print',
      {
        bot_id: 'B1',
        text: 'New article',
        blocks: [
          { type: 'header', text: { type: 'plain_text', text: 'Port opened' } },
          { type: 'section', text: { type: 'mrkdwn', text: 'See <https://quillon.example|the port>.' } },
          { type: 'section', fields: [{ type: 'mrkdwn', text: 'Cost: 3 &lt; 4' }] },
          {
            type: 'context',
            elements: [{ type: 'plain_text', text: 'Reported on Monday' }, { type: 'image' }],
          },
          { type: 'divider' },
        ],
      },
      'New article\nPort opened\nSee the port.\nCost: 3 < 4\nReported on Monday',
    ],
    [
      'each line once',
      {
        bot_id: 'B1',
        text: 'Port opened',
        blocks: [rich('Port opened'), rich('The mayor came.')],
        attachments: [{ title: 'Port opened', text: 'The mayor came.' }],
      },
      'Port opened\nThe mayor came.',
    ],
    [
      'an attachment’s title, text and fields',
      {
        text: '<https://quillon.example/a>',
        attachments: [
          {
            from_url: 'https://quillon.example/a',
            title: 'The port',
            text: 'It opened.',
            fields: [{ title: 'Cost', value: 'forty' }],
            fallback: 'The port: it opened',
          },
        ],
      },
      'https://quillon.example/a\nThe port\nIt opened.\nCost: forty',
    ],
    ['the fallback if there is nothing else', { attachments: [{ fallback: 'It opened.' }] }, 'It opened.'],
    [
      'a list’s entries and a quotation',
      {
        blocks: [
          {
            type: 'rich_text',
            elements: [
              {
                type: 'rich_text_list',
                elements: [
                  { type: 'rich_text_section', elements: [{ type: 'text', text: 'one pier' }] },
                  {
                    type: 'rich_text_section',
                    elements: [{ type: 'link', url: 'https://a.example', text: 'two' }],
                  },
                ],
              },
              { type: 'rich_text_quote', elements: [{ type: 'text', text: 'said the mayor' }] },
            ],
          },
        ],
      },
      'one pier\ntwo\nsaid the mayor',
    ],
  ])('%s', (_what, message, expected) => expect(wordsOfMessage(message, BOT)).toBe(expected))

  test.each([[null], ['x'], [[null, 7, 'x', { type: 'section', text: 7 }]], [{ type: 'rich_text' }]])(
    'none, and no failure, if its blocks are nonsense: %j',
    (blocks) => expect(wordsOfMessage({ blocks, attachments: blocks }, BOT)).toBe(''),
  )
})

test('of what is forwarded, a link’s preview is no part', () => {
  const attachments = [
    { from_url: 'https://quillon.example', title: 'A preview' },
    { is_share: true, from_url: 'https://quillon.slack.com/p1', text: 'The pier &amp; the port' },
  ]
  expect(wordsOfForwarded({ attachments }, BOT)).toBe('The pier & the port')
})
