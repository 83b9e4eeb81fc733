import { expect, test } from 'vitest'
import { createLog } from '../../../src/log.ts'
import { libraryLog } from '../../../src/platforms/slack/log.ts'

test('what Slack’s libraries log below a warning is taken down at debug, and nothing secret in it', () => {
  const lines: string[] = []
  const logger = libraryLog(createLog('debug', [], (line) => lines.push(line)))
  logger.debug('body', { text: 'hello' })
  logger.info('from https://ann:hunter2@proxy.example/api/ with xoxb-1-2-abc')
  logger.warn('wss://slack.example/link/?ticket=abc-123&app_id=1')
  logger.error(new Error('broken'))
  const logged = lines.map((line) => JSON.parse(line) as { level: string; text: string })
  expect(logged.map(({ level }) => level)).toEqual(['debug', 'debug', 'warn', 'error'])
  expect(lines.join('')).not.toMatch(/hunter2|xoxb-1|abc-123/)
  expect(logged.at(-1)?.text).toBe('broken')
})
