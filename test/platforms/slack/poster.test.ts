import { describe, expect, test } from 'vitest'
import { createLog } from '../../../src/log.ts'
import { createSlack } from '../../../src/platforms/slack/slack.ts'
import { faultOf, posterContract } from '../../contracts/poster.ts'
import { replyOf } from '../../contracts/samples.ts'
import { openDesk, SECRET, startBot } from './bot.ts'
import { ANN, BOT, BOT_TOKEN, CHANNEL, type Fault, openWorkspace, TEAM } from './workspace.ts'

const REPLY = replyOf({ kind: 'prose', text: 'Nothing new for @everyone & <@U123> today.' })
const channel = {
  kind: 'channel',
  channel: { platform: 'slack', workspace: TEAM, channel: CHANNEL },
} as const
const person = { kind: 'person', platform: 'slack', workspace: TEAM, user: ANN } as const
const result = (body: object): Fault => ({ status: 200, body: { ok: true, ...body } })
const refusal = (error: string): Fault => ({ status: 200, body: { ok: false, error } })

const open = async () => {
  const workspace = await openWorkspace()
  const bot = await startBot(workspace)
  return { workspace, bot, poster: bot.platform.poster }
}

posterContract('Slack', async () => {
  const { workspace, bot, poster } = await open()
  return {
    poster,
    channel,
    person,
    posts: async (to) => {
      const all = await workspace.messages(to.kind === 'channel' ? to.channel.channel : workspace.direct)
      return all
        .filter(({ user }) => user === BOT)
        .map(({ ts }) => ts)
        .toReversed()
    },
    loseAnswer: () => workspace.lose('chat.postMessage'),
    refuse: (how) => {
      if (how === 'for-ever') workspace.fail('chat.postMessage', refusal('is_archived'))
      if (how === 'too-many')
        workspace.fail('chat.postMessage', { status: 429, headers: { 'retry-after': '30' } })
      if (how === 'in-trouble') workspace.fail('chat.postMessage', { status: 503 })
    },
    // Here one call alone was lost or refused, and Slack remembers none.
    mend: () => {},
    stop: bot.stop,
    secrets: [BOT_TOKEN, CHANNEL, ANN, 'monday'],
  }
})

describe('a post', () => {
  test('carries its key where people do not see it, belongs to no thread, and begins one', async () => {
    const { workspace, poster } = await open()
    const { message } = await poster.post(channel, REPLY, 'digest:C1:2026-05-03')
    const { body } = await workspace.call('chat.postMessage')
    expect(body.metadata).toEqual({
      event_type: 'footnote_post',
      event_payload: { key: 'digest:C1:2026-05-03' },
    })
    expect(body.thread_ts).toBeUndefined()
    await workspace.say(CHANNEL, 'And then?', message)
    expect(await workspace.thread(CHANNEL, message)).toHaveLength(1)
  })

  test('before the start is put off', async () => {
    const { apiUrl, calls } = await openWorkspace()
    const { poster } = createSlack({
      botToken: BOT_TOKEN,
      signingSecret: SECRET,
      apiUrl,
      desk: await openDesk(),
      language: 'en',
      log: createLog('silent', []),
    })
    expect((await faultOf(poster.post(channel, REPLY, 'a'))).kind).toBe('later')
    expect(await poster.zoneOf(ANN)).toBeUndefined()
    expect(calls).toEqual([])
  })

  test('that is under way when the bot stops is waited for', async () => {
    const { workspace, bot, poster } = await open()
    const posted = poster.post(channel, REPLY, 'a')
    await bot.stop()
    expect(workspace.callsOf('chat.postMessage')).toHaveLength(1)
    await posted
  })

  test('whose blocks Slack refuses is posted as text, under its key', async () => {
    const { workspace, poster } = await open()
    workspace.fail('chat.postMessage', refusal('invalid_blocks'))
    const posted = await poster.post(channel, REPLY, 'a')
    const { body } = await workspace.call('chat.postMessage', 2)
    expect(body.blocks).toEqual([])
    expect(await poster.find(channel, 'a', 0)).toEqual(posted)
  })

  test('where the bot was not invited says how to invite it', async () => {
    const { workspace, poster } = await open()
    const secret = { kind: 'channel', channel: { ...channel.channel, channel: workspace.secret } } as const
    const { kind, message } = await faultOf(poster.post(secret, REPLY, 'a'))
    expect(kind).toBe('never')
    expect(message).toContain('/invite')
  })

  test('that Slack has not said no to is tried no second time', async () => {
    const { workspace, poster } = await open()
    workspace.fail('chat.postMessage', { status: 500 })
    await faultOf(poster.post(channel, REPLY, 'a'))
    expect(workspace.callsOf('chat.postMessage')).toHaveLength(1)
  })

  test.each([
    'channel_not_found',
    'not_in_channel',
    'is_archived',
    'channel_is_limited_access',
    'user_not_found',
    'cannot_dm_bot',
  ])('that is refused with %s never arrives', async (code) => {
    const { workspace, poster } = await open()
    workspace.fail('chat.postMessage', refusal(code))
    const { kind, message } = await faultOf(poster.post(channel, REPLY, 'a'))
    expect(kind).toBe('never')
    expect(message).toContain(code)
  })

  test.each(['account_inactive', 'invalid_auth', 'missing_scope'])(
    'that is refused with %s may arrive once that is put right, and says how',
    async (code) => {
      const { workspace, poster } = await open()
      workspace.fail('chat.postMessage', refusal(code))
      const { kind, message } = await faultOf(poster.post(channel, REPLY, 'a'))
      expect(kind).toBe('later')
      expect(message).toMatch(/api\.slack\.com\/apps/)
    },
  )

  test.each(['fatal_error', 'internal_error', 'something_new'])(
    'that is refused with %s may arrive later',
    async (code) => {
      const { workspace, poster } = await open()
      workspace.fail('chat.postMessage', refusal(code))
      const { kind, message } = await faultOf(poster.post(channel, REPLY, 'a'))
      expect([kind, message]).toEqual(['later', `Slack did not take the message (${code}).`])
    },
  )

  test('that a proxy answers to may arrive later, and its page is not repeated', async () => {
    const { workspace, poster } = await open()
    workspace.fail('chat.postMessage', { status: 200, body: `<b>${CHANNEL}</b>` })
    const { kind, message } = await faultOf(poster.post(channel, REPLY, 'a'))
    expect([kind, message]).toEqual(['later', 'Slack did not answer as it should.'])
  })

  test('too often for one channel, which comes with status 200, may arrive later', async () => {
    const { workspace, poster } = await open()
    workspace.fail('chat.postMessage', {
      status: 200,
      headers: { 'retry-after': '7' },
      body: { ok: false, error: 'rate_limited' },
    })
    const { kind, retryAfter } = await faultOf(poster.post(channel, REPLY, 'a'))
    expect([kind, retryAfter]).toEqual(['later', 7000])
  })

  test('leaves no token in the log, and no names but at debug', async () => {
    const { workspace, bot, poster } = await open()
    workspace.fail('chat.postMessage', refusal('fatal_error'), { status: 429 })
    await faultOf(poster.post(channel, REPLY, 'a-key'))
    await faultOf(poster.post(channel, REPLY, 'a-key'))
    await poster.post(person, REPLY, 'a-key')
    workspace.lose('chat.postMessage')
    await faultOf(poster.post(channel, REPLY, 'another-key'))
    const above = bot.logged.filter((line) => !line.includes('"level":"debug"')).join('')
    expect(above).toContain('posting failed')
    for (const name of [ANN, CHANNEL, workspace.direct, 'a-key', 'another-key', 'Nothing new'])
      expect(above).not.toContain(name)
    expect(bot.logged.join('')).not.toContain(BOT_TOKEN)
  })
})

describe('a look for a post', () => {
  const own = (ts: string, key: string, more: object = {}) => ({
    type: 'message',
    ts,
    user: BOT,
    bot_id: 'B0FOOTNOTE',
    metadata: { event_type: 'footnote_post', event_payload: { key } },
    ...more,
  })

  test('asks for what came since', async () => {
    const { workspace, poster } = await open()
    await poster.find(channel, 'a', Date.UTC(2026, 4, 3, 9))
    const { body } = await workspace.call('conversations.history')
    expect(body).toMatchObject({ channel: CHANNEL, include_all_metadata: 'true' })
    expect(Number(body.oldest) * 1000).toBe(Date.UTC(2026, 4, 3, 9))
  })

  test('takes nobody else’s message for it, nor another kind of the bot’s own', async () => {
    // A fake: nobody but the bot can post with metadata here.
    const { workspace, poster } = await open()
    const messages = [
      own('1.1', 'a', { user: 'U0OTHER', bot_id: 'B0OTHER' }),
      own('1.2', 'a', { metadata: { event_type: 'other', event_payload: { key: 'a' } } }),
      own('1.3', 'a', { metadata: { event_type: 'footnote_post' } }),
      own('1.4', 'b'),
    ]
    workspace.fail('conversations.history', result({ messages }), result({ messages: [own('1.5', 'a')] }))
    expect(await poster.find(channel, 'a', 0)).toBeUndefined()
    expect(await poster.find(channel, 'a', 0)).toMatchObject({ message: '1.5' })
  })

  test('knows the bot by its bot id alone', async () => {
    const { workspace, poster } = await open()
    workspace.fail('conversations.history', result({ messages: [own('1.5', 'a', { user: undefined })] }))
    expect(await poster.find(channel, 'a', 0)).toMatchObject({ message: '1.5' })
  })

  test('goes on from page to page, and ends', async () => {
    const { workspace, poster } = await open()
    // A fake: a channel without an end.
    const page = result({ messages: [own('1.4', 'b')], response_metadata: { next_cursor: 'more' } })
    workspace.fail('conversations.history', page, page, result({ messages: [own('1.5', 'a')] }))
    expect(await poster.find(channel, 'a', 0)).toMatchObject({ message: '1.5' })
    expect(workspace.callsOf('conversations.history').map(({ body }) => body.cursor)).toEqual([
      undefined,
      'more',
      'more',
    ])
    workspace.fail('conversations.history', ...Array.from({ length: 99 }, () => page))
    expect(await poster.find(channel, 'a', 0)).toBeUndefined()
    expect(workspace.callsOf('conversations.history')).toHaveLength(13)
  })

  test('that the app’s scopes do not allow finds nothing', async () => {
    const { workspace, poster } = await open()
    workspace.fail('conversations.open', refusal('missing_scope'))
    expect(await poster.find(person, 'a', 0)).toBeUndefined()
    workspace.fail('conversations.history', refusal('missing_scope'))
    expect(await poster.find(channel, 'a', 0)).toBeUndefined()
  })

  test('that fails says whether it may work later', async () => {
    const { workspace, poster } = await open()
    workspace.fail('conversations.history', refusal('channel_not_found'), { status: 502 })
    expect((await faultOf(poster.find(channel, 'a', 0))).kind).toBe('never')
    expect((await faultOf(poster.find(channel, 'a', 0))).kind).toBe('later')
  })

  test('before a second try leaves room for clocks that differ', async () => {
    const { workspace, poster } = await open()
    const begun = Date.now()
    workspace.lose('chat.postMessage')
    await faultOf(poster.post(channel, REPLY, 'a'))
    await poster.post(channel, REPLY, 'a')
    const { body } = await workspace.call('conversations.history')
    expect(Number(body.oldest) * 1000).toBeLessThan(begun - 240_000)
  })

  test('that fails before a second try keeps that from posting', async () => {
    const { workspace, poster } = await open()
    workspace.lose('chat.postMessage')
    await faultOf(poster.post(channel, REPLY, 'a'))
    workspace.fail('conversations.history', { status: 502 })
    expect((await faultOf(poster.post(channel, REPLY, 'a'))).kind).toBe('later')
    expect(workspace.callsOf('chat.postMessage')).toHaveLength(1)
  })
})

describe('a person’s zone', () => {
  test('is the one that Slack tells', async () => {
    // A fake: the counterpart tells none.
    const { workspace, poster } = await open()
    workspace.fail('users.info', result({ user: { id: ANN, tz: 'America/Santiago' } }))
    expect(await poster.zoneOf(ANN)).toBe('America/Santiago')
    expect((await workspace.call('users.info')).body.user).toBe(ANN)
  })

  test.each([
    ['is not told', result({ user: { id: ANN } })],
    ['is none that there is', result({ user: { id: ANN, tz: 'Moon/Crater' } })],
    ['may not be asked for', refusal('missing_scope')],
    ['cannot be asked for', { status: 503 }],
    ['is asked for too often', { status: 429, headers: { 'retry-after': '30' } }],
  ])('that %s is not known', async (_, fault) => {
    const { workspace, poster } = await open()
    workspace.fail('users.info', fault)
    expect(await poster.zoneOf(ANN)).toBeUndefined()
  })
})
