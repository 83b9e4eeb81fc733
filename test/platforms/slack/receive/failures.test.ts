import { describe, expect, test } from 'vitest'
import type { Desk } from '../../../../src/commands/desk.ts'
import { openDesk, SECRET, startBot } from '../bot.ts'
import { ANN, BOT, BOT_TOKEN, CHANNEL, type Fault, openWorkspace, type Workspace } from '../workspace.ts'

const OPENED = 'When was the harbour of Quillon opened?'
const refusal = (error: string): Fault => ({ status: 200, body: { ok: false, error } })
const tooMany: Fault = {
  status: 429,
  headers: { 'retry-after': '0' },
  body: { ok: false, error: 'ratelimited' },
}

/** Starts a bot whose desk records every failure. */
const open = async (fake: Partial<Desk> = {}) => {
  const workspace = await openWorkspace()
  const real = await openDesk()
  const failures: unknown[] = []
  const desk: Desk = {
    ...real,
    failureReply: (error, language) => {
      failures.push(error)
      return { language: language ?? 'en', outcome: 'failed', blocks: [{ kind: 'prose', text: 'id 4711' }] }
    },
    ...fake,
  }
  return { workspace, failures, bot: await startBot(workspace, { desk }) }
}

const mention = async (workspace: Workspace, channel = CHANNEL) => {
  const text = `<@${BOT}> ${OPENED}`
  return { type: 'app_mention', channel, user: ANN, ts: await workspace.say(channel, text), text }
}

describe('an answer that Slack does not accept', () => {
  test('is posted again after Slack fails or asks to wait', async () => {
    const { workspace, failures, bot } = await open()
    workspace.fail('chat.postMessage', tooMany, { status: 503 })
    const event = await mention(workspace)
    await bot.event(event)
    const { body } = await workspace.call('chat.postMessage', 3)
    expect(body.text).toContain('March 1987')
    await bot.stop()
    expect(await workspace.thread(CHANNEL, event.ts)).toHaveLength(1)
    expect(failures).toEqual([])
  })

  test('is reported to the asker in private, with the id in the log', async () => {
    const { workspace, failures, bot } = await open()
    workspace.fail('chat.postMessage', refusal('invalid_arguments'))
    const event = await mention(workspace)
    await bot.event(event)
    const { body } = await workspace.call('chat.postEphemeral')
    expect(body).toMatchObject({ channel: CHANNEL, user: ANN, thread_ts: event.ts, text: 'id 4711' })
    expect(failures).toHaveLength(1)
    await bot.stop()
    expect(workspace.callsOf('assistant.threads.setStatus').at(-1)?.body.status).toBe('')
  })

  test('in a channel without the bot is reported to the asker, with what to do', async () => {
    const { workspace, failures, bot } = await open()
    await bot.event(await mention(workspace, workspace.secret))
    const told = await workspace.call('chat.postMessage', 2)
    expect(workspace.callsOf('chat.postMessage')[0]?.result.error).toBe('not_in_channel')
    expect(told.body).toMatchObject({ channel: ANN })
    expect(told.body.text).toContain('Invite me')
    expect(failures).toEqual([])
  })

  test.each([
    ['is_archived', 'is archived'],
    ['restricted_action', 'may not post'],
    ['restricted_action_thread_locked', 'may not post'],
    ['thread_not_found', 'the message is gone'],
    ['cannot_reply_to_message', 'takes no replies'],
    ['message_limit_exceeded', 'no room for more messages'],
    ['team_access_not_granted', 'Ask an admin'],
    ['token_revoked', 'my access was withdrawn'],
  ])('because of %s is no bug, and the asker gets a reply in words', async (code, words) => {
    const { workspace, failures, bot } = await open()
    workspace.fail('chat.postMessage', refusal(code))
    await bot.event(await mention(workspace))
    const { body } = await workspace.call('chat.postEphemeral')
    expect(body.text).toContain(words)
    expect(failures).toEqual([])
  })

  test('in its own language', async () => {
    const { workspace, bot } = await open()
    workspace.fail('chat.postMessage', refusal('is_archived'))
    const text = `<@${BOT}> ¿Cuándo se inauguró el ferrocarril de Quillon?`
    const ts = await workspace.say(CHANNEL, text)
    await bot.event({ type: 'app_mention', channel: CHANNEL, user: ANN, ts, text })
    expect((await workspace.call('chat.postEphemeral')).body.text).toContain('está archivado')
  })

  test('after an edit, because the time for edits is over, gets a reply in words', async () => {
    const { workspace, failures, bot } = await open()
    const event = await mention(workspace)
    await bot.event(event)
    await workspace.call('chat.postMessage')
    workspace.fail('chat.update', refusal('edit_window_closed'))
    const message = { ...event, type: 'message', text: `<@${BOT}> How high is the tower of Marrow?` }
    await bot.event({
      type: 'message',
      subtype: 'message_changed',
      channel: CHANNEL,
      ts: '9.9',
      message,
      previous_message: event,
    })
    expect((await workspace.call('chat.postEphemeral')).body.text).toContain('can no longer change')
    expect(failures).toEqual([])
  })

  test.each(['invalid_blocks', 'msg_blocks_too_long'])(
    'because of its blocks (%s) is posted as text',
    async (error) => {
      const { workspace, failures, bot } = await open()
      workspace.fail('chat.postMessage', refusal(error))
      await bot.event(await mention(workspace))
      const { body } = await workspace.call('chat.postMessage', 2)
      expect(body.text).toContain('March 1987')
      expect(body.blocks).toEqual([])
      expect(failures).toEqual([])
    },
  )

  test('and cannot be reported to anybody is logged', async () => {
    const { workspace, failures, bot } = await open()
    workspace.fail('chat.postMessage', refusal('invalid_arguments'), refusal('account_inactive'))
    workspace.fail('chat.postEphemeral', refusal('account_inactive'))
    await bot.event(await mention(workspace))
    await workspace.call('chat.postMessage', 2)
    await bot.stop()
    expect(failures.map((error) => (error as Error).message)).toEqual([
      expect.stringContaining('invalid_arguments'),
      expect.stringContaining('account_inactive'),
    ])
  })
})

describe('a response URL', () => {
  test('that fails briefly is used again', async () => {
    const { workspace, failures, bot } = await open()
    workspace.fail('response', tooMany, { status: 502 })
    await bot.command('/ask', OPENED)
    expect((await workspace.call('response', 3)).body.text).toContain('March 1987')
    await bot.stop()
    expect(failures).toEqual([])
  })

  test('that is used up is followed by a private message, and then by a direct message', async () => {
    const { workspace, bot } = await open()
    workspace.fail('response', { status: 404, body: { ok: false, error: 'used_url' } })
    await bot.command('/ask', OPENED)
    const { body } = await workspace.call('chat.postEphemeral')
    expect(body).toMatchObject({ channel: CHANNEL, user: ANN })

    workspace.fail('response', { status: 404 })
    await bot.command('/ask', OPENED, { channel_id: workspace.secret })
    expect((await workspace.call('chat.postMessage')).body).toMatchObject({ channel: ANN })
  })
})

test('an unexpected failure of the desk is reported with an id', async () => {
  const { workspace, failures, bot } = await open({ handle: () => Promise.reject(new Error('broken')) })
  await bot.command('/ask', OPENED)
  expect((await workspace.call('response')).body.text).toBe('id 4711')
  await bot.event(await mention(workspace))
  expect((await workspace.call('chat.postMessage')).body.text).toBe('id 4711')
  expect(failures).toHaveLength(2)
})

test('no token, secret or response URL is logged, whatever fails', async () => {
  const { workspace, bot } = await open()
  workspace.fail('chat.postMessage', refusal('invalid_auth'), tooMany, refusal('invalid_arguments'))
  workspace.fail('response', { status: 404 })
  await bot.event(await mention(workspace))
  await bot.command('/ask', OPENED)
  await workspace.call('response')
  await bot.event(await mention(workspace), { signature: 'v0=0' })
  await bot.stop()
  const log = bot.logged.join('')
  expect(log).toContain('slack.library')
  for (const secret of [BOT_TOKEN, SECRET, workspace.responseUrl()]) expect(log).not.toContain(secret)
})

test('names of people and channels, and people’s words, are logged only at debug', async () => {
  const { workspace, bot } = await open()
  workspace.fail('chat.postMessage', refusal('invalid_arguments'), refusal('msg_too_long'))
  await bot.event(await mention(workspace))
  await bot.command('/ask', OPENED)
  await bot.event(await mention(workspace, workspace.secret))
  await workspace.call('response')
  await bot.stop()
  const above = bot.logged.filter((line) => !line.includes('"level":"debug"')).join('')
  for (const name of [ANN, CHANNEL, workspace.secret, 'harbour', workspace.direct])
    expect(above).not.toContain(name)
})
