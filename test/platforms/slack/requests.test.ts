import { describe, expect, test } from 'vitest'
import { openHeldDesk, startBot } from './bot.ts'
import { ANN, BOT, CHANNEL, openWorkspace } from './workspace.ts'

const mention = (ts: string) => ({
  type: 'app_mention',
  channel: CHANNEL,
  user: ANN,
  ts,
  text: `<@${BOT}> When was the harbour of Quillon opened?`,
})
const minutesAgo = (minutes: number) => Math.floor(Date.now() / 1000) - 60 * minutes

describe('a request', () => {
  test.each([
    ['with a signature of another secret', { signature: `v0=${'0'.repeat(64)}` }],
    ['with no signature', { signature: null }],
    ['with an empty signature', { signature: 'v0=' }],
    ['signed more than five minutes ago', { timestamp: minutesAgo(6) }],
  ])('%s is refused, and nothing happens', async (_how, signing) => {
    const workspace = await openWorkspace()
    const bot = await startBot(workspace)
    const before = workspace.calls.length
    expect((await bot.event(mention('1.1'), signing)).status).toBe(401)
    expect((await bot.command('/ask', 'When was it opened?', {}, signing)).status).toBe(401)
    await bot.stop()
    expect(workspace.calls.length).toBe(before)
  })

  test('signed four minutes ago is accepted', async () => {
    const workspace = await openWorkspace()
    const bot = await startBot(workspace)
    expect((await bot.event(mention('1.1'), { timestamp: minutesAgo(4) })).status).toBe(200)
    await workspace.call('chat.postMessage')
  })

  test('with a changed body is refused', async () => {
    const workspace = await openWorkspace()
    const bot = await startBot(workspace)
    const of = 'v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503'
    expect(
      (await bot.json({ type: 'event_callback', event: mention('1.1') }, { signature: of })).status,
    ).toBe(401)
  })
})

test('Slack’s check of the address is answered', async () => {
  const bot = await startBot(await openWorkspace())
  const response = await bot.json({ type: 'url_verification', challenge: '3eZbrw1aB' })
  expect([response.status, await response.json()]).toEqual([200, { challenge: '3eZbrw1aB' }])
})

test('a request that is not a POST, or not JSON, is refused', async () => {
  const bot = await startBot(await openWorkspace())
  expect((await fetch(`${bot.server.url}/slack/events`)).status).toBe(405)
  expect((await bot.raw('{"type":')).status).toBe(400)
})

test('a request is acknowledged before its answer is ready', async () => {
  const { desk, release } = await openHeldDesk()
  const workspace = await openWorkspace()
  const bot = await startBot(workspace, { desk })
  expect((await bot.command('/ask', 'When was the harbour of Quillon opened?')).status).toBe(200)
  expect((await bot.event(mention('1.1'))).status).toBe(200)
  expect(workspace.callsOf('response')).toEqual([])
  release()
  expect((await workspace.call('response')).body.text).toContain('March 1987')
  expect((await workspace.call('chat.postMessage')).body.text).toContain('March 1987')
})

test('presses on other apps’ buttons and on links are acknowledged and ignored', async () => {
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

test('a stopping bot finishes the answer in progress, and accepts nothing new', async () => {
  const { desk, release, asked } = await openHeldDesk()
  const workspace = await openWorkspace()
  const bot = await startBot(workspace, { desk })
  await bot.event(mention('1.1'))
  await asked
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
