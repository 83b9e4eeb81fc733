import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { openStore } from '../src/store/sqlite/store.ts'
import { personOn } from './platforms/discord/person.ts'
import { BOT_TOKEN, CHANNEL, TEAM } from './platforms/slack/workspace.ts'
import { dueDigests, freePort, SECRET, sourcesAndStore, startBot, surroundings } from './start-program.ts'

/** Starts the program, stops it as soon as it is ready, and waits until it is gone. */
const startAndStop = async (env: Readonly<Record<string, string>>): Promise<void> => {
  const { program, ended } = await startBot('node', env)
  program.kill('SIGTERM')
  await ended
}

test('the whole program answers on Slack and Discord at once, reports that it is healthy, and stops on a signal', async () => {
  const { workspace, discord, env } = await surroundings()
  const { program, lines, errors, ended } = await startBot('node', env)
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

test('a digest that fell due while the program was stopped is delivered once on each platform, even after a restart', async () => {
  const { workspace, discord, database, env } = await surroundings()
  const store = await openStore(database)
  for (const digest of dueDigests(discord.twin.guildId, discord.ids.general)) await store.saveSchedule(digest)
  await store.close()
  const first = await startBot('node', env)
  const onSlack = await workspace.call('chat.postMessage')
  expect(onSlack.body.channel).toBe(CHANNEL)
  expect(JSON.stringify(onSlack.body)).toContain('The Maren Holt ferry was built in Bergen in 1931.')
  const isDigest = ({ method, path, body }: { method: string; path: string; body: object }) =>
    method === 'POST' &&
    path === `/channels/${discord.ids.general}/messages` &&
    JSON.stringify(body).includes('The Maren Holt ferry was built in Bergen in 1931')
  await discord.until(isDigest)
  // The log says so once the delivery is in the ledger.
  await first.until('"state":"posted"', 2)
  first.program.kill('SIGTERM')
  await first.ended

  await startAndStop(env)
  expect(workspace.callsOf('chat.postMessage')).toHaveLength(1)
  expect(discord.requests.filter(isDigest)).toHaveLength(1)
  expect(discord.refused).toEqual([])
}, 60_000)

test('a watched question is announced once, in its channel or to its asker, when a source answers it', async () => {
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
  const first = await startBot('node', env)
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

test('a platform that cannot be reached ends the program, which says what to do', async () => {
  const { errors, ended } = await startBot('node', {
    ...sourcesAndStore(),
    DISCORD_TOKEN: 'not.a.token',
    DISCORD_API_URL: `http://127.0.0.1:${await freePort()}/api`,
  })
  const [status] = await ended
  expect(status).toBe(2)
  expect(errors.join('')).toMatch(/^footnote: .*DISCORD/)
  expect(errors.join('').trim().split('\n')).toHaveLength(1)
}, 60_000)
