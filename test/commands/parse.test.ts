import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { questionFault } from '../../src/commands/ask/question.ts'
import { nearestCommand } from '../../src/commands/bot/help.ts'
import { usageOf } from '../../src/commands/entry.ts'
import { parseLine, parseMessage } from '../../src/commands/parse.ts'
import { COMMANDS, changesChannel } from '../../src/commands/table.ts'
import { messagesFor } from '../../src/messages/catalogue.ts'

describe('a typed line', () => {
  test.each([
    ['When was it signed?', { kind: 'ask', question: 'When was it signed?' }],
    ['  /ask  When was it? ', { kind: 'ask', question: 'When was it?' }],
    ['/ASK when', { kind: 'ask', question: 'when' }],
    ['', { kind: 'ask', question: '' }],
    ['/source', { kind: 'source-list', page: 1 }],
    ['/source list', { kind: 'source-list', page: 1 }],
    ['/source  list  3', { kind: 'source-list', page: 3 }],
    ['/source list 0', { kind: 'bad-page', typed: '0' }],
    ['/source list two', { kind: 'bad-page', typed: 'two' }],
    ['/source list 99999999999999999999', { kind: 'bad-page', typed: '99999999999999999999' }],
    ['/source show 2', { kind: 'source-show', which: '2', page: 1 }],
    ['/source show 2 3', { kind: 'source-show', which: '2', page: 3 }],
    ['/source show 2 -3', { kind: 'bad-page', typed: '-3' }],
    ['/source show old ferry 2', { kind: 'source-show', which: 'old ferry 2', page: 1 }],
    ['/source show 2025 in review', { kind: 'source-show', which: '2025 in review', page: 1 }],
    ['/source show', { kind: 'source-show', which: '', page: 1 }],
    ['/source find copper price', { kind: 'source-find', words: 'copper price' }],
    ['/watch', { kind: 'watch-list', page: 1 }],
    ['/watch list', { kind: 'watch-list', page: 1 }],
    ['/watch list 2', { kind: 'watch-list', page: 2 }],
    ['/watch list 0', { kind: 'bad-page', typed: '0' }],
    ['/watch List of ministers?', { kind: 'watch-add', question: 'List of ministers?', where: undefined }],
    ['/watch stop 3', { kind: 'watch-stop', which: '3' }],
    ['/watch stop #3', { kind: 'watch-stop', which: '3' }],
    ['/watch stop', { kind: 'watch-stop', which: '' }],
    ['/watch When will it open?', { kind: 'watch-add', question: 'When will it open?', where: undefined }],
    ['/watch add When will it open? me', { kind: 'watch-add', question: 'When will it open?', where: 'me' }],
    ['/watch When will it open?  Here', { kind: 'watch-add', question: 'When will it open?', where: 'here' }],
    [
      '/watch ships that stop here',
      { kind: 'watch-add', question: 'ships that stop here', where: undefined },
    ],
    ['/watch add', { kind: 'watch-add', question: '', where: undefined }],
    ['/watch help', { kind: 'help' }],
    ['/gaps', { kind: 'gaps', days: 30, page: 1 }],
    ['/gaps 7', { kind: 'gaps', days: 7, page: 1 }],
    ['/gaps 7 2', { kind: 'gaps', days: 7, page: 2 }],
    ['/gaps 366', { kind: 'gaps', days: 366, page: 1 }],
    ['/gaps 0', { kind: 'bad-days', typed: '0' }],
    ['/gaps 367', { kind: 'bad-days', typed: '367' }],
    ['/gaps soon', { kind: 'bad-days', typed: 'soon' }],
    ['/gaps csv', { kind: 'gaps', days: 30, page: 1, as: 'csv' }],
    ['/gaps export 7', { kind: 'gaps', days: 7, page: 1, as: 'csv' }],
    ['/gaps 7 CSV', { kind: 'gaps', days: 7, page: 1, as: 'csv' }],
    ['/gaps 7 x', { kind: 'bad-page', typed: 'x' }],
    [
      '/digest on 9am daily',
      { kind: 'digest-on', time: '09:00', days: 'daily', zone: undefined, quiet: 'skip' },
    ],
    [
      '/digest on 09:00 --quiet line',
      { kind: 'digest-on', time: '09:00', days: 'weekdays', zone: undefined, quiet: 'line' },
    ],
    ['/digest on 25:00', { kind: 'bad-schedule', fault: 'bad-time', typed: '25:00' }],
    ['/digest', { kind: 'digest-status' }],
    ['/digest help', { kind: 'help' }],
    ['/listen', { kind: 'listen', rule: undefined }],
    ['/listen All', { kind: 'listen', rule: 'all' }],
    ['/listen mentions', { kind: 'listen', rule: 'mention' }],
    ['/listen never', { kind: 'bad-rule', typed: 'never' }],
    ['/source burn 2', { kind: 'unknown', typed: '/source burn 2' }],
    ['/source remove 2', { kind: 'source-remove', which: '2' }],
    [
      '/source add https://a.example/b',
      { kind: 'source-add', link: 'https://a.example/b', shelf: '', anyway: false },
    ],
    [
      '/source add <https://a.example/b|b> anyway',
      { kind: 'source-add', link: 'https://a.example/b', shelf: '', anyway: true },
    ],
    [
      '/source add https://a.example/b to Legal desk',
      { kind: 'source-add', link: 'https://a.example/b', shelf: 'Legal desk', anyway: false },
    ],
    ['/shelf move 3 to Legal', { kind: 'shelf-move', which: '3', shelf: 'Legal' }],
    ['/shelf', { kind: 'shelf-list' }],
    [
      'add https://a.example/b',
      { kind: 'source-take', links: ['https://a.example/b'], files: [], shelf: '' },
    ],
    ['add this', { kind: 'source-take', links: [], files: [], shelf: '' }],
    ['add up the votes', { kind: 'ask', question: 'add up the votes' }],
    ['/help me', { kind: 'help' }],
    ['/', { kind: 'unknown', typed: '/' }],
    ['/halp', { kind: 'unknown', typed: '/halp' }],
  ])('%j is understood', (line, command) => {
    expect(parseLine(line)).toEqual(command)
  })

  test('is a command, whatever it says', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(parseLine(`/source show ${text}`).kind).toMatch(/^(source-show|bad-page)$/)
        expect(parseLine(text)).toHaveProperty('kind')
      }),
    )
  })
})

describe('the nearest command', () => {
  test.each([
    ['/halp', '/help'],
    ['/sorce lst', '/source list'],
    ['/sources', '/source list'],
    ['/sorce', '/source list'],
    ['/digset', '/digest on'],
    ['/source fnid copper', '/source find'],
    ['/aks when was it', '/ask'],
    ['/', '/ask'],
  ])('to %s is %s', (typed, nearest) => {
    expect(nearestCommand(typed, COMMANDS)).toBe(nearest)
  })
})

test('every name in the table is understood', () => {
  for (const { name, arguments: own } of COMMANDS) {
    const [first] = own
    const word = first?.choices?.[0] ?? (first?.key === 'time' ? '09:00' : first ? '1' : '')
    expect(parseLine(`/${name} ${word}`).kind).toBe(name.replace(' ', '-'))
  }
})

test.each([
  ['/digest on 9:00', true],
  ['/digest on soon', true],
  ['/digest off', true],
  ['/listen all', true],
  ['/listen', false],
  ['/digest', false],
  ['/digest now', false],
  ['/ask when', false],
  ['/halp', false],
])('whether %s changes a channel’s settings: %s', (line, changes) => {
  expect(changesChannel(parseLine(line))).toBe(changes)
})

test('usage shows which arguments are required', () => {
  const usage = COMMANDS.map((entry) => usageOf(entry, messagesFor('en')))
  expect(usage).toContain('/source show <number or title> [page]')
})

test.each([
  ['', 'empty'],
  [' \n', 'empty'],
  ['?!… 🙂', 'wordless'],
  ['ask about ( [ ] ) *', 'wordless'],
  ['tell me about ***', 'wordless'],
  ['who is ( ?', 'wordless'],
  ['question () {}', 'wordless'],
  ['dime ***', 'wordless'],
  ['ask about * the pier *', undefined],
  ['tell me more', undefined],
  ['what about it?', undefined],
  ['what is C# ?', undefined],
  ['and R & D?', undefined],
  ['x'.repeat(1_001), 'long'],
  ['x'.repeat(1_000), undefined],
  ['2026?', undefined],
])('the question %j has the fault %s', (question, fault) => {
  expect(questionFault(question)).toBe(fault)
})

describe('a message', () => {
  test.each([
    ['', undefined],
    ['start', undefined],
    [' … ', undefined],
    ['hi', 'en'],
    ['Hello!', 'en'],
    ['good morning team', 'en'],
    ['¡Hola!', 'es'],
    ['hola equipo', 'es'],
    ['Buenos días', 'es'],
    ['buenas', 'es'],
    ['¿Qué tal?', 'es'],
  ])('“%s” gets the greeting, in its language: %s', (text, speech) =>
    expect(parseMessage(text)).toEqual({ kind: 'greet', speech }),
  )
  test.each([
    ['?', undefined],
    ['help', 'en'],
    ['Help!', 'en'],
    ['ayuda', 'es'],
    ['¿Qué puedes hacer?', 'es'],
  ])('“%s” gets help, in its language: %s', (text, speech) =>
    expect(parseMessage(text)).toEqual({ kind: 'help', speech }),
  )
  test('that begins with a slash is a command, and any other is a question', () => {
    expect(parseMessage('/source list 2')).toEqual({ kind: 'source-list', page: 2 })
    expect(parseMessage('hello harbour?')).toEqual({ kind: 'ask', question: 'hello harbour?' })
  })
})
