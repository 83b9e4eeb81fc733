import { describe, expect, test } from 'vitest'
import type { Desk } from '../../../src/commands/desk.ts'
import { openDesk, startBot } from './bot.ts'
import { ANN, BOT, CHANNEL, openWorkspace } from './workspace.ts'

const mention = (ts: string) => ({
  type: 'app_mention',
  channel: CHANNEL,
  user: ANN,
  ts,
  text: `<@${BOT}> When was the harbour of Quillon opened?`,
})
const minutesAgo = (minutes: number) => Math.floor(Date.now() / 1000) - 60 * minutes

describe('a request that Slack did not sign', () => {
  test.each([
    ['with a signature of another secret', { signature: `v0=${'0'.repeat(64)}` }],
    ['with no signature', { signature: null }],
    ['with an empty signature', { signature: 'v0=' }],
    ['signed more than five minutes ago', { timestamp: minutesAgo(6) }],
  ])('%s is refused, and nothing is done', async (_how, signing) => {
    const workspace = await openWorkspace()
    const bot = await startBot(workspace)
    const before = workspace.calls.length
    expect((await bot.event(mention('1.1'), signing)).status).toBe(401)
    expect((await bot.command('/ask', 'When was it opened?', {}, signing)).status).toBe(401)
    await bot.stop()
    expect(workspace.calls.length).toBe(before)
  })

  test('signed four minutes ago is taken', async () => {
    const workspace = await openWorkspace()
    const bot = await startBot(workspace)
    expect((await bot.event(mention('1.1'), { timestamp: minutesAgo(4) })).status).toBe(200)
    await workspace.call('chat.postMessage')
  })

  test('whose body was changed on the way is refused', async () => {
    const workspace = await openWorkspace()
    const bot = await startBot(workspace)
    const of = 'v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503'
    expect(
      (await bot.json({ type: 'event_callback', event: mention('1.1') }, { signature: of })).status,
    ).toBe(401)
  })
})

test('Slack’s question whether the address is ours is answered', async () => {
  const bot = await startBot(await openWorkspace())
  const response = await bot.json({ type: 'url_verification', challenge: '3eZbrw1aB' })
  expect([response.status, await response.json()]).toEqual([200, { challenge: '3eZbrw1aB' }])
})

test('what is no POST, or no JSON, is refused', async () => {
  const bot = await startBot(await openWorkspace())
  expect((await fetch(`${bot.server.url}/slack/events`)).status).toBe(405)
  expect((await bot.raw('{"type":')).status).toBe(400)
})

test('a request is acknowledged before its answer is there, and answered even so', async () => {
  const real = await openDesk()
  const { promise: released, resolve: release } = Promise.withResolvers<void>()
  // A fake: a core that does not answer until it is let.
  const desk: Desk = {
    ...real,
    handle: async (command, from) => {
      await released
      return real.handle(command, from)
    },
  }
  const workspace = await openWorkspace()
  const bot = await startBot(workspace, { desk })
  expect((await bot.command('/ask', 'When was the harbour of Quillon opened?')).status).toBe(200)
  expect((await bot.event(mention('1.1'))).status).toBe(200)
  expect(workspace.callsOf('response')).toEqual([])
  release()
  expect((await workspace.call('response')).body.text).toContain('March 1987')
  expect((await workspace.call('chat.postMessage')).body.text).toContain('March 1987')
})

test('what a button and a menu send is acknowledged, whoever’s they are', async () => {
  const workspace = await openWorkspace()
  const bot = await startBot(workspace)
  const before = workspace.calls.length
  const where = { container: { type: 'message', message_ts: '1.1', channel_id: CHANNEL } }
  const link = { type: 'button', action_id: 'footnote:link', url: 'https://quillon.example', value: 'x' }
  expect((await bot.press({ type: 'button', action_id: 'another-app', value: 'x' }, where)).status).toBe(200)
  expect((await bot.press(link, where)).status).toBe(200)
  await bot.stop()
  expect(workspace.calls.length).toBe(before)
})

test('a bot that stops finishes the answer under way, and takes nothing new', async () => {
  const real = await openDesk()
  const { promise: released, resolve: release } = Promise.withResolvers<void>()
  const { promise: begun, resolve: begin } = Promise.withResolvers<void>()
  // A fake: a core that does not answer until it is let.
  const desk: Desk = {
    ...real,
    handle: async (command, from) => {
      begin()
      await released
      return real.handle(command, from)
    },
  }
  const workspace = await openWorkspace()
  const bot = await startBot(workspace, { desk })
  await bot.event(mention('1.1'))
  await begun
  let stopped = false
  const stopping = bot.stop().then(() => {
    stopped = true
  })
  expect(bot.platform.isReady()).toBe(false)
  expect((await bot.event(mention('2.2'))).status).toBe(503)
  expect(stopped).toBe(false)
  release()
  await stopping
  expect(workspace.callsOf('chat.postMessage').map(({ body }) => body.thread_ts)).toEqual(['1.1'])
})
