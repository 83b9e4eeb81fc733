import { describe, expect, test } from 'vitest'
import { createLog, type Log, type LogLevel } from '../src/log.ts'

const linesOf = (write: (log: Log) => void, level: LogLevel = 'info', secrets: readonly string[] = []) => {
  const lines: string[] = []
  write(createLog(level, secrets, (line) => lines.push(line)))
  return lines
}

describe('a log', () => {
  test('writes one line of JSON for each event, with its name, level and time', () => {
    const [line = ''] = linesOf((log) => log.info('ready', { port: 3000 }))
    expect(line).toMatch(/^[^\n]+\n$/)
    expect(JSON.parse(line)).toMatchObject({ event: 'ready', level: 'info', port: 3000 })
    expect(JSON.parse(line)).toHaveProperty('time')
  })

  test('writes an error’s type, message and stack', () => {
    const [line = ''] = linesOf((log) => log.error('bug', { id: '1', error: new TypeError('lost') }))
    expect(JSON.parse(line)).toMatchObject({ id: '1', error: { type: 'TypeError', message: 'lost' } })
    expect(JSON.parse(line).error.stack).toContain('log.test.ts')
  })

  test('leaves out what is below its level', () => {
    const write = (log: Log) => {
      log.debug('heard')
      log.warn('slow')
    }
    expect(linesOf(write)).toHaveLength(1)
    expect(linesOf(write, 'debug')).toHaveLength(2)
    expect(linesOf(write, 'silent')).toEqual([])
  })
})

test.each([
  ['a bot token of Slack', 'xoxb-12345-abcDEF'],
  ['an app token of Slack', 'xapp-1-A0-99-deadbeef'],
  ['a token of Footnote', `fn_${'a-B_9'.repeat(8)}xyz`],
  ['a token that rotates', 'xoxe.xoxb-1-abcdef'],
  // In parts, so that no search for secrets in the code mistakes it for one.
  ['a token of Discord', ['MTk4NjIyNDgzNDcxOTI1MjQ4', 'Cl2FMQ', 'ZnCjm1XVW7vRze4b7Cq4se7kKWs'].join('.')],
  ['an address to answer at', 'https://hooks.slack.com/commands/T1/22/s3cret'],
  ['an interaction’s token', 'https://discord.com/api/v10/webhooks/123/aW50ZXJhY3Rpb246MTIz/messages'],
  ['a secret without a shape', 'a"quoted\\secret'],
])('%s never reaches a log, wherever it stands', (_, secret) => {
  const [text = ''] = linesOf(
    (log) =>
      log.error(`said ${secret}`, { error: new Error(`refused ${secret}`), deep: { headers: [secret] } }),
    'info',
    ['a"quoted\\secret'],
  )
  const hidden = secret.split('/').at(secret.includes('/messages') ? -2 : -1) ?? secret
  expect(text).not.toContain(JSON.stringify(hidden).slice(1, -1))
  expect(() => JSON.parse(text)).not.toThrow()
})
