import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Command } from '../../src/command.ts'
import { BUTTON_LENGTH, decodeButton, encodeButton } from '../../src/commands/button.ts'

const id = fc.stringMatching(/^[0-9a-f]{16}$/)
const count = fc.integer({ min: 1, max: 999_999_999 })
const offset = fc.nat()

test('a button gives back the command that it carries', () => {
  const commands = fc.oneof<fc.Arbitrary<Command>[]>(
    fc.record({ kind: fc.constant('ask'), question: fc.string({ maxLength: 90 }) }),
    fc.record({ kind: fc.constant('source-list'), page: count }),
    fc.record({ kind: fc.constant('source-show'), which: id.map((text) => `~${text}`), page: count }),
    fc.record({ kind: fc.constant('more'), question: id, from: count }),
    fc.record({
      kind: fc.constant('feedback'),
      question: id,
      vote: fc.constantFrom('up', 'down', 'wrong', 'outdated', 'incomplete'),
    }),
    fc.record({ kind: fc.constantFrom('share', 'dismiss'), question: id }),
    fc.record({
      kind: fc.constant('context'),
      source: id.map((text) => `~${text}`),
      start: offset,
      end: offset,
    }),
    fc.constant({ kind: 'help' }),
    fc.record({ kind: fc.constant('watch-list'), page: count }),
    fc.record({ kind: fc.constant('watch-stop'), which: id.map((text) => `~${text}`) }),
    fc.record({ kind: fc.constant('tell-me'), question: id }),
    fc.record({ kind: fc.constant('gaps'), days: count, page: count }),
  )
  fc.assert(
    fc.property(commands, (command) => {
      const code = encodeButton(command)
      expect(code?.length).toBeLessThanOrEqual(BUTTON_LENGTH)
      expect(decodeButton(code ?? '')).toEqual(command)
    }),
  )
})

test('a command that is too long or is only ever typed has no button', () => {
  expect(encodeButton({ kind: 'ask', question: 'w'.repeat(97) })).toBeUndefined()
  expect(encodeButton({ kind: 'ask', question: 'w'.repeat(96) })).toHaveLength(BUTTON_LENGTH)
  expect(encodeButton({ kind: 'source-show', which: 'Peace: a title', page: 1 })).toBeUndefined()
  expect(encodeButton({ kind: 'watch-stop', which: '3' })).toBeUndefined()
  expect(encodeButton({ kind: 'unknown', typed: '/x' })).toBeUndefined()
})

test('any other text is an expired button', () => {
  for (const code of [
    '',
    'list:0',
    'list:x',
    'show:~a',
    'more:a',
    'vote:a:sideways',
    'context:~a:-1:2',
    'stop:3',
    'watches:0',
    'gaps:30:x',
    'drop:all',
  ])
    expect(decodeButton(code)).toEqual({ kind: 'expired' })
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary' }),
      (code) => void expect(decodeButton(code)).toHaveProperty('kind'),
    ),
  )
})
