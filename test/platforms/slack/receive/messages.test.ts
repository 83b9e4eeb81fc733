import { describe, expect, test } from 'vitest'
import { openDesk, openHeldDesk, startBot } from '../bot.ts'
import { ANN, BOT, CHANNEL, openWorkspace, type Workspace } from '../workspace.ts'

const OPENED = 'When was the harbour of Quillon opened?'

/** Ann mentions the bot in the channel. */
const mention = async (workspace: Workspace, question = OPENED) => {
  const text = `<@${BOT}> ${question}`
  const ts = await workspace.say(CHANNEL, text)
  return { type: 'app_mention', channel: CHANNEL, user: ANN, ts, text }
}
/** The same message as the event that Slack sends for every message. */
const asMessage = (event: object) => ({ ...event, type: 'message', channel_type: 'channel' })

const open = async () => {
  const workspace = await openWorkspace()
  return { workspace, bot: await startBot(workspace) }
}

describe('a mention', () => {
  test('is answered in its thread for everyone, with a status during the search', async () => {
    const { workspace, bot } = await open()
    const event = await mention(workspace)
    await bot.event(event)
    const { body } = await workspace.call('chat.postMessage')
    await bot.stop()
    expect(body).toMatchObject({ channel: CHANNEL, thread_ts: event.ts })
    const [answer, ...more] = await workspace.thread(CHANNEL, event.ts)
    expect(more).toEqual([])
    expect(answer?.user).toBe(BOT)
    expect(answer?.text).toContain('opened in March 1987')
    const [status] = workspace.callsOf('assistant.threads.setStatus')
    expect(status?.body).toMatchObject({ channel_id: CHANNEL, thread_ts: event.ts })
    expect(status?.body.status).toContain('searching')
  })

  test('inside a thread is answered in that thread', async () => {
    const { workspace, bot } = await open()
    const root = await workspace.say(CHANNEL, 'About the harbour.')
    const text = `<@${BOT}> ${OPENED}`
    const ts = await workspace.say(CHANNEL, text, root)
    await bot.event({ type: 'app_mention', channel: CHANNEL, user: ANN, ts, thread_ts: root, text })
    expect((await workspace.call('chat.postMessage')).body.thread_ts).toBe(root)
  })

  test.each(['', 'hello'])('that says “%s” is greeted', async (words) => {
    const { workspace, bot } = await open()
    await bot.event(await mention(workspace, words))
    expect((await workspace.call('chat.postMessage')).body.text).toContain('sources’ own words')
  })

  test('below an answer that asks for its source gets it', async () => {
    const { workspace, bot } = await open()
    const event = await mention(workspace)
    await bot.event(event)
    await workspace.call('chat.postMessage')
    const text = `<@${BOT}> source please?`
    const ts = await workspace.say(CHANNEL, text, event.ts)
    await bot.event({ type: 'app_mention', channel: CHANNEL, user: ANN, ts, thread_ts: event.ts, text })
    await bot.stop()
    const said = (await workspace.thread(CHANNEL, event.ts)).filter(({ user }) => user === BOT)
    expect(said.at(-1)?.text).toContain('That is from:')
  })

  test('arrives as a mention and as a message, and gets one answer', async () => {
    const { workspace, bot } = await open()
    const event = await mention(workspace)
    await Promise.all([bot.event(event), bot.event(asMessage(event))])
    await bot.event(asMessage(event))
    await workspace.call('chat.postMessage')
    await bot.stop()
    expect(workspace.callsOf('chat.postMessage')).toHaveLength(1)
  })
})

describe('an event that arrives again', () => {
  test('with the same id, as a retry, is not answered again', async () => {
    const { workspace, bot } = await open()
    const event = await mention(workspace)
    await bot.event(event, { id: 'Ev-again' })
    await workspace.call('chat.postMessage')
    const retry = { 'x-slack-retry-num': '1', 'x-slack-retry-reason': 'http_timeout' }
    expect((await bot.event(event, { id: 'Ev-again', headers: retry })).status).toBe(200)
    await bot.stop()
    expect(workspace.callsOf('chat.postMessage')).toHaveLength(1)
  })

  test('with the same id but another `ts` is not answered again', async () => {
    const { workspace, bot } = await open()
    const event = await mention(workspace)
    await bot.event(event, { id: 'Ev-again' })
    await workspace.call('chat.postMessage')
    await bot.event({ ...event, ts: `${event.ts}9` }, { id: 'Ev-again' })
    await bot.stop()
    expect(workspace.callsOf('chat.postMessage')).toHaveLength(1)
  })

  test('with another id is not answered again', async () => {
    const { workspace, bot } = await open()
    const event = await mention(workspace)
    await bot.event(event, { id: 'Ev-one' })
    await workspace.call('chat.postMessage')
    await bot.event(event, { id: 'Ev-two' })
    await bot.stop()
    expect(workspace.callsOf('chat.postMessage')).toHaveLength(1)
  })

  test('is answered if the bot never saw it before', async () => {
    const { workspace, bot } = await open()
    await bot.event(await mention(workspace), { headers: { 'x-slack-retry-num': '2' } })
    expect((await workspace.call('chat.postMessage')).body.text).toContain('March 1987')
  })

  test('is not answered again after a restart', async () => {
    const workspace = await openWorkspace()
    const desk = await openDesk()
    const event = await mention(workspace)
    const first = await startBot(workspace, { desk })
    await first.event(event)
    await workspace.call('chat.postMessage')
    await first.stop()
    const second = await startBot(workspace, { desk })
    await second.event(event)
    await second.stop()
    expect(workspace.callsOf('chat.postMessage')).toHaveLength(1)
  })
})

describe('a message that nobody said to the bot', () => {
  test.each<[string, object]>([
    ['another bot’s mention', { bot_id: 'B999' }],
    ['a message of the bot’s own', { user: BOT }],
    ['a bot message', { subtype: 'bot_message', bot_id: 'B999' }],
    ['a join', { subtype: 'channel_join' }],
    ['a new topic', { subtype: 'channel_topic' }],
    ['Slackbot’s reminder', { user: 'USLACKBOT' }],
    ['a message of Slack itself', { user: 'USLACK' }],
    ['a message without a user', { user: undefined }],
  ])('%s is ignored', async (_what, fields) => {
    const { workspace, bot } = await open()
    const event = await mention(workspace)
    const before = workspace.calls.length
    await bot.event({ ...event, ...fields })
    await bot.event({ ...asMessage(event), ...fields })
    await bot.stop()
    expect(workspace.calls.length).toBe(before)
  })

  test('a question in the channel is ignored, and so is a file without a word', async () => {
    const { workspace, bot } = await open()
    const ts = await workspace.say(CHANNEL, OPENED)
    const message = {
      type: 'message',
      channel_type: 'channel',
      channel: CHANNEL,
      user: ANN,
      ts,
      text: OPENED,
    }
    await bot.event(message)
    await bot.event({ ...message, ts: '1.1', subtype: 'file_share', text: '' })
    await bot.stop()
    expect(workspace.callsOf('chat.postMessage')).toEqual([])
  })
})

describe('in a thread with the bot’s answer', () => {
  test('a follow-up without a mention is answered, and understood from the previous question', async () => {
    const { workspace, bot } = await open()
    const event = await mention(workspace, 'When was the harbour of Quillon opened?')
    await bot.event(event)
    await workspace.call('chat.postMessage')
    const text = 'and the railway?'
    const ts = await workspace.say(CHANNEL, text, event.ts)
    const reply = { type: 'message', channel_type: 'channel', channel: CHANNEL, user: ANN, ts, text }
    await bot.event({ ...reply, thread_ts: event.ts })
    const { body } = await workspace.call('chat.postMessage', 2)
    expect(body.thread_ts).toBe(event.ts)
    expect(body.text).toContain('railway')
  })

  test('a message to somebody else is ignored', async () => {
    const { workspace, bot } = await open()
    const event = await mention(workspace)
    await bot.event(event)
    await workspace.call('chat.postMessage')
    const text = '<@U999> what do you think of the harbour?'
    const reply = { type: 'message', channel_type: 'channel', channel: CHANNEL, user: ANN, ts: '9.9', text }
    await bot.event({ ...reply, thread_ts: event.ts })
    await bot.stop()
    expect(workspace.callsOf('chat.postMessage')).toHaveLength(1)
  })
})

test('under the rule “all” a question without a mention is answered', async () => {
  const { workspace, bot } = await open()
  await bot.command('/listen', 'all')
  await workspace.call('response')
  const ts = await workspace.say(CHANNEL, OPENED)
  const message = { type: 'message', channel_type: 'channel', channel: CHANNEL, user: ANN, ts, text: OPENED }
  await bot.event(message)
  expect((await workspace.call('chat.postMessage')).body).toMatchObject({ thread_ts: ts })
})

describe('a direct message', () => {
  const say = async (workspace: Workspace, text: string, thread_ts?: string) => ({
    type: 'message',
    channel_type: 'im',
    channel: workspace.direct,
    user: ANN,
    ts: await workspace.say(workspace.direct, text, thread_ts),
    ...(thread_ts !== undefined && { thread_ts }),
    text,
  })

  test('is answered in the thread that it starts, with a status there; a follow-up there has its context', async () => {
    const { workspace, bot } = await open()
    const first = await say(workspace, OPENED)
    await bot.event(first)
    const { body } = await workspace.call('chat.postMessage')
    expect(body).toMatchObject({ channel: workspace.direct, thread_ts: first.ts })
    expect(body.text).toContain('March 1987')
    const [status] = workspace.callsOf('assistant.threads.setStatus')
    expect(status?.body).toMatchObject({ channel_id: workspace.direct, thread_ts: first.ts })

    await bot.event(await say(workspace, 'and the railway?', first.ts))
    const followed = await workspace.call('chat.postMessage', 2)
    expect(followed.body.thread_ts).toBe(first.ts)
    expect(followed.body.text).toContain('1925')
  })

  test('outside of threads continues the last one, and starts a thread of its own', async () => {
    const { workspace, bot } = await open()
    await bot.event(await say(workspace, OPENED))
    await workspace.call('chat.postMessage')
    const second = await say(workspace, 'and the railway?')
    await bot.event(second)
    const { body } = await workspace.call('chat.postMessage', 2)
    expect(body.thread_ts).toBe(second.ts)
    expect(body.text).toContain('1925')
  })

  test('cannot change the settings of a channel, in no thread', async () => {
    const { workspace, bot } = await open()
    await bot.event(await say(workspace, '/listen all'))
    expect((await workspace.call('chat.postMessage')).body.text).toContain('in a channel')
  })

  test('may have a file, and may be a command', async () => {
    const { workspace, bot } = await open()
    const message = { type: 'message', channel_type: 'im', channel: workspace.direct, user: ANN }
    await bot.event({ ...message, ts: '1.1', subtype: 'file_share', text: OPENED })
    expect((await workspace.call('chat.postMessage')).body.text).toContain('March 1987')
    await bot.event({ ...message, ts: '2.2', text: 'help' })
    expect((await workspace.call('chat.postMessage', 2)).body.text).toContain('/ask')
  })
})

test('signs that ping or format show as text, in a question and in a source', async () => {
  const { workspace, bot } = await open()
  await bot.event(
    await mention(workspace, 'How high is the tower of Marrow, &lt;!channel&gt; *and* @everyone?'),
  )
  const { body } = await workspace.call('chat.postMessage')
  expect(body.text).toContain('sixty metres')
  expect(body.text).not.toMatch(/<[!@#]/)
  const rich = JSON.stringify(body.blocks)
  expect(rich).not.toMatch(/"type":"(?:broadcast|user|usergroup|channel)"/)
})

test('if Slack refuses the status, a message says after a delay that the sources are being searched', async () => {
  const workspace = await openWorkspace()
  workspace.withoutAssistant()
  const { desk, release } = await openHeldDesk()
  const bot = await startBot(workspace, { desk, noticeAfter: 0 })
  const event = await mention(workspace)
  await bot.event(event)
  expect((await workspace.call('chat.postMessage')).body.text).toContain('Searching the sources')
  release()
  expect((await workspace.call('chat.update')).body.text).toContain('March 1987')
  await bot.stop()
  expect(await workspace.thread(CHANNEL, event.ts)).toHaveLength(1)
})

test('if Slack shows the status, no message repeats it', async () => {
  const workspace = await openWorkspace()
  const { desk, release } = await openHeldDesk()
  const bot = await startBot(workspace, { desk, noticeAfter: 0 })
  await bot.event(await mention(workspace))
  await workspace.call('assistant.threads.setStatus')
  release()
  expect((await workspace.call('chat.postMessage')).body.text).toContain('March 1987')
  await bot.stop()
  expect(workspace.callsOf('chat.postMessage')).toHaveLength(1)
})
