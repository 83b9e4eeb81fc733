import { describe, expect, test } from 'vitest'
import { openDesk, pressable, startBot } from '../bot.ts'
import { ANN, BOT, CHANNEL, type Fault, openWorkspace, type Workspace } from '../workspace.ts'

const OPENED = 'When was the harbour of Quillon opened?'
const tooMany = (seconds: number): Fault => ({
  status: 429,
  headers: { 'retry-after': `${seconds}` },
  body: { ok: false, error: 'ratelimited' },
})
const refusal = (error: string): Fault => ({ status: 200, body: { ok: false, error } })

const open = async () => {
  const workspace = await openWorkspace()
  return { workspace, bot: await startBot(workspace, { desk: await openDesk() }) }
}

const mention = async (workspace: Workspace, question = OPENED) => {
  const text = `<@${BOT}> ${question}`
  return {
    type: 'app_mention',
    channel: CHANNEL,
    user: ANN,
    ts: await workspace.say(CHANNEL, text),
    text,
  }
}

describe('after too many requests', () => {
  test('only that channel waits; another one is answered meanwhile', async () => {
    const { workspace, bot } = await open()
    workspace.fail('chat.postMessage', tooMany(2))
    const event = await mention(workspace)
    await bot.event(event)
    await workspace.call('chat.postMessage')
    const message = { type: 'message', channel_type: 'im', channel: workspace.direct, user: ANN }
    await bot.event({ ...message, ts: '1.1', text: OPENED })
    const second = await workspace.call('chat.postMessage', 2)
    expect(second.body.channel).toBe(workspace.direct)
    expect((await workspace.call('chat.postMessage', 3)).body.channel).toBe(CHANNEL)
    await bot.stop()
    expect(await workspace.thread(CHANNEL, event.ts)).toHaveLength(1)
  })

  test('the messages of that channel come in the order they were answered', async () => {
    const { workspace, bot } = await open()
    workspace.fail('chat.postMessage', tooMany(1), tooMany(1))
    const first = await mention(workspace)
    await bot.event(first)
    await workspace.call('chat.postMessage')
    const second = await mention(workspace, 'How high is the tower of Marrow?')
    await bot.event(second)
    await workspace.call('chat.postMessage', 4)
    await bot.stop()
    const roots = workspace.callsOf('chat.postMessage').map(({ body }) => body.thread_ts)
    expect(roots).toEqual([first.ts, first.ts, first.ts, second.ts])
  })

  test('a modal does not wait: its words come as a private message at once', async () => {
    const { workspace, bot } = await open()
    await bot.event(await mention(workspace))
    const answer = await workspace.call('chat.postMessage')
    workspace.fail('views.open', tooMany(30))
    await bot.press(pressable(answer.body.blocks, 'context:'), {
      container: { type: 'message', message_ts: answer.result.ts, channel_id: CHANNEL },
      channel: { id: CHANNEL, name: 'general' },
      message: { type: 'message', user: BOT, ts: answer.result.ts, thread_ts: answer.body.thread_ts },
      response_url: workspace.responseUrl('pressed'),
      trigger_id: await workspace.trigger(),
    })
    expect((await workspace.call('response')).body.text).toContain('forty million crowns')
  })
})

describe('a post', () => {
  test.each([
    ['whose answer was lost', (workspace: Workspace) => workspace.lose('chat.postMessage')],
    [
      'that arrived although Slack failed',
      (workspace: Workspace) => workspace.replaceAnswer('chat.postMessage', { status: 503 }),
    ],
    [
      'that arrived although Slack named an error of its own',
      (workspace: Workspace) => workspace.replaceAnswer('chat.postMessage', refusal('fatal_error')),
    ],
  ])('%s is found and not posted again', async (_how, lose) => {
    const { workspace, bot } = await open()
    lose(workspace)
    const event = await mention(workspace)
    await bot.event(event)
    await workspace.call('conversations.replies')
    await bot.stop()
    expect(workspace.callsOf('chat.postMessage')).toHaveLength(1)
    const [answer, ...more] = await workspace.thread(CHANNEL, event.ts)
    expect(answer?.text).toContain('March 1987')
    expect(more).toEqual([])
  })

  test('in direct messages whose answer was lost is found there', async () => {
    const { workspace, bot } = await open()
    workspace.lose('chat.postMessage')
    const ts = await workspace.say(workspace.direct, OPENED)
    const message = { type: 'message', channel_type: 'im', channel: workspace.direct, user: ANN }
    await bot.event({ ...message, ts, text: OPENED })
    await workspace.call('chat.postMessage')
    await bot.stop()
    expect(workspace.callsOf('chat.postMessage')).toHaveLength(1)
  })

  test.each(['internal_error', 'service_unavailable', 'request_timeout'])(
    'that Slack refuses for a moment (%s) is posted again',
    async (code) => {
      const { workspace, bot } = await open()
      workspace.fail('chat.postMessage', refusal(code))
      const event = await mention(workspace)
      await bot.event(event)
      await workspace.call('chat.postMessage', 2)
      await bot.stop()
      expect(await workspace.thread(CHANNEL, event.ts)).toHaveLength(1)
    },
  )
})
