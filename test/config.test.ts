import { readFileSync } from 'node:fs'
import { isAbsolute, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readConfig, SETTINGS, secretsOf, startedByNpm } from '../src/config.ts'
import { ConfigError } from '../src/errors.ts'

const problemsOf = (env: Record<string, string>): string => {
  try {
    readConfig(env)
  } catch (error) {
    if (error instanceof ConfigError) return error.message
    throw error
  }
  return ''
}

test('reads the project’s own sources in English, with styles, if nothing is set', () => {
  const config = readConfig({})
  expect(config).toMatchObject({ language: 'en', styled: true })
  expect(isAbsolute(config.sources)).toBe(true)
  expect(config.sources.endsWith(join('data', 'sources'))).toBe(true)
})

test('reads each setting, and counts an empty value as none', () => {
  const env = {
    ...{ SOURCES_DIR: 'articles', BOT_LANGUAGE: 'es', NO_COLOR: '1', DATABASE: 'x.sqlite' },
    ...{ TIME_ZONE: 'Europe/Madrid', RETENTION_DAYS: '30' },
  }
  expect(readConfig(env)).toEqual({
    sources: 'articles',
    language: 'es',
    styled: false,
    database: 'x.sqlite',
    logLevel: 'info',
    zone: 'Europe/Madrid',
    retentionDays: 30,
    access: { outsiders: 'refuse', limits: { person: 600, channel: 2_000 } },
  })
  expect(readConfig({ SOURCES_DIR: '', BOT_LANGUAGE: '', NO_COLOR: '' })).toEqual(readConfig({}))
})

test('names every wrong setting at once, each with its cure', () => {
  const lines = problemsOf({ SOURCES_DIR: 'a\0b', BOT_LANGUAGE: 'fr' }).split('\n')
  expect(lines).toHaveLength(2)
  expect(lines[0]).toContain(SETTINGS.SOURCES_DIR.cure)
  expect(lines[1]).toBe('BOT_LANGUAGE is “fr”: write en or es.')
})

describe('a chat platform', () => {
  const slack = { SLACK_BOT_TOKEN: 'xoxb-1' }

  test('is on if its settings are there, at its own address unless another is given', () => {
    expect(readConfig({ ...slack, SLACK_APP_TOKEN: 'xapp-1', DISCORD_TOKEN: 'abc' })).toMatchObject({
      slack: { apiUrl: 'https://slack.com/api/', botToken: 'xoxb-1', appToken: 'xapp-1' },
      discord: { apiUrl: 'https://discord.com/api', token: 'abc' },
    })
    const elsewhere = {
      SLACK_API_URL: 'http://127.0.0.1:9/api',
      DISCORD_API_URL: 'http://127.0.0.1:8/api/v10/',
    }
    expect(
      readConfig({ ...slack, SLACK_SIGNING_SECRET: 's', DISCORD_TOKEN: 'abc', ...elsewhere }),
    ).toMatchObject({
      slack: { apiUrl: 'http://127.0.0.1:9/api/' },
      discord: { apiUrl: 'http://127.0.0.1:8/api' },
    })
    expect(readConfig({})).not.toHaveProperty('slack')
    expect(readConfig({})).not.toHaveProperty('discord')
  })

  test('needs a port if it is sent requests, and uses a socket otherwise', () => {
    expect(readConfig({ ...slack, SLACK_SIGNING_SECRET: 's' }).port).toBe(3000)
    expect(readConfig({ ...slack, SLACK_SIGNING_SECRET: 's', PORT: '8080' }).port).toBe(8080)
    expect(readConfig({ ...slack, SLACK_APP_TOKEN: 'xapp-1' }).port).toBeUndefined()
    expect(readConfig({ ...slack, SLACK_APP_TOKEN: 'xapp-1', SLACK_SIGNING_SECRET: 's' }).slack).toEqual({
      apiUrl: 'https://slack.com/api/',
      botToken: 'xoxb-1',
      appToken: 'xapp-1',
    })
  })

  test('that is half set up is reported with what is missing, and where to get it', () => {
    expect(problemsOf(slack)).toMatch(/^SLACK_APP_TOKEN is missing: .*App-Level Tokens.*SLACK_SIGNING_SECRET/)
    expect(problemsOf({ SLACK_APP_TOKEN: 'xapp-1' })).toMatch(/^SLACK_BOT_TOKEN is missing: .*Install App/)
    expect(problemsOf({ SLACK_SIGNING_SECRET: 's' })).toMatch(/^SLACK_BOT_TOKEN is missing/)
  })

  test('whose token is of another kind is reported without showing it', () => {
    for (const env of [
      { SLACK_BOT_TOKEN: 'xoxp-s3cret', SLACK_SIGNING_SECRET: 's' },
      { SLACK_BOT_TOKEN: 'xapp-s3cret' },
      { ...slack, SLACK_APP_TOKEN: 'xoxb-s3cret' },
      { ...slack, SLACK_SIGNING_SECRET: 'xapp-s3cret' },
      { DISCORD_TOKEN: 'Bot s3cret' },
    ] as Record<string, string>[]) {
      const told = problemsOf(env)
      expect(told.split('\n')).toHaveLength(1)
      expect(told).toMatch(/^[A-Z_]+ is not one: /)
      expect(told).not.toContain('s3cret')
    }
  })

  test('may name the servers of Discord where it answers', () => {
    const servers = (DISCORD_SERVERS: string) => readConfig({ DISCORD_TOKEN: 'abc', DISCORD_SERVERS })
    expect(servers('123456789012345678, 900000000000000009').discord?.servers).toEqual([
      '123456789012345678',
      '900000000000000009',
    ])
    expect(readConfig({ DISCORD_TOKEN: 'abc' }).discord).not.toHaveProperty('servers')
    expect(() => servers('Newsroom')).toThrow(/DISCORD_SERVERS is “Newsroom”: give ids/)
  })

  test('may have white space around a pasted token', () => {
    expect(readConfig({ DISCORD_TOKEN: ' abc\n' }).discord?.token).toBe('abc')
  })
})

test('a zone that does not exist, and days that are not a number, are refused', () => {
  expect(problemsOf({ TIME_ZONE: 'Mars/Olympus' })).toContain(SETTINGS.TIME_ZONE.cure)
  for (const RETENTION_DAYS of ['0', 'ten', '99999']) expect(problemsOf({ RETENTION_DAYS })).not.toBe('')
})

test('Discord has one connection, or as many shards as are asked for', () => {
  const discord = (DISCORD_SHARDS?: string) => readConfig({ DISCORD_TOKEN: 'abc', DISCORD_SHARDS }).discord
  expect(discord()).not.toHaveProperty('shards')
  expect(discord('4')?.shards).toBe(4)
  expect(discord('auto')?.shards).toBe('auto')
  for (const DISCORD_SHARDS of ['0', '-1', 'many', '1.5'])
    expect(problemsOf({ DISCORD_TOKEN: 'abc', DISCORD_SHARDS })).toContain(SETTINGS.DISCORD_SHARDS.cure)
})

test.each(['0', '65536', '-1', '80a', '1e3'])('PORT %s is refused', (PORT) => {
  expect(problemsOf({ PORT })).toContain(SETTINGS.PORT.cure)
})

test('every secret is known, so that the log can redact it', () => {
  const env = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1', DISCORD_TOKEN: 'abc' }
  expect(secretsOf(readConfig(env))).toEqual(['xoxb-1', 'xapp-1', 'abc'])
})

test('.env.example holds every setting with its description, and no other', () => {
  const example = readFileSync(join(import.meta.dirname, '../.env.example'), 'utf8')
  const named = [...example.matchAll(/^#?([A-Z_]+)=/gm)].map((match) => match[1])
  expect(named).toEqual(Object.keys(SETTINGS))
  for (const { does } of Object.values(SETTINGS)) expect(example).toContain(`# ${does}\n`)
})

test('sends no escape sequence to a dumb terminal', () => {
  expect(readConfig({ TERM: 'dumb' }).styled).toBe(false)
  expect(readConfig({ TERM: 'xterm-256color' }).styled).toBe(true)
})

test('npm started the program if its script names it', () => {
  expect(startedByNpm({ npm_lifecycle_script: 'exec node bin/footnote.js serve' })).toBe(true)
  expect(startedByNpm({ npm_lifecycle_script: 'footnote' })).toBe(true)
  expect(startedByNpm({ npm_lifecycle_script: 'vitest run' })).toBe(false)
  expect(startedByNpm({})).toBe(false)
})
