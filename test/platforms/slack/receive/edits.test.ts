import { describe, expect, test } from 'vitest'
import type { Desk } from '../../../../src/commands/desk.ts'
import { openDesk, startBot } from '../bot.ts'
import { ANN, BOT, CHANNEL, openWorkspace, type Workspace } from '../workspace.ts'

const OPENED = `<@${BOT}> When was the harbour of Quillon opened?`
const LONG = `<@${BOT}> How long is the breakwater?`

const asked = async (workspace: Workspace) => {
  const ts = await workspace.say(CHANNEL, OPENED)
  return { type: 'app_mention', channel: CHANNEL, user: ANN, ts, text: OPENED }
}

const changed = (ts: string, message: object, edited = '5.5') => ({
  type: 'message',
  subtype: 'message_changed',
  channel_type: 'channel',
  hidden: true,
  channel: CHANNEL,
  ts: '6.6',
  message: { type: 'message', user: ANN, ts, edited: { user: ANN, ts: edited }, ...message },
})

const deleted = (ts: string) => ({
  type: 'message',
  subtype: 'message_deleted',
  channel_type: 'channel',
  hidden: true,
  channel: CHANNEL,
  ts: '7.7',
  deleted_ts: ts,
})

/** Ann asks a question, and the bot answers. */
const answered = async (desk?: Desk) => {
  const workspace = await openWorkspace()
  const bot = await startBot(workspace, desk ? { desk } : {})
  const event = await asked(workspace)
  await bot.event(event)
  await workspace.call('chat.postMessage')
  return { workspace, bot, ts: event.ts }
}

describe('an edited question', () => {
  test('gets its answer edited, once for each edit', async () => {
    const { workspace, bot, ts } = await answered()
    await bot.event(changed(ts, { text: LONG }))
    await workspace.call('chat.update')
    await bot.event(changed(ts, { text: LONG }))
    await bot.event(changed(ts, { text: OPENED }, '8.8'))
    await workspace.call('chat.update', 2)
    await bot.stop()
    expect(workspace.callsOf('chat.update')).toHaveLength(2)
    const [answer, ...more] = await workspace.thread(CHANNEL, ts)
    expect(more).toEqual([])
    expect(answer?.text).toContain('March 1987')
    expect(workspace.callsOf('chat.update')[0]?.body.text).toContain('nine hundred metres')
  })

  test.each<[string, object]>([
    ['with the same words', { text: OPENED, attachments: [{ title: 'a preview' }] }],
    ['of another bot', { text: LONG, bot_id: 'B999' }],
  ])('%s changes nothing', async (_what, message) => {
    const { workspace, bot, ts } = await answered()
    await bot.event(changed(ts, message))
    await bot.stop()
    expect(workspace.callsOf('chat.update')).toEqual([])
  })

  test('without an answer changes nothing', async () => {
    const { workspace, bot } = await answered()
    await bot.event(changed('1.1', { text: LONG }))
    await bot.stop()
    expect(workspace.callsOf('chat.update')).toEqual([])
    expect(workspace.callsOf('chat.postMessage')).toHaveLength(1)
  })

  test('whose answer was removed changes nothing', async () => {
    const { workspace, bot, ts } = await answered()
    workspace.fail('chat.update', { status: 200, body: { ok: false, error: 'message_not_found' } })
    await bot.event(changed(ts, { text: LONG }))
    await workspace.call('chat.update')
    await bot.event(changed(ts, { text: `<@${BOT}> How high is the tower of Marrow?` }, '8.8'))
    await bot.stop()
    expect(workspace.callsOf('chat.update')).toHaveLength(1)
    expect(workspace.callsOf('chat.postEphemeral')).toEqual([])
  })

  test('that comes before the first answer is answered after it', async () => {
    const real = await openDesk()
    const { promise: released, resolve: release } = Promise.withResolvers<void>()
    // A fake desk that holds its first answer back until it is released.
    const desk: Desk = {
      ...real,
      handle: async (command, from) => {
        if (command.kind === 'ask' && command.question.includes('opened')) await released
        return real.handle(command, from)
      },
    }
    const workspace = await openWorkspace()
    const bot = await startBot(workspace, { desk })
    const event = await asked(workspace)
    await bot.event(event)
    await bot.event(changed(event.ts, { text: LONG }))
    release()
    await workspace.call('chat.update')
    await bot.stop()
    const [answer, ...more] = await workspace.thread(CHANNEL, event.ts)
    expect(more).toEqual([])
    expect(answer?.text).toContain('nine hundred metres')
  })
})

describe('an edit that takes the mention out', () => {
  const WITHOUT = 'When was the harbour of Quillon opened?'

  test.each([
    [
      'with the message before',
      { previous_message: { type: 'message', user: ANN, ts: '1.1', text: OPENED } },
    ],
    ['without it', {}],
  ])('takes the answer away (%s)', async (_how, fields) => {
    const { workspace, bot, ts } = await answered()
    await bot.event({ ...changed(ts, { text: WITHOUT }), ...fields })
    await workspace.call('chat.delete')
    await bot.stop()
    expect(await workspace.thread(CHANNEL, ts)).toEqual([])
    expect(workspace.callsOf('chat.update')).toEqual([])
  })

  test('of a message that never had one changes its answer', async () => {
    const { workspace, bot, ts: thread_ts } = await answered()
    const text = 'and the railway?'
    const ts = await workspace.say(CHANNEL, text, thread_ts)
    const reply = { type: 'message', user: ANN, ts, thread_ts, text }
    await bot.event({ ...reply, channel_type: 'channel', channel: CHANNEL })
    await workspace.call('chat.postMessage', 2)
    const edit = changed(ts, { text: 'and the tower of Marrow?', thread_ts })
    await bot.event({ ...edit, previous_message: reply })
    await workspace.call('chat.update')
    await bot.stop()
    expect(workspace.callsOf('chat.delete')).toEqual([])
  })
})

test('an edit of a reply without a mention, to what is not for the bot, takes its answer away', async () => {
  const { workspace, bot, ts: thread_ts } = await answered()
  const text = 'and the railway?'
  const ts = await workspace.say(CHANNEL, text, thread_ts)
  const reply = { type: 'message', user: ANN, ts, thread_ts, text }
  await bot.event({ ...reply, channel_type: 'channel', channel: CHANNEL })
  await workspace.call('chat.postMessage', 2)
  await bot.event({
    ...changed(ts, { text: 'Ben, can you have a look?', thread_ts }),
    previous_message: reply,
  })
  await workspace.call('chat.delete')
  await bot.stop()
  expect(workspace.callsOf('chat.update')).toEqual([])
})

describe('a deleted question', () => {
  test.each([
    ['arrives as deleted', (ts: string) => deleted(ts)],
    [
      'leaves a tombstone',
      (ts: string) => changed(ts, { subtype: 'tombstone', text: 'This message was deleted.' }),
    ],
  ])('that %s loses its answer too', async (_how, event) => {
    const { workspace, bot, ts } = await answered()
    await bot.event(event(ts))
    await workspace.call('chat.delete')
    await bot.event(event(ts))
    await bot.stop()
    expect(await workspace.thread(CHANNEL, ts)).toEqual([])
    expect(workspace.callsOf('chat.delete')).toHaveLength(1)
  })

  test('without an answer changes nothing', async () => {
    const { workspace, bot } = await answered()
    await bot.event(deleted('1.1'))
    await bot.stop()
    expect(workspace.callsOf('chat.delete')).toEqual([])
  })
})

test('a deleted answer is not edited any more', async () => {
  const { workspace, bot, ts } = await answered()
  const answer = workspace.callsOf('chat.postMessage')[0]?.result.ts as string
  await bot.event(deleted(answer))
  await bot.event(changed(ts, { text: LONG }))
  await bot.stop()
  expect(workspace.callsOf('chat.update')).toEqual([])
})
