import { ButtonStyle, ComponentType } from 'discord.js'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Command } from '../../../../src/command.ts'
import { encodeButton } from '../../../../src/commands/button.ts'
import { commandOf, READ_MENU_ID, SOURCE_MENU_ID } from '../../../../src/platforms/discord/render/buttons.ts'
import { renderMessage } from '../../../../src/platforms/discord/render/render.ts'
import type { Action, Reply, ReplyBlock } from '../../../../src/reply.ts'
import { excerptOf, sourceOf } from '../../../texts.ts'
import { checkBody } from '../openapi.ts'
import { walk } from '../rules.ts'
import { wireOf } from '../shown.ts'

const replyOf = (actions: readonly Action[], blocks: readonly ReplyBlock[] = []): Reply => ({
  language: 'en',
  outcome: 'done',
  blocks: [{ kind: 'prose', text: 'A' }, ...blocks],
  actions,
})

const shown = (reply: Reply) => {
  const message = renderMessage(reply)
  checkBody('create_message', wireOf(message))
  return walk(message.components)
}
const buttons = (reply: Reply) => shown(reply).filter(({ type }) => type === ComponentType.Button)

const ask = (question: string, label = question): Action => ({
  key: 'ask',
  label,
  command: { kind: 'ask', question },
})

test('buttons are in rows of five, in the order of the reply', () => {
  const actions = Array.from({ length: 7 }, (_, index) => ask(`Question ${index}?`))
  const rows = renderMessage(replyOf(actions)).components.filter(
    ({ type }) => type === ComponentType.ActionRow,
  )
  expect(rows.map((row) => ('components' in row ? row.components.length : 0))).toEqual([5, 2])
  expect(buttons(replyOf(actions)).map(({ label }) => label)).toEqual(actions.map(({ label }) => label))
})

test('a vote is a sign alone, and sharing stands out', () => {
  const actions: readonly Action[] = [
    { key: 'up', label: 'Helpful', command: { kind: 'feedback', question: 'q', vote: 'up' } },
    { key: 'down', label: 'Not helpful', command: { kind: 'feedback', question: 'q', vote: 'down' } },
    { key: 'share', label: 'Share', command: { kind: 'share', question: 'q' } },
    { key: 'dismiss', label: 'Dismiss', command: { kind: 'dismiss', question: 'q' } },
  ]
  expect(buttons(replyOf(actions)).map(({ emoji, label, style }) => [emoji, label, style])).toEqual([
    [{ name: '👍' }, undefined, 2],
    [{ name: '👎' }, undefined, 2],
    [undefined, 'Share', 1],
    [undefined, 'Dismiss', 2],
  ])
})

test('a label is cut to what a button shows, and an invisible one becomes an ellipsis', () => {
  const [long, blank] = buttons(replyOf([ask('q', 'When was it signed? '.repeat(8)), ask('r', '\u200b')]))
  expect(long?.label).toBe('When was it signed? When was it signed? When was it signed?…')
  expect(blank?.label).toBe('…')
})

test('an action that fits no button is left out', () => {
  expect(
    buttons(replyOf([ask('q'.repeat(120)), ask('lone \ud800'), ask('bell \u0007'), ask('fine')])),
  ).toEqual([expect.objectContaining({ custom_id: 'ask:fine' })])
})

test('two buttons of one command differ, and both lead to it', () => {
  const ids = buttons(replyOf([ask('q'), ask('q'), ask('q')])).map(({ custom_id }) => String(custom_id))
  expect(new Set(ids).size).toBe(3)
  expect(ids.map((id) => commandOf(id))).toEqual(Array(3).fill({ kind: 'ask', question: 'q' }))
})

test('a second button whose id would be too long is left out', () => {
  const long = ask('q'.repeat(96))
  expect(buttons(replyOf([long, long]))).toHaveLength(1)
})

describe('the menu of listed sources', () => {
  const list = (count: number, title = 'On tides') =>
    Array.from(
      { length: count },
      (_, index): ReplyBlock => ({
        kind: 'source',
        number: index + 1,
        citation: {
          source: `s${index}`,
          title,
          ...(index === 0 && { publisher: 'Tide Times', published: '2024' }),
        },
        show: { key: 'show', label: 'Show', command: { kind: 'source-show', which: `~${index}`, page: 1 } },
      }),
    )
  const menuOf = (reply: Reply) => shown(reply).find(({ type }) => type === ComponentType.StringSelect)

  test('offers them by number and title, and a choice shows the source', () => {
    expect(menuOf(replyOf([], list(2)))).toEqual({
      type: ComponentType.StringSelect,
      custom_id: SOURCE_MENU_ID,
      placeholder: 'Show a source…',
      options: [
        { label: '1. On tides', value: 'show:~0:1', description: 'Tide Times, 2024' },
        { label: '2. On tides', value: 'show:~1:1' },
      ],
    })
    expect(commandOf(SOURCE_MENU_ID, ['show:~1:1'])).toEqual({ kind: 'source-show', which: '~1', page: 1 })
  })

  test('invites with the words of the reply', () => {
    expect(menuOf({ ...replyOf([], list(1)), chooser: 'Pick one' })).toMatchObject({
      placeholder: 'Pick one',
    })
  })

  test('holds 25 at most, with titles cut', () => {
    const menu = menuOf(replyOf([], list(40, 'Tides and tales '.repeat(20))))
    expect(menu?.options).toHaveLength(25)
  })

  test('is missing if nothing can be chosen', () => {
    const plain: ReplyBlock = { kind: 'source', number: 1, citation: { source: 'a', title: 'A' } }
    expect(menuOf({ ...replyOf([], [plain]), chooser: 'Pick one' })).toBeUndefined()
    expect(commandOf(SOURCE_MENU_ID)).toEqual({ kind: 'expired' })
    expect(commandOf('of another bot')).toEqual({ kind: 'expired' })
  })
})

describe('excerpts that can be read in their sources', () => {
  const excerptOfSource = (number: number): ReplyBlock => {
    const source = sourceOf(`tide-${number}`, ['The tide turned at six.'], { title: `Tide ${number}` })
    const command: Command = { kind: 'context', source: `${number}`, start: 0, end: 23 }
    return {
      kind: 'excerpt',
      number,
      excerpt: excerptOf(source, 'The tide turned at six.'),
      labels: { place: '¶ 1' },
      context: { key: 'context', label: `Read ${number}`, command },
    }
  }
  const rowsOf = (reply: Reply) => shown(reply).filter(({ type }) => type === ComponentType.ActionRow)

  test('have a button each while all buttons are one row', () => {
    const reply = replyOf([ask('a'), ask('b'), ask('c')], [1, 2].map(excerptOfSource))
    expect(rowsOf(reply)).toHaveLength(1)
    expect(buttons(reply).map(({ label }) => label)).toEqual(['Read 1', 'Read 2', 'a', 'b', 'c'])
  })

  const inReader = (number: number): ReplyBlock => ({
    ...(excerptOfSource(number) as ReplyBlock & { kind: 'excerpt' }),
    read: `https://reader.example/s/${number}#0-23`,
  })

  test('are links where there is a reader: a row of their own where the buttons are more than one row', () => {
    const reply = replyOf(
      ['a', 'b', 'c', 'd'].map((one) => ask(one)),
      [1, 2, 3].map(inReader),
    )
    const rows = rowsOf(reply).map(({ components }) => components)
    expect(rows[0]).toEqual(
      [1, 2, 3].map((number) => ({
        type: ComponentType.Button,
        style: ButtonStyle.Link,
        label: `Read ${number}`,
        url: `https://reader.example/s/${number}#0-23`,
      })),
    )
    expect(rows).toHaveLength(2)
  })

  test('more than five of them are in a menu with a reader too', () => {
    const reply = replyOf([], [1, 2, 3, 4, 5, 6].map(inReader))
    expect(rowsOf(reply).map(({ components }) => components)).toMatchObject([[{ custom_id: READ_MENU_ID }]])
  })

  test('leave the links of the reply itself, however many they are and however long', () => {
    const url = `https://reader.example/digest/${'t'.repeat(400)}`
    const whole: Action = { key: 'more', label: 'The whole of it', command: { kind: 'digest-now' }, url }
    for (const count of [1, 3, 5, 6, 13, 40]) {
      const blocks = Array.from({ length: count }, (_, at) => inReader(at + 1))
      const reply = replyOf(
        [whole, ask('a'), ask('b')],
        [...blocks, { kind: 'prose', text: 'Word '.repeat(2_000) }],
      )
      const found = buttons(reply).find(({ label }) => label === 'The whole of it')
      expect(found).toEqual({ type: ComponentType.Button, style: ButtonStyle.Link, label: whole.label, url })
    }
  })

  test('are in a menu where there would be more, and the buttons stay one row', () => {
    const reply = replyOf(
      ['a', 'b', 'c', 'd', 'e'].map((word) => ask(word)),
      [1, 2, 3].map(excerptOfSource),
    )
    const menu = shown(reply).find(({ type }) => type === ComponentType.StringSelect)
    expect(menu).toMatchObject({ custom_id: READ_MENU_ID, placeholder: 'Read in source' })
    expect(menu?.options).toEqual(
      [1, 2, 3].map((number) => ({
        label: `${number}. Tide ${number}`,
        value: `context:${number}:0:23`,
        description: '¶ 1',
      })),
    )
    expect(commandOf(READ_MENU_ID, ['context:2:0:23'])).toEqual({
      kind: 'context',
      source: '2',
      start: 0,
      end: 23,
    })
    expect(buttons(reply)).toHaveLength(5)
    expect(rowsOf(reply)).toHaveLength(2)
  })
})

test('any command comes back from its button as it was', () => {
  const id = fc.stringMatching(/^[a-z0-9]{1,12}$/)
  const command: fc.Arbitrary<Command> = fc.oneof(
    fc.record({
      kind: fc.constant('ask' as const),
      question: fc.string({ unit: 'grapheme', maxLength: 90 }),
    }),
    fc.record({ kind: fc.constant('more' as const), question: id, from: fc.integer({ min: 1, max: 99 }) }),
    fc.record({ kind: fc.constant('share' as const), question: id }),
  )
  fc.assert(
    fc.property(fc.array(command, { minLength: 1, maxLength: 5 }), (commands) => {
      const actions = commands.map((command): Action => ({ key: 'ask', label: 'a', command }))
      const back = buttons(replyOf(actions)).map(({ custom_id }) => commandOf(String(custom_id)))
      const carried = commands.filter((command) => (encodeButton(command)?.length ?? 101) <= 98)
      expect(back).toEqual(expect.arrayContaining(carried))
    }),
  )
})
