import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, onTestFinished, test } from 'vitest'
import { runDoctor } from '../../src/cli/doctor.ts'
import { readSettings, SETTINGS } from '../../src/config.ts'
import { openShelving } from '../../src/sources/shelf/shelving.ts'
import { openStore } from '../../src/store/sqlite/store.ts'
import { startServer } from '../platforms/discord/server.ts'
import { BOT_TOKEN, CHANNEL, openWorkspace, serve } from '../platforms/slack/workspace.ts'
import { folderOf } from '../sources/folder.ts'
import { noPostgres, startPostgres } from '../store/postgres/server.ts'

const APP_TOKEN = 'xapp-1-A0FOOTNOTE-1-0123456789abcdef'
const ARTICLE = 'The ferry to Skarholm\n\nThe ferry sails at noon on weekdays. It carries forty cars.\n'

/** Runs the doctor in a folder of its own, with these settings. */
const examine = async (env: Record<string, string> = {}, channel?: string) => {
  const folder = folderOf({ 'articles/ferry.txt': ARTICLE })
  const lines: string[] = []
  const status = await runDoctor(
    readSettings({ SOURCES_DIR: join(folder, 'articles'), DATABASE: join(folder, 'store.sqlite'), ...env }),
    { channel },
    (line) => lines.push(line),
  )
  return { status, lines, text: lines.join('\n') }
}

/** An address that nobody answers at. */
const nowhere = async (): Promise<string> => {
  const gone = await serve(() => {})
  await gone.close()
  return `${gone.url}/api`
}

const startDiscord = async () => {
  const server = await startServer(join(folderOf({}), 'twin.sqlite'))
  onTestFinished(() => server.stop())
  // The twin does not list the bot's servers or its registered commands.
  server.fakes.push(({ method, path }) =>
    method === 'GET' && /guilds$|commands$/.test(path) ? { status: 200, body: [] } : undefined,
  )
  return { server, env: { DISCORD_TOKEN: server.token, DISCORD_API_URL: server.apiUrl } }
}

test('says where to begin, and that all is well, without a chat platform', async () => {
  const { status, lines } = await examine()
  expect(status).toBe(0)
  expect(lines).toEqual([
    '✓ No setting is wrong',
    expect.stringMatching(/^✓ Sources: 1 source, 1 passage in .*articles$/),
    expect.stringMatching(/^✓ The store can be written: .*store\.sqlite$/),
    '· No chat platform is set up: the bot answers in the terminal alone',
    '  → docs/slack.md and docs/discord.md say how to begin',
    'All is well.',
  ])
})

test('names each wrong setting with its cure, and examines everything else', async () => {
  const { status, lines } = await examine({
    BOT_LANGUAGE: 'fr: x',
    PORT: 'eighty',
    SLACK_APP_TOKEN: APP_TOKEN,
  })
  expect(status).toBe(2)
  expect(lines.slice(0, 6)).toEqual([
    '✗ SLACK_BOT_TOKEN is missing',
    `  → ${SETTINGS.SLACK_BOT_TOKEN.cure}`,
    '✗ PORT is “eighty”',
    `  → ${SETTINGS.PORT.cure}`,
    '✗ BOT_LANGUAGE is “fr: x”',
    `  → ${SETTINGS.BOT_LANGUAGE.cure}`,
  ])
  expect(lines.slice(6)).toEqual([
    expect.stringMatching(/^✓ Sources/),
    expect.stringMatching(/^✓ The store/),
    '3 things have to be done.',
  ])
})

test('examines a bot’s token that is the only setting', async () => {
  const workspace = await openWorkspace()
  const { status, text } = await examine({ SLACK_BOT_TOKEN: BOT_TOKEN, SLACK_API_URL: workspace.apiUrl })
  expect(status).toBe(2)
  expect(text).toContain('✗ SLACK_APP_TOKEN is missing\n')
  expect(text).toContain('✓ Slack: the bot’s token is valid')
})

test('sends tokens only to the address that is set', () => {
  const { config, wrong } = readSettings({
    SLACK_BOT_TOKEN: BOT_TOKEN,
    SLACK_APP_TOKEN: APP_TOKEN,
    SLACK_API_URL: 'proxy.example',
    DISCORD_TOKEN: 'abc',
    DISCORD_API_URL: 'proxy.example',
  })
  expect(wrong).toHaveLength(2)
  expect(config).not.toHaveProperty('slack')
  expect(config).not.toHaveProperty('discord')
})

test('says what keeps sources from being read', async () => {
  const missing = await examine({ SOURCES_DIR: join(folderOf({}), 'gone') })
  expect(missing.status).toBe(2)
  expect(missing.text).toMatch(/✗ .*gone: there is no such file or folder\n {2}→ /)

  const empty = await examine({ SOURCES_DIR: folderOf({}) })
  expect(empty.status).toBe(2)
  expect(empty.text).toMatch(/✗ No source can be read\n {2}→ .* put \.txt/)

  const lines = Array.from({ length: 9 }, () => 'not JSON').join('\n')
  const some = await examine({ SOURCES_DIR: folderOf({ 'ferry.txt': ARTICLE, 'rows.jsonl': lines }) })
  expect(some.status).toBe(2)
  expect(some.text).toContain('✓ Sources: 1 source')
  expect(some.lines.filter((line) => line.startsWith('✗ rows.jsonl line'))).toHaveLength(5)
  expect(some.text).toContain('✗ … and 4 more problems like these')
})

test('says what keeps the store from being written, and examines everything else', async () => {
  const folder = folderOf({ 'notes.sqlite': 'no database' })
  mkdirSync(join(folder, 'folder'))
  for (const name of ['folder', 'notes.sqlite']) {
    const { status, text } = await examine({ DATABASE: join(folder, name) })
    expect(status).toBe(2)
    expect(text).toMatch(/✗ DATABASE is “.*”: .*; .*\n/)
    expect(text).toContain('✓ Sources')
  }
  expect(readFileSync(join(folder, 'notes.sqlite'), 'utf8')).toBe('no database')
})

test('reports a store that opens but cannot be written, whatever the reason', async () => {
  const path = join(folderOf({}), 'store.sqlite')
  await (await openStore(path)).close()
  const other = new DatabaseSync(path)
  other.exec("CREATE TRIGGER no BEFORE INSERT ON claim BEGIN SELECT RAISE(ABORT, 'no'); END")
  other.close()
  const { status, text } = await examine({ DATABASE: path })
  expect(status).toBe(2)
  expect(text).toMatch(/✗ The store could not be examined: .* id [0-9a-f]{8}\n/)
  expect(text).not.toContain('✓ The store')
})

test('reports a store that another program keeps locked', async () => {
  const path = join(folderOf({}), 'store.sqlite')
  await (await openStore(path)).close()
  const other = new DatabaseSync(path)
  onTestFinished(() => other.close())
  other.exec('BEGIN IMMEDIATE')
  const { status, text } = await examine({ DATABASE: path })
  expect(status).toBe(2)
  expect(text).toMatch(/✗ DATABASE is “.*”: another program keeps it locked/)
})

test('requires Discord’s Message Content intent if some channel takes every question', async () => {
  const { env } = await startDiscord()
  const DATABASE = join(folderOf({}), 'store.sqlite')
  expect((await examine({ ...env, DATABASE })).text).toContain('· Discord: Message Content Intent is off')
  const store = await openStore(DATABASE)
  await store.saveListenRule({ platform: 'discord', channel: '1' }, 'all')
  await store.close()
  expect((await examine({ ...env, DATABASE })).text).toContain('✗ Discord: a channel is set to /listen all')
})

test('asks each platform only about its own channels', async () => {
  const workspace = await openWorkspace()
  const { server, env: discord } = await startDiscord()
  const env = {
    ...discord,
    SLACK_BOT_TOKEN: BOT_TOKEN,
    SLACK_SIGNING_SECRET: '0123456789abcdef',
    SLACK_API_URL: workspace.apiUrl,
  }
  const slack = await examine(env, CHANNEL)
  expect(slack.text).toContain('✗ Slack: the bot is not in #general')
  expect(slack.text).not.toContain('Discord: there is no channel')
  const other = await examine(env, server.ids.general)
  expect(other.text).toContain('✓ Discord: the bot may do all that it needs in #general')
  expect(other.text).not.toContain('✗ Slack')
})

test('reports a channel whose platform is not set up, and an id that is not a channel’s', async () => {
  const unset = await examine({}, 'C024BE91L')
  expect(unset.status).toBe(2)
  expect(unset.text).toContain('✗ C024BE91L is a channel of Slack, which is not set up')
  expect((await examine({}, '223456789012345678')).text).toContain(
    'a channel of Discord, which is not set up',
  )
  const name = await examine({}, '#general')
  expect(name.status).toBe(2)
  expect(name.text).toContain('✗ “#general” is no channel’s id')
})

test('reports each platform that does not answer, and goes on', async () => {
  const address = await nowhere()
  const { status, text } = await examine({
    SLACK_BOT_TOKEN: BOT_TOKEN,
    SLACK_APP_TOKEN: APP_TOKEN,
    SLACK_API_URL: address,
    DISCORD_TOKEN: 'abc',
    DISCORD_API_URL: address,
  })
  expect(status).toBe(2)
  expect(text).toContain(`✗ Slack cannot be reached at ${address}/ (ECONNREFUSED)`)
  expect(text).toContain(`✗ Discord cannot be reached at ${address} (ECONNREFUSED)`)
  expect(text).toContain('2 things have to be done.')
})

test('lets no control character and no token reach the terminal', async () => {
  const folder = folderOf({ 'a\u001b[31m/ferry.txt': ARTICLE })
  writeFileSync(join(folder, 'a\u001b[31m', 'b\u0007.jsonl'), 'not JSON')
  const address = await nowhere()
  const { text } = await examine(
    {
      SOURCES_DIR: join(folder, 'a\u001b[31m'),
      DISCORD_TOKEN: 'a-token-of-no-known-form',
      DISCORD_API_URL: `${address}/a-token-of-no-known-form`,
      LOG_LEVEL: BOT_TOKEN,
      SLACK_BOT_TOKEN: BOT_TOKEN,
      SLACK_APP_TOKEN: APP_TOKEN,
      SLACK_API_URL: address,
    },
    APP_TOKEN,
  )
  expect(text).toMatch(/^[^\p{Cc}]*$/mu)
  expect(text.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u)
  expect(text).not.toContain(BOT_TOKEN)
  expect(text).not.toContain(APP_TOKEN)
  expect(text).not.toContain('a-token-of-no-known-form')
  expect(text).toContain('✗ LOG_LEVEL is “[secret]”')
})

test.skipIf(noPostgres !== undefined)('examines a PostgreSQL server, and shows no password', async () => {
  const server = startPostgres()
  onTestFinished(server.dispose)
  const url = server.url('doctor').replace('footnote@', 'footnote:geheim-7@')
  const { status, text, lines } = await examine({ DATABASE: url })
  expect(status).toBe(0)
  expect(lines).toContainEqual(
    expect.stringMatching(/^✓ The store can be written: postgres:.*schema=doctor$/),
  )
  expect(lines).toContainEqual(expect.stringMatching(/^✓ PostgreSQL 1[5-9]\.\d+, encoding UTF8$/))
  expect(lines).toContain('✓ The clocks of the server and this machine agree')
  expect(text).not.toContain('geheim-7')
  server.stop('fast')
  const away = await examine({ DATABASE: url })
  expect(away.status).toBe(2)
  expect(away.text).toContain('the server does not answer; start it, or check the host and the port')
  expect(away.text).not.toContain('geheim-7')
})

test('says which bot reads the sources, and asks for no folder where another does', async () => {
  const folder = folderOf({ 'articles/ferry.txt': ARTICLE })
  const database = join(folder, 'store.sqlite')
  const articles = join(folder, 'articles')
  const store = await openStore(database)
  onTestFinished(() => store.close())
  const shelving = openShelving(articles, store, {
    keeping: true,
    file: undefined,
    report: () => {},
    note: () => {},
  })
  await shelving.read()
  const env = { DATABASE: database, SOURCES_DIR: articles }
  expect((await examine(env)).text).toMatch(
    /^✓ A bot here reads the sources, as of \d{4}-\d\d-\d\d \d\d:\d\d UTC; any other follows it$/m,
  )
  const saved = await store.reading(articles)
  if (saved === undefined) return expect.fail('nothing was read')
  await store.saveReading(articles, { ...saved, by: 'bot-1:/srv/sources' }, `reader ${articles}`)
  rmSync(articles, { recursive: true })
  const { status, text } = await examine(env)
  expect(status).toBe(0)
  expect(text).toMatch(
    /^· .*articles: there is no such file or folder\n {2}→ A bot here takes the sources from/m,
  )
  expect(text).toContain('✓ A bot here follows bot-1:/srv/sources, which reads the sources, as of ')
  await shelving.close()
  const alone = await examine(env)
  expect(alone.status).toBe(2)
  expect(alone.text).toContain(`✓ No bot reads the sources now: one that starts here will, from ${articles}`)
})
