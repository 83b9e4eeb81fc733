import { describe, expect, test } from 'vitest'
import { readConfig, readSettings, secretsOf } from '../src/config.ts'

const SEVERAL = {
  SLACK_CLIENT_ID: '1.2',
  SLACK_CLIENT_SECRET: 's3cret-client',
  SLACK_STATE_SECRET: `s3cret-state-${'x'.repeat(32)}`,
  SLACK_SIGNING_SECRET: 's3cret-signing',
  SECRET_KEY: `s3cret-key-${'k'.repeat(32)}`,
}

type Env = Readonly<Record<string, string | undefined>>
const wrongOf = (env: Env) => readSettings(env).wrong

describe('several workspaces', () => {
  test('install Footnote over HTTP or beside a socket, where a server listens in both cases', () => {
    const { slack, port, web, access } = readConfig(SEVERAL)
    expect(slack).toEqual({
      apiUrl: 'https://slack.com/api/',
      signingSecret: SEVERAL.SLACK_SIGNING_SECRET,
      install: {
        provider: 'https://slack.com',
        clientId: '1.2',
        clientSecret: SEVERAL.SLACK_CLIENT_SECRET,
        stateSecret: SEVERAL.SLACK_STATE_SECRET,
        secretKey: SEVERAL.SECRET_KEY,
      },
    })
    expect([port, web, access.isMainFixed]).toEqual([3000, undefined, true])
    const socket = { ...SEVERAL, SLACK_SIGNING_SECRET: undefined, SLACK_APP_TOKEN: 'xapp-1' }
    expect(readConfig(socket)).toMatchObject({ port: 3000, slack: { appToken: 'xapp-1' } })
  })

  test('come back to the reader’s address, where there is a reader, and sign in there', () => {
    const { slack, web } = readConfig({ ...SEVERAL, WEB_URL: 'https://footnote.example.org' })
    expect(slack?.install?.redirect).toBe('https://footnote.example.org/slack/oauth_redirect')
    expect(web?.slack?.clientId).toBe('1.2')
  })

  test('are not there with one workspace’s token, which changes nothing', () => {
    const { slack, access } = readConfig({ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' })
    expect(slack).toEqual({ apiUrl: 'https://slack.com/api/', botToken: 'xoxb-1', appToken: 'xapp-1' })
    expect(access).not.toHaveProperty('isMainFixed')
  })

  test('and one workspace at once are refused, with what to take out', () => {
    const { config, wrong } = readSettings({ ...SEVERAL, SLACK_BOT_TOKEN: 'xoxb-1' })
    expect(wrong).toEqual([
      expect.stringMatching(/^SLACK_BOT_TOKEN and SLACK_STATE_SECRET are both set: take SLACK_BOT_TOKEN out/),
    ])
    expect(config).not.toHaveProperty('slack')
  })

  test.each([
    ['SLACK_CLIENT_ID', /^SLACK_CLIENT_ID is missing: .*Basic Information/],
    ['SLACK_CLIENT_SECRET', /^SLACK_CLIENT_SECRET is missing: .*Basic Information/],
    ['SECRET_KEY', /^SECRET_KEY is missing: give at least 32 random/],
    ['SLACK_SIGNING_SECRET', /^SLACK_APP_TOKEN is missing: .*Or set SLACK_SIGNING_SECRET/],
    ['SLACK_STATE_SECRET', /^SLACK_BOT_TOKEN is missing: .*Or set SLACK_STATE_SECRET, to let several/],
  ])('without %s are told so once, with where to get it', (name, told) => {
    const wrong = wrongOf({ ...SEVERAL, [name]: undefined, WEB_URL: 'https://footnote.example.org' })
    expect(wrong).toEqual([expect.stringMatching(told)])
  })

  test.each([
    ['SLACK_STATE_SECRET', 's3cret-short'],
    ['SECRET_KEY', 's3cret-short'],
    ['SLACK_CLIENT_SECRET', 'xoxb-s3cret'],
  ])('with a wrong %s are told so once, without showing it', (name, value) => {
    const wrong = wrongOf({ ...SEVERAL, [name]: value })
    expect(wrong).toEqual([expect.stringMatching(new RegExp(`^${name} is not one: `))])
    expect(wrong[0]).not.toContain('s3cret')
  })

  test('have secrets that no log shows', () => {
    expect(secretsOf(readConfig(SEVERAL))).toEqual(
      expect.arrayContaining(Object.values(SEVERAL).filter((value) => value.startsWith('s3cret'))),
    )
  })
})
