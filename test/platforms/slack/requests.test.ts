import { createHmac } from 'node:crypto'
import type { App, HTTPReceiver } from '@slack/bolt'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { createLog } from '../../../src/log.ts'
import { createReceiver, libraryLog } from '../../../src/platforms/slack/connect.ts'
import { openHeldDesk, SECRET, startBot } from './bot.ts'
import { ANN, BOT, CHANNEL, openWorkspace, serve, TEAM } from './workspace.ts'

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

test('an event is acknowledged once its answer is posted, so that Slack sends it again if the bot dies before', async () => {
  const { desk, release, asked } = await openHeldDesk()
  const workspace = await openWorkspace()
  const bot = await startBot(workspace, { desk })
  let posted = 0
  const acknowledged = bot.event(mention('1.1')).then(({ status }) => {
    posted = workspace.callsOf('chat.postMessage').length
    return status
  })
  await asked
  release()
  expect([await acknowledged, posted]).toEqual([200, 1])
})

test.each([
  ['works on is left unacknowledged, and not answered', false, 503],
  ['has answered is acknowledged', true, 200],
])('an event that another process %s', async (_what, done, status) => {
  const { desk } = await openHeldDesk()
  const workspace = await openWorkspace()
  const elsewhere = { ...desk, runOnce: async () => false, isDone: async () => done }
  const bot = await startBot(workspace, { desk: elsewhere })
  expect((await bot.event(mention('1.1'))).status).toBe(status)
  expect(workspace.callsOf('chat.postMessage')).toEqual([])
})

test('an event whose handling failed is refused once, and the process goes on', async () => {
  const receiver = createReceiver(
    { apiUrl: '', signingSecret: SECRET },
    libraryLog(createLog('error', [], () => {})),
    {
      fetchWithAppToken: fetch,
    },
  ) as HTTPReceiver
  receiver.init({ processEvent: () => Promise.reject(new Error('a bug')) } as unknown as App)
  const server = await serve(receiver.requestListener)
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  onTestFinished(() => void vi.useRealTimers())
  const body = JSON.stringify({ type: 'event_callback', event: mention('1.1') })
  const timestamp = `${minutesAgo(0)}`
  const digest = createHmac('sha256', SECRET).update(`v0:${timestamp}:${body}`).digest('hex')
  const headers = {
    'content-type': 'application/json',
    'x-slack-request-timestamp': timestamp,
    'x-slack-signature': `v0=${digest}`,
  }
  expect((await fetch(`${server.url}/slack/events`, { method: 'POST', headers, body })).status).toBe(500)
  // Bolt looks for requests that are not acknowledged after three seconds.
  expect(vi.getTimerCount()).toBeGreaterThan(0)
  expect(() => vi.runAllTimers()).not.toThrow()
})

test('an event that comes again is answered, unless a bot that has died since had posted the answer', async () => {
  const again = { headers: { 'x-slack-retry-num': '1' } }
  const workspace = await openWorkspace()
  const bot = await startBot(workspace)
  const ts = `${Math.floor(Date.now() / 1_000)}.000100`
  expect((await bot.event(mention(ts), again)).status).toBe(200)
  const posted = await workspace.call('chat.postMessage')
  expect(posted.body.thread_ts).toBe(ts)
  // Another bot knows nothing of it but what Slack shows.
  const messages = [{ user: BOT, ts: '1.2', metadata: posted.body.metadata }]
  workspace.fail('conversations.replies', { status: 200, body: { ok: true, messages } })
  const other = await startBot(workspace)
  expect((await other.event(mention(ts), again)).status).toBe(200)
  expect(workspace.callsOf('chat.postMessage')).toHaveLength(1)
})

test('the start runs what acknowledges requests, and nothing comes of it', async () => {
  const workspace = await openWorkspace()
  const { desk, asked } = await openHeldDesk()
  let reached = false
  asked.then(() => {
    reached = true
  })
  const bot = await startBot(workspace, { desk, warm: true })
  expect(bot.platform.isReady()).toBe(true)
  expect(bot.logged.join('')).not.toContain('slack.not-warm')
  await bot.stop()
  expect(reached).toBe(false)
  expect(workspace.calls.map(({ method }) => method)).toEqual(['auth.test'])
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

describe('Slack says that', () => {
  const removed = async (event: object) => {
    const workspace = await openWorkspace()
    const bot = await startBot(workspace)
    expect((await bot.event(event)).status).toBe(200)
    return { workspace, bot }
  }

  test.each([
    ['the app was removed', { type: 'app_uninstalled' }, 'app_uninstalled'],
    ['its token was revoked', { type: 'tokens_revoked', tokens: { bot: [BOT] } }, 'token_revoked'],
  ])('%s: the bot is not ready, and says what to do', async (_what, event, code) => {
    const { bot } = await removed(event)
    expect(bot.platform.isReady()).toBe(false)
    expect(bot.platform.fault?.()).toMatch(`SLACK_BOT_TOKEN is refused by Slack (${code}): `)
  })

  test('somebody’s own token was revoked: nothing changes', async () => {
    const { bot } = await removed({ type: 'tokens_revoked', tokens: { oauth: [ANN] } })
    expect(bot.platform.isReady()).toBe(true)
  })

  test('a call has no valid token: not ready, and the log says so once', async () => {
    const workspace = await openWorkspace()
    const bot = await startBot(workspace)
    const revoked = { status: 200, body: { ok: false, error: 'token_revoked' } }
    workspace.fail('chat.postMessage', revoked, revoked)
    workspace.fail('assistant.threads.setStatus', revoked, revoked)
    workspace.fail('chat.postEphemeral', revoked)
    workspace.fail('users.info', revoked, revoked, revoked, revoked)
    await bot.event(mention('1.1'))
    await workspace.call('chat.postMessage', 2)
    await bot.stop()
    expect(bot.platform.fault?.()).toContain('token_revoked')
    expect(bot.platform.isReady()).toBe(false)
    expect(bot.logged.filter((line) => line.includes('slack.token-refused'))).toHaveLength(1)
  })

  test('it holds events back: that is acknowledged and logged', async () => {
    const bot = await startBot(await openWorkspace())
    const limited = { type: 'app_rate_limited', team_id: TEAM, minute_rate_limited: 1518467820 }
    expect((await bot.json(limited)).status).toBe(200)
    expect(bot.logged.join('')).toContain('slack.events-held-back')
  })
})
