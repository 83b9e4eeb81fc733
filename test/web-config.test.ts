import { describe, expect, test } from 'vitest'
import { readConfig, readSettings, secretsOf } from '../src/config.ts'
import { createLog } from '../src/log.ts'

const SLACK = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' }
const DISCORD = { DISCORD_TOKEN: 'MTAwMDAwMDAwMDAwMDAwMDAw.a.b' }
const READER = { WEB_URL: 'https://footnote.example.org', SECRET_KEY: 'k'.repeat(32) }
const WITH_SLACK = { ...SLACK, ...READER, SLACK_CLIENT_ID: '1.2', SLACK_CLIENT_SECRET: 's3cret-slack' }
const WITH_DISCORD = { ...DISCORD, ...READER, DISCORD_CLIENT_SECRET: 's3cret-discord' }

type Env = Readonly<Record<string, string | undefined>>
const wrongOf = (env: Env) => readSettings(env).wrong

describe('the reader', () => {
  test('is not set up by itself, nor by a key alone, which other programs may have too', () => {
    for (const env of [SLACK, { ...DISCORD, SECRET_KEY: READER.SECRET_KEY }]) {
      expect(wrongOf(env)).toEqual([])
      expect(readConfig(env)).not.toHaveProperty('web')
    }
  })

  test('lets people sign in with Slack, with Discord, or with both', () => {
    const { web } = readConfig({ ...WITH_SLACK, ...WITH_DISCORD })
    expect(web).toEqual({
      url: 'https://footnote.example.org',
      secretKey: READER.SECRET_KEY,
      slack: { provider: 'https://slack.com', clientId: '1.2', clientSecret: 's3cret-slack' },
      discord: {
        provider: 'https://discord.com',
        clientId: '100000000000000000',
        clientSecret: 's3cret-discord',
      },
    })
    expect(readConfig(WITH_SLACK).web).not.toHaveProperty('discord')
    expect(readConfig(WITH_DISCORD).web).not.toHaveProperty('slack')
  })

  test('may sign people in elsewhere', () => {
    const env = { ...WITH_SLACK, SLACK_SIGN_IN_URL: 'https://slack-gov.com/' }
    expect(readConfig(env).web?.slack?.provider).toBe('https://slack-gov.com')
    expect(wrongOf({ ...env, SLACK_SIGN_IN_URL: 'slack-gov.com' })).toHaveLength(1)
  })

  test('has a server, at port 3000 unless another is given', () => {
    expect(readConfig(WITH_SLACK).port).toBe(3000)
    expect(readConfig({ ...WITH_SLACK, PORT: '8080' }).port).toBe(8080)
  })

  test.each([
    ['https://footnote.example.org/', 'https://footnote.example.org'],
    ['https://Footnote.Example.org:8443', 'https://footnote.example.org:8443'],
    ['http://localhost:3000', 'http://localhost:3000'],
    ['http://127.0.0.1:3000', 'http://127.0.0.1:3000'],
    ['http://[::1]:3000', 'http://[::1]:3000'],
    ['http://footnote.example.org', undefined],
    ['http://localhost.example.org', undefined],
    ['https://footnote.example.org/reader', undefined],
    ['https://footnote.example.org?x', undefined],
    ['https://ann:secret@footnote.example.org', undefined],
    ['footnote.example.org', undefined],
    ['ftp://footnote.example.org', undefined],
  ])('at %s is found at %s', (WEB_URL, found) => {
    const { config, wrong } = readSettings({ ...WITH_SLACK, WEB_URL })
    expect(config.web?.url).toBe(found)
    expect(wrong).toHaveLength(found === undefined ? 1 : 0)
    if (found === undefined) expect(wrong[0]).toMatch(/^WEB_URL is “.*”: give an address/)
  })
})

describe('what is missing is told, with where to get it', () => {
  const without = (env: Env, name: string) => ({ ...env, [name]: undefined })

  test.each([
    [WITH_SLACK, 'WEB_URL', /^WEB_URL is missing: give an address/],
    [WITH_SLACK, 'SECRET_KEY', /^SECRET_KEY is missing: give at least 32 random/],
    [WITH_SLACK, 'SLACK_CLIENT_ID', /^SLACK_CLIENT_ID is missing: .*Basic Information/],
    [WITH_SLACK, 'SLACK_CLIENT_SECRET', /^SLACK_CLIENT_SECRET is missing: .*Basic Information/],
    [WITH_SLACK, 'SLACK_BOT_TOKEN', /^SLACK_BOT_TOKEN is missing: .*Install App/],
    [WITH_DISCORD, 'DISCORD_TOKEN', /^DISCORD_TOKEN is missing: .*Reset Token/],
    [WITH_DISCORD, 'DISCORD_CLIENT_SECRET', /^SLACK_CLIENT_ID or DISCORD_CLIENT_SECRET is missing/],
  ])('%#', (env, name, told) => {
    const { config, wrong } = readSettings(without(env, name))
    expect(wrong).toHaveLength(1)
    expect(wrong[0]).toMatch(told)
    expect(config).not.toHaveProperty('web')
  })

  test('all at once, and what is wrong with a platform only once', () => {
    expect(wrongOf({ SLACK_CLIENT_ID: '1.2', DISCORD_CLIENT_SECRET: 's' })).toHaveLength(4)
    const wrong = wrongOf({ ...WITH_SLACK, SLACK_API_URL: 'nowhere' })
    expect(wrong.map((line) => line.split(' ')[0])).toEqual(['SLACK_API_URL'])
  })
})

describe('what is wrong is told without showing it', () => {
  test.each([
    [{ ...WITH_SLACK, SECRET_KEY: 's3cret' }, /^SECRET_KEY is not one: /],
    [{ ...WITH_SLACK, SLACK_CLIENT_SECRET: 'xoxb-s3cret' }, /^SLACK_CLIENT_SECRET is not one: /],
    [{ ...WITH_DISCORD, DISCORD_CLIENT_SECRET: 's3 cret' }, /^DISCORD_CLIENT_SECRET is not one: /],
    [{ ...WITH_DISCORD, DISCORD_TOKEN: 's3cret' }, /^DISCORD_TOKEN does not name its application: /],
    [{ ...WITH_SLACK, SLACK_CLIENT_ID: 'A012ABCDEF' }, /^SLACK_CLIENT_ID is “A012ABCDEF”: /],
  ])('%#', (env, told) => {
    const wrong = wrongOf(env)
    expect(wrong).toHaveLength(1)
    expect(wrong[0]).toMatch(told)
    expect(wrong[0]).not.toContain('s3')
  })

  test('and no secret of it reaches a log', () => {
    const lines: string[] = []
    const secrets = secretsOf(readConfig({ ...WITH_SLACK, ...WITH_DISCORD }))
    createLog('info', secrets, (line) => lines.push(line)).info('x', {
      said: `${READER.SECRET_KEY} s3cret-slack s3cret-discord`,
    })
    expect(lines.join('')).toContain('"said":"[secret] [secret] [secret]"')
  })
})
