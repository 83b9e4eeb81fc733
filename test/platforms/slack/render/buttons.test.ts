import { describe, expect, test } from 'vitest'
import type { Command } from '../../../../src/command.ts'
import { encodeButton } from '../../../../src/commands/button.ts'
import {
  ACTION_IDS,
  actionBlocks,
  CHOOSE_SOURCE,
  commandOf,
} from '../../../../src/platforms/slack/render/buttons.ts'
import type { Action } from '../../../../src/reply.ts'

const action = (key: Action['key'], label: string, command: Command): Action => ({ key, label, command })
const up = action('up', 'Helpful', { kind: 'feedback', question: 'q1', vote: 'up' })
const down = action('down', 'Not helpful', { kind: 'feedback', question: 'q1', vote: 'down' })
const dismiss = action('dismiss', 'Dismiss', { kind: 'dismiss', question: 'q1' })
const more = action('more', 'More', { kind: 'more', question: 'q1', from: 3 })
const plain = (text: string) => ({ type: 'plain_text', text, emoji: false })

describe('below a message', () => {
  test('votes are Slack’s thumbs, and only the asker sees the bin', () => {
    expect(actionBlocks([more, up, down, dismiss], undefined, { kind: 'message', asker: 'U1' })).toEqual([
      {
        type: 'actions',
        elements: [{ type: 'button', text: plain('More'), action_id: 'footnote:more:0', value: 'more:q1:3' }],
      },
      {
        type: 'context_actions',
        elements: [
          {
            type: 'feedback_buttons',
            action_id: 'footnote:vote',
            positive_button: { text: plain('Helpful'), value: 'vote:q1:up' },
            negative_button: { text: plain('Not helpful'), value: 'vote:q1:down' },
          },
          {
            type: 'icon_button',
            action_id: 'footnote:dismiss',
            icon: 'trash',
            text: plain('Dismiss'),
            value: 'dismiss:q1',
            visible_to_user_ids: ['U1'],
          },
        ],
      },
    ])
  })

  test('everyone sees the bin if the asker is unknown', () => {
    const [block] = actionBlocks([dismiss], undefined, { kind: 'message' })
    expect(JSON.stringify(block)).not.toContain('visible_to_user_ids')
  })

  test('one vote without the other is a button', () => {
    const [block, ...rest] = actionBlocks([up], undefined, { kind: 'message' })
    expect(block).toMatchObject({ type: 'actions', elements: [{ type: 'button', value: 'vote:q1:up' }] })
    expect(rest).toEqual([])
  })

  test('a long question is cut in the label and complete in the value', () => {
    const question = 'When did the last steam ferry of the northern line leave the harbour for good?'
    const ask = action('ask', question, { kind: 'ask', question })
    const [block] = actionBlocks([ask], undefined, { kind: 'message' })
    expect(block).toMatchObject({
      elements: [
        {
          text: plain('When did the last steam ferry of the northern line leave the harbour for…'),
          value: `ask:${question}`,
        },
      ],
    })
  })

  test('a command too long for a button is left out', () => {
    const ask = action('ask', 'Long', { kind: 'ask', question: 'x'.repeat(101) })
    expect(actionBlocks([ask], undefined, { kind: 'message' })).toEqual([])
  })

  test('sources are chosen from a menu that opens without typing', () => {
    expect(actionBlocks([], 'Show a source…', { kind: 'message' })).toEqual([
      {
        type: 'actions',
        elements: [
          {
            type: 'external_select',
            action_id: CHOOSE_SOURCE,
            placeholder: plain('Show a source…'),
            min_query_length: 0,
          },
        ],
      },
    ])
    expect(CHOOSE_SOURCE).toMatch(ACTION_IDS)
  })
})

test('a view has plain buttons for votes and dismissal, since Slack’s own elements are for messages', () => {
  const blocks = actionBlocks([up, down, dismiss], undefined, { kind: 'view' })
  expect(blocks).toHaveLength(1)
  expect(blocks).toMatchObject([{ type: 'actions', elements: [{}, {}, { value: 'dismiss:q1' }] }])
})

describe('a pressed element', () => {
  const show: Command = { kind: 'source-show', which: '~a1', page: 1 }
  const code = encodeButton(show)

  test.each([
    ['a button', { type: 'button', value: code }],
    ['a vote', { type: 'feedback_buttons', value: code }],
    ['the bin', { type: 'icon_button', value: code }],
    ['an option', { type: 'external_select', selected_option: { text: {}, value: code } }],
  ])('%s carries its command', (_, pressed) => {
    expect(commandOf(pressed)).toEqual(show)
  })

  test.each([
    [{}],
    [{ value: '' }],
    [{ value: 7 }],
    [{ value: 'drop:table' }],
    [{ selected_option: null }],
    [{ selected_option: {} }],
    [{ selected_option: { value: null } }],
  ])('%j has expired', (pressed) => {
    expect(commandOf(pressed)).toEqual({ kind: 'expired' })
  })
})
