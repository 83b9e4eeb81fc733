import { type ChildProcess, spawn } from 'node:child_process'
import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { expect, onTestFinished, test } from 'vitest'
import { openStore } from '../src/store/sqlite/store.ts'
import { NO_SETTINGS } from './no-settings.ts'
import { personOn } from './platforms/discord/person.ts'
import { startServer } from './platforms/discord/server.ts'
import { BOT_TOKEN, CHANNEL, openWorkspace, TEAM } from './platforms/slack/workspace.ts'
import { folderOf } from './sources/folder.ts'

const BIN = join(import.meta.dirname, '../bin/footnote.js')
const SECRET = 'whole-program'
const FERRY = `The old ferry of Maren Holt

The Maren Holt ferry was built in Bergen in 1931. It crosses the fjord twice a day, in summer and in winter.
`

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0)
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  return port
}

/** Starts the program as its user does. Its lines are kept. @returns once it says that it is ready, or has ended */
const start = async (env: Readonly<Record<string, string>>) => {
  const program = spawn(process.execPath, [BIN, 'serve'], {
    env: { ...NO_SETTINGS, LOG_LEVEL: 'debug', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const lines: string[] = []
  const errors: string[] = []
  program.stderr.setEncoding('utf8').on('data', (text: string) => errors.push(text))
  const ended = once(program, 'close')
  const looking = new Set<() => void>()
  const ready = new Promise<void>((resolve) => {
    createInterface({ input: program.stdout }).on('line', (line) => {
      lines.push(line)
      for (const look of looking) look()
      if (line.includes('"event":"ready"')) resolve()
    })
  })
  onTestFinished(() => kill(program))
  await Promise.race([ready, ended])
  /** Waits for lines that hold the words. */
  const until = (words: string, count: number): Promise<void> =>
    new Promise((resolve) => {
      const look = () => {
        if (lines.filter((line) => line.includes(words)).length >= count) resolve()
      }
      looking.add(look)
      look()
    })
  return { program, lines, errors, ended, until }
}

const kill = async (program: ChildProcess): Promise<void> => {
  if (program.exitCode !== null || program.signalCode !== null) return
  program.kill('SIGKILL')
  await once(program, 'close')
}

const room = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'footnote-program-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** Both counterparts, and the settings of a program that is to be connected with them. */
const surroundings = async () => {
  const folder = room()
  const workspace = await openWorkspace()
  const discord = await startServer(join(folder, 'twin.db'))
  onTestFinished(() => discord.stop())
  const database = join(folder, 'new', 'footnote.sqlite')
  const env = {
    SOURCES_DIR: folderOf({ 'ferry.txt': FERRY }),
    DATABASE: database,
    PORT: String(await freePort()),
    SLACK_BOT_TOKEN: BOT_TOKEN,
    SLACK_SIGNING_SECRET: SECRET,
    SLACK_API_URL: workspace.apiUrl,
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.apiUrl,
  }
  return { workspace, discord, database, env }
}

/** Starts the program, stops it as soon as it is ready, and waits until it is gone. */
const startAndStop = async (env: Readonly<Record<string, string>>): Promise<void> => {
  const { program, ended } = await start(env)
  program.kill('SIGTERM')
  await ended
}

test('the whole program answers on Slack and Discord at once, says that it is well, and leaves when told to', async () => {
  const { workspace, discord, env } = await surroundings()
  const { program, lines, errors, ended } = await start(env)
  const address = `http://127.0.0.1:${env.PORT}`
  expect(errors.join('')).toBe('')

  const health = await fetch(`${address}/healthz`)
  expect([health.status, await health.json()]).toEqual([
    200,
    { status: 'ok', connected: { slack: true, discord: true } },
  ])

  const body = String(
    new URLSearchParams({
      command: '/ask',
      text: 'When was the Maren Holt ferry built?',
      team_id: 'T000000001',
      channel_id: 'C000000001',
      user_id: 'U000000001',
      response_url: workspace.responseUrl(),
    }),
  )
  const time = String(Math.floor(Date.now() / 1000))
  const acknowledged = await fetch(`${address}/slack/events`, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'x-slack-request-timestamp': time,
      'x-slack-signature': `v0=${createHmac('sha256', SECRET).update(`v0:${time}:${body}`).digest('hex')}`,
    },
    body,
  })
  expect(acknowledged.status).toBe(200)
  const answer = await workspace.call('response')
  expect(JSON.stringify(answer.body)).toContain('built in Bergen in')

  await personOn(discord).command('ask', { question: 'When was the Maren Holt ferry built?' })
  const shown = await discord.until(({ body: sent }) => JSON.stringify(sent).includes('built in Bergen in'))
  expect(shown.status).toBeLessThan(300)

  program.kill('SIGTERM')
  const [status] = await ended
  expect(status).toBe(0)
  expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({ event: 'stopped' })
  for (const secret of [BOT_TOKEN, SECRET, discord.token]) expect(lines.join('\n')).not.toContain(secret)
  expect(discord.refused).toEqual([])
}, 60_000)

test('a digest that was due while nobody was there is delivered once on each platform, and not again after a restart', async () => {
  const { workspace, discord, database, env } = await surroundings()
  const now = Date.now()
  const store = await openStore(database)
  const channels = [
    { platform: 'slack', workspace: TEAM, channel: CHANNEL },
    { platform: 'discord', workspace: discord.twin.guildId, channel: discord.ids.general },
  ]
  for (const channel of channels)
    await store.saveSchedule({
      channel,
      time: new Date(now - 3_600_000).toISOString().slice(11, 16),
      days: 'daily',
      zone: 'UTC',
      quiet: 'skip',
      language: 'en',
      setBy: 'U000000001',
      since: now - 3 * 86_400_000,
    })
  await store.close()
  const first = await start(env)
  const onSlack = await workspace.call('chat.postMessage')
  expect(onSlack.body.channel).toBe(CHANNEL)
  expect(JSON.stringify(onSlack.body)).toContain('The Maren Holt ferry was built in Bergen in 1931.')
  const isDigest = ({ method, path, body }: { method: string; path: string; body: object }) =>
    method === 'POST' &&
    path === `/channels/${discord.ids.general}/messages` &&
    JSON.stringify(body).includes('The Maren Holt ferry was built in Bergen in 1931')
  await discord.until(isDigest)
  // Each try is told in the log once it is in the ledger.
  await first.until('"state":"posted"', 2)
  first.program.kill('SIGTERM')
  await first.ended

  await startAndStop(env)
  expect(workspace.callsOf('chat.postMessage')).toHaveLength(1)
  expect(discord.requests.filter(isDigest)).toHaveLength(1)
  expect(discord.refused).toEqual([])
}, 60_000)

test('a standing question is told once, in its channel or to whoever asked, when a source answers it', async () => {
  const { workspace, discord, database, env } = await surroundings()
  const store = await openStore(database)
  const watch = {
    question: 'When was the Maren Holt ferry built?',
    language: 'en',
    at: Date.now() - 86_400_000,
  } as const
  await store.saveWatch({
    ...watch,
    id: 'w1',
    direct: false,
    place: { platform: 'slack', workspace: TEAM, channel: CHANNEL },
  })
  await store.saveWatch({
    ...watch,
    id: 'w2',
    direct: true,
    place: { platform: 'discord', workspace: discord.twin.guildId, user: discord.people.ann },
  })
  await store.close()
  const isHit = ({ method, path, body }: { method: string; path: string; body: object }) =>
    method === 'POST' &&
    path === `/channels/${discord.ids.direct}/messages` &&
    JSON.stringify(body).includes('On your watch')
  const first = await start(env)
  await first.until('"event":"watch.told"', 2)
  expect(JSON.stringify((await workspace.call('chat.postMessage')).body)).toContain('built in Bergen in')
  await discord.until(isHit)
  first.program.kill('SIGTERM')
  await first.ended
  await startAndStop(env)
  expect(workspace.callsOf('chat.postMessage')).toHaveLength(1)
  expect(discord.requests.filter(isHit)).toHaveLength(1)
  expect(discord.refused).toEqual([])
}, 60_000)

test('a platform that cannot be reached ends the program with what to do', async () => {
  const folder = room()
  const { errors, ended } = await start({
    SOURCES_DIR: folderOf({ 'ferry.txt': FERRY }),
    DATABASE: join(folder, 'footnote.sqlite'),
    DISCORD_TOKEN: 'not.a.token',
    DISCORD_API_URL: `http://127.0.0.1:${await freePort()}/api`,
  })
  const [status] = await ended
  expect(status).toBe(2)
  expect(errors.join('')).toMatch(/^footnote: .*DISCORD/)
  expect(errors.join('').trim().split('\n')).toHaveLength(1)
}, 60_000)
