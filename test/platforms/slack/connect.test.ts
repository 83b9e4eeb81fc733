import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { ConfigError } from '../../../src/errors.ts'
import { createLog } from '../../../src/log.ts'
import { libraryLog } from '../../../src/platforms/slack/connect.ts'
import { createSlack, type SlackOptions } from '../../../src/platforms/slack/slack.ts'
import { openDesk, SECRET } from './bot.ts'
import { openSocketMode } from './socket.ts'
import { ANN, BOT, BOT_TOKEN, CHANNEL, openWorkspace, serve, TEAM } from './workspace.ts'

const make = async (
  options: Partial<Extract<SlackOptions, { botToken: string }>> & Pick<SlackOptions, 'apiUrl'>,
) => {
  const logged: string[] = []
  const platform = createSlack({
    botToken: BOT_TOKEN,
    desk: await openDesk(),
    language: 'en',
    log: createLog('debug', [], (line) => logged.push(line)),
    ...options,
  })
  return { platform, logged }
}

const faultOf = async (start: Promise<void>): Promise<ConfigError> => {
  const error = await start.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  expect(error).toBeInstanceOf(ConfigError)
  return error as ConfigError
}

describe('an error at the start names its setting and what to do', () => {
  test('a token that Slack refuses', async () => {
    const workspace = await openWorkspace()
    workspace.fail('auth.test', { status: 200, body: { ok: false, error: 'token_revoked' } })
    const { platform } = await make({ apiUrl: workspace.apiUrl, signingSecret: SECRET })
    const { message } = await faultOf(platform.start())
    expect(message).toMatch(/^SLACK_BOT_TOKEN .*\(token_revoked\).*Install App\.$/)
    expect(message).not.toContain(BOT_TOKEN)
    expect(platform.isReady()).toBe(false)
  })

  test('an address where nobody answers, without the password in it', async () => {
    const nobody = await serve(() => {})
    await nobody.close()
    const apiUrl = `${nobody.url.replace('://', '://ann:hunter2@')}/api/`
    const { platform, logged } = await make({ apiUrl, signingSecret: SECRET })
    const { message } = await faultOf(platform.start())
    expect(message).toMatch(/^Slack cannot be reached .*SLACK_API_URL/)
    expect(message + logged.join('')).not.toContain('hunter2')
  })

  test('a proxy that answers with a page, which the error does not repeat', async () => {
    const workspace = await openWorkspace()
    workspace.fail('auth.test', { status: 200, body: '<html>Sign in, please</html>' })
    const { platform } = await make({ apiUrl: workspace.apiUrl, signingSecret: SECRET })
    const { message } = await faultOf(platform.start())
    expect(message).toMatch(/^Slack does not answer as it should: .*SLACK_API_URL/)
    expect(message).not.toContain('Sign in')
  })

  test('an app token that Slack refuses', async () => {
    const { apiUrl } = await openWorkspace()
    const socket = await openSocketMode(apiUrl)
    const { platform } = await make({ apiUrl: socket.apiUrl, appToken: 'xapp-wrong' })
    const { message } = await faultOf(platform.start())
    expect(message).toMatch(/^SLACK_APP_TOKEN .*\(invalid_auth\).*App-Level Tokens/)
    expect(platform.isReady()).toBe(false)
    await platform.stop()
  })
})

test('the bot makes no network call before it starts, and is not ready until then', async () => {
  const workspace = await openWorkspace()
  const { platform } = await make({ apiUrl: workspace.apiUrl, signingSecret: SECRET })
  expect(platform.routes?.map(({ path }) => path)).toEqual(['/slack/events'])
  expect(platform.isReady()).toBe(false)
  expect(workspace.calls).toEqual([])
  await platform.start()
  expect(platform.isReady()).toBe(true)
  await platform.stop()
})

describe('over a socket', () => {
  const open = async () => {
    const workspace = await openWorkspace()
    const socket = await openSocketMode(workspace.apiUrl)
    const { platform, logged } = await make({ apiUrl: socket.apiUrl, appToken: socket.appToken })
    await platform.start()
    onTestFinished(() => platform.stop())
    return { workspace, socket, platform, logged }
  }
  const event = (id: string, ts: string) => ({
    type: 'events_api',
    envelope_id: id,
    accepts_response_payload: false,
    retry_attempt: 0,
    payload: {
      type: 'event_callback',
      team_id: TEAM,
      event_id: `Ev-${id}`,
      event: {
        type: 'app_mention',
        channel: CHANNEL,
        user: ANN,
        ts,
        text: `<@${BOT}> When was the harbour of Quillon opened?`,
      },
    },
  })

  test('it needs no server, acknowledges an event, and answers it', async () => {
    const { workspace, socket, platform, logged } = await open()
    expect(platform.routes).toBeUndefined()
    expect(platform.isReady()).toBe(true)
    socket.send(event('one', '1.1'))
    await socket.acknowledged('one')
    expect((await workspace.call('chat.postMessage')).body.text).toContain('March 1987')
    expect(logged.join('')).not.toContain(socket.appToken)
    expect(logged.join('')).not.toContain('a-ticket')
  })

  test('it acknowledges and answers a slash command too', async () => {
    const { workspace, socket } = await open()
    const payload = {
      command: '/ask',
      text: 'When was the harbour of Quillon opened?',
      team_id: TEAM,
      channel_id: CHANNEL,
      user_id: ANN,
      response_url: workspace.responseUrl(),
      trigger_id: '1.2.3',
    }
    socket.send({ type: 'slash_commands', envelope_id: 'two', accepts_response_payload: true, payload })
    await socket.acknowledged('two')
    expect((await workspace.call('response')).body.text).toContain('March 1987')
  })

  test('a lost connection is opened again', { timeout: 30_000 }, async () => {
    const { workspace, socket, platform } = await open()
    await socket.lose()
    await socket.connections(2)
    socket.send(event('four', '4.4'))
    await workspace.call('chat.postMessage')
    expect(platform.isReady()).toBe(true)
  })

  test.each(['invalid_auth', 'token_revoked'])(
    'an app token that is refused later (%s) ends the connection, and the program knows why',
    { timeout: 30_000 },
    async (code) => {
      const { socket, platform, logged } = await open()
      socket.refuse(code)
      await socket.lose()
      await vi.waitUntil(() => platform.fault?.() !== undefined, { timeout: 20_000 })
      expect(platform.fault?.()).toMatch(`SLACK_APP_TOKEN is refused by Slack (${code}): `)
      expect(platform.isReady()).toBe(false)
      expect(logged.join('')).not.toContain(socket.appToken)
    },
  )

  test('a stopped bot has disconnected, and has answered what it had received', async () => {
    const { workspace, socket, platform } = await open()
    socket.send(event('three', '3.3'))
    await socket.acknowledged('three')
    await platform.stop()
    expect(platform.isReady()).toBe(false)
    expect(workspace.callsOf('chat.postMessage')).toHaveLength(1)
  })
})

test('lines of Slack’s libraries below a warning are logged at debug, without secrets', () => {
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
