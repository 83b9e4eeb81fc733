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
    // Nothing to repair: only one call was lost or refused.
    mend: () => {},
    stop: bot.stop,
    secrets: [BOT_TOKEN, CHANNEL, ANN, 'monday'],
  }
})

describe('a post', () => {
  test('carries its key in hidden metadata, is in no thread, and can start one', async () => {
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

  test('before the start is postponed', async () => {
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

  test('in progress when the bot stops is waited for', async () => {
    const { workspace, bot, poster } = await open()
    const posted = poster.post(channel, REPLY, 'a')
    await bot.stop()
    expect(workspace.callsOf('chat.postMessage')).toHaveLength(1)
    await posted
  })

  test('whose blocks Slack refuses is posted as text, with its key', async () => {
    const { workspace, poster } = await open()
    workspace.fail('chat.postMessage', refusal('invalid_blocks'))
    const posted = await poster.post(channel, REPLY, 'a')
    const { body } = await workspace.call('chat.postMessage', 2)
    expect(body.blocks).toEqual([])
    expect(await poster.find(channel, 'a', 0)).toEqual(posted)
  })

  test('to a channel without the bot fails with how to invite it', async () => {
    const { workspace, poster } = await open()
    const secret = { kind: 'channel', channel: { ...channel.channel, channel: workspace.secret } } as const
    const { kind, message } = await faultOf(poster.post(secret, REPLY, 'a'))
    expect(kind).toBe('never')
    expect(message).toContain('/invite')
  })

  test('that may have arrived is not tried a second time', async () => {
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
  ])('refused with %s never arrives', async (code) => {
    const { workspace, poster } = await open()
    workspace.fail('chat.postMessage', refusal(code))
    const { kind, message } = await faultOf(poster.post(channel, REPLY, 'a'))
    expect(kind).toBe('never')
    expect(message).toContain(code)
  })

  test.each(['account_inactive', 'invalid_auth', 'missing_scope'])(
    'refused with %s may arrive later, and the error says what to repair',
    async (code) => {
      const { workspace, poster } = await open()
      workspace.fail('chat.postMessage', refusal(code))
      const { kind, message } = await faultOf(poster.post(channel, REPLY, 'a'))
      expect(kind).toBe('later')
      expect(message).toMatch(/api\.slack\.com\/apps/)
    },
  )

  test.each(['fatal_error', 'internal_error', 'something_new'])(
    'refused with %s may arrive later',
    async (code) => {
      const { workspace, poster } = await open()
      workspace.fail('chat.postMessage', refusal(code))
      const { kind, message } = await faultOf(poster.post(channel, REPLY, 'a'))
      expect([kind, message]).toEqual(['later', `Slack did not accept the message (${code}).`])
    },
  )

  test('answered by a proxy may arrive later, and the error does not repeat its page', async () => {
    const { workspace, poster } = await open()
    workspace.fail('chat.postMessage', { status: 200, body: `<b>${CHANNEL}</b>` })
    const { kind, message } = await faultOf(poster.post(channel, REPLY, 'a'))
    expect([kind, message]).toEqual(['later', 'Slack did not answer as it should.'])
  })

  test('refused with status 200 as too frequent for the channel may arrive later', async () => {
    const { workspace, poster } = await open()
    workspace.fail('chat.postMessage', {
      status: 200,
      headers: { 'retry-after': '7' },
      body: { ok: false, error: 'rate_limited' },
    })
    const { kind, retryAfter } = await faultOf(poster.post(channel, REPLY, 'a'))
    expect([kind, retryAfter]).toEqual(['later', 7000])
  })

  test('leaves no token in the log, and names only at debug', async () => {
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

describe('finding a post', () => {
  const own = (ts: string, key: string, more: object = {}) => ({
    type: 'message',
    ts,
    user: BOT,
    bot_id: 'B0FOOTNOTE',
    metadata: { event_type: 'footnote_post', event_payload: { key } },
    ...more,
  })

  test('asks for the messages since a time', async () => {
    const { workspace, poster } = await open()
    await poster.find(channel, 'a', Date.UTC(2026, 4, 3, 9))
    const { body } = await workspace.call('conversations.history')
    expect(body).toMatchObject({ channel: CHANNEL, include_all_metadata: 'true' })
    expect(Number(body.oldest) * 1000).toBe(Date.UTC(2026, 4, 3, 9))
  })

  test('ignores other people’s messages, and other messages of the bot’s own', async () => {
    // Faked answers: in the emulator only the bot can post with metadata.
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

  test('recognises the bot by its bot id alone', async () => {
    const { workspace, poster } = await open()
    workspace.fail('conversations.history', result({ messages: [own('1.5', 'a', { user: undefined })] }))
    expect(await poster.find(channel, 'a', 0)).toMatchObject({ message: '1.5' })
  })

  test('reads page after page, up to a limit', async () => {
    const { workspace, poster } = await open()
    // A faked channel without an end.
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

  test('finds nothing if the app lacks the scope', async () => {
    const { workspace, poster } = await open()
    workspace.fail('conversations.open', refusal('missing_scope'))
    expect(await poster.find(person, 'a', 0)).toBeUndefined()
    workspace.fail('conversations.history', refusal('missing_scope'))
    expect(await poster.find(channel, 'a', 0)).toBeUndefined()
  })

  test('fails with whether it may work later', async () => {
    const { workspace, poster } = await open()
    workspace.fail('conversations.history', refusal('channel_not_found'), { status: 502 })
    expect((await faultOf(poster.find(channel, 'a', 0))).kind).toBe('never')
    expect((await faultOf(poster.find(channel, 'a', 0))).kind).toBe('later')
  })

  test('looks further back before a second try, since clocks differ', async () => {
    const { workspace, poster } = await open()
    const begun = Date.now()
    workspace.lose('chat.postMessage')
    await faultOf(poster.post(channel, REPLY, 'a'))
    await poster.post(channel, REPLY, 'a')
    const { body } = await workspace.call('conversations.history')
    expect(Number(body.oldest) * 1000).toBeLessThan(begun - 240_000)
  })

  test('fails before a second try, which then does not post', async () => {
    const { workspace, poster } = await open()
    workspace.lose('chat.postMessage')
    await faultOf(poster.post(channel, REPLY, 'a'))
    workspace.fail('conversations.history', { status: 502 })
    expect((await faultOf(poster.post(channel, REPLY, 'a'))).kind).toBe('later')
    expect(workspace.callsOf('chat.postMessage')).toHaveLength(1)
  })
})

describe('a person’s time zone', () => {
  test('is the one that Slack names', async () => {
    // A faked answer: the emulator names none.
    const { workspace, poster } = await open()
    workspace.fail('users.info', result({ user: { id: ANN, tz: 'America/Santiago' } }))
    expect(await poster.zoneOf(ANN)).toBe('America/Santiago')
    expect((await workspace.call('users.info')).body.user).toBe(ANN)
  })

  test.each([
    ['is missing', result({ user: { id: ANN } })],
    ['does not exist', result({ user: { id: ANN, tz: 'Moon/Crater' } })],
    ['needs a scope that the app lacks', refusal('missing_scope')],
    ['gets no answer', { status: 503 }],
    ['was requested too often', { status: 429, headers: { 'retry-after': '30' } }],
  ])('that %s is unknown', async (_, fault) => {
    const { workspace, poster } = await open()
    workspace.fail('users.info', fault)
    expect(await poster.zoneOf(ANN)).toBeUndefined()
  })
})

test('only a channel that every member can join is open', async () => {
  const { workspace, poster } = await open()
  const isOpen = async (id: string) => (await poster.isOpen?.({ ...channel.channel, channel: id })) ?? false
  expect(await isOpen(CHANNEL)).toBe(true)
  expect(await isOpen(workspace.secret)).toBe(false)
  workspace.fail('conversations.info', result({ channel: { is_channel: true, is_private: true } }))
  expect(await isOpen(workspace.secret)).toBe(false)
  expect(await isOpen(workspace.direct)).toBe(false)
  expect(await isOpen('C0NOSUCH')).toBe(false)
  const told = async (channel: object) => {
    workspace.replaceAnswer('conversations.info', { status: 200, body: { ok: true, channel } })
    return isOpen(CHANNEL)
  }
  const group = { is_channel: false, is_mpim: true, is_group: true, is_private: true }
  expect(await told(group)).toBe(false)
  expect(await told({ is_channel: true, is_private: true, is_ext_shared: true })).toBe(false)
  expect(await told({ is_channel: true, is_private: false, is_ext_shared: true })).toBe(true)
})

test('a channel’s name is known where Slack tells it, and asked for once', async () => {
  const { workspace, poster } = await open()
  const nameOf = (id: string) => poster.channelNameOf?.({ ...channel.channel, channel: id })
  expect(await nameOf(CHANNEL)).toBe('general')
  expect(await nameOf('C0NOSUCH')).toBeUndefined()
  const before = workspace.callsOf('conversations.info').length
  expect(await nameOf(CHANNEL)).toBe('general')
  expect(workspace.callsOf('conversations.info')).toHaveLength(before)
})
