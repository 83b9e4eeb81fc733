import { describe, expect, test } from 'vitest'
import { openDesk, pressable, startBot } from '../bot.ts'
import { ANN, BOT, CHANNEL, openWorkspace } from '../workspace.ts'

const NOTE = `The customs house

The customs house of Quillon was sold in 1994 to the painter Nils Aker. He lives in it with nine cats.
`
const ASKED = `<@${BOT}> Who bought the customs house of Quillon?`

const open = async () => {
  const workspace = await openWorkspace()
  const bot = await startBot(workspace)
  const mention = (text: string, more: object = {}) =>
    bot.event({ type: 'app_mention', channel: CHANNEL, user: ANN, ts: `${Math.random()}`, text, ...more })
  return { workspace, bot, mention }
}

describe('a file', () => {
  test('that comes with “add this” becomes a source, and can be asked about', async () => {
    const { workspace, mention } = await open()
    await mention(`<@${BOT}> please add this`, { files: [workspace.file('customs.txt', NOTE)] })
    const { body } = await workspace.call('chat.postMessage')
    expect(body.text).toContain('Added: The customs house')
    expect(pressable(body.blocks, 'remove:')).toBeTruthy()
    await mention(ASKED)
    expect((await workspace.call('chat.postMessage', 2)).body.text).toContain('Nils Aker')
  })

  test('alone, in direct messages, becomes a source', async () => {
    const { workspace, bot } = await open()
    const files = [workspace.file('customs.txt', NOTE)]
    const message = {
      type: 'message',
      subtype: 'file_share',
      channel_type: 'im',
      channel: workspace.direct,
      user: ANN,
      ts: '1.1',
    }
    await bot.event({ ...message, text: '', files })
    expect((await workspace.call('chat.postMessage')).body.text).toContain('Added: The customs house')
  })

  test('beside a question is none', async () => {
    const { workspace, mention } = await open()
    await mention(`<@${BOT}> When was the harbour of Quillon opened?`, {
      files: [workspace.file('customs.txt', NOTE)],
    })
    expect((await workspace.call('chat.postMessage')).body.text).toContain('March 1987')
  })

  test('on another server is not fetched, so that nobody gets the bot’s token', async () => {
    const { workspace, mention } = await open()
    const { port } = new URL(workspace.apiUrl)
    const file = {
      ...workspace.file('customs.txt', NOTE),
      url_private_download: `http://localhost:${port}/files-pri/customs.txt`,
    }
    await mention(`<@${BOT}> add this`, { files: [file] })
    expect((await workspace.call('chat.postMessage')).body.text).toContain(
      'not on this platform’s own server',
    )
  })

  test('of another organisation, or that Slack shows no app, is told in words', async () => {
    const { workspace, mention } = await open()
    const { url_private_download: _, ...file } = workspace.file('customs.txt', NOTE)
    await mention(`<@${BOT}> add this`, { files: [{ ...file, file_access: 'check_file_info' }] })
    expect((await workspace.call('chat.postMessage')).body.text).toContain('another organisation')
  })
})

test('“add this” below somebody’s message adds what that message gives', async () => {
  const { workspace, mention } = await open()
  const root = await workspace.say(CHANNEL, 'The deed: <https://quillon.invalid/deed>')
  await mention(`<@${BOT}> add this`, { thread_ts: root, ts: '9999999999.1' })
  const { body } = await workspace.call('chat.postMessage')
  expect(body.text).toContain('There is no site of that name')
})

test('Undo works for another member too, and after the bot has started again', async () => {
  const desk = await openDesk()
  const workspace = await openWorkspace()
  const before = await startBot(workspace, { desk })
  const mention = (bot: typeof before, text: string, more: object = {}) =>
    bot.event({ type: 'app_mention', channel: CHANNEL, user: ANN, ts: `${Math.random()}`, text, ...more })
  await mention(before, `<@${BOT}> add this`, { files: [workspace.file('customs.txt', NOTE)] })
  const added = await workspace.call('chat.postMessage')
  await before.stop()
  const bot = await startBot(workspace, { desk })
  await bot.press(pressable(added.body.blocks, 'remove:'), {
    user: { id: workspace.ben },
    container: { type: 'message', message_ts: added.result.ts, channel_id: CHANNEL, is_ephemeral: false },
    channel: { id: CHANNEL, name: 'general' },
    message: { type: 'message', user: BOT, ts: added.result.ts },
    response_url: workspace.responseUrl('pressed'),
    trigger_id: '1.2.3',
  })
  expect((await workspace.call('response')).body.text).toContain('Removed')
  await mention(bot, ASKED)
  expect((await workspace.call('chat.postMessage', 2)).body.text).not.toContain('Nils Aker')
})

test('the entry “Add to sources” of a message’s menu adds its files, for the person alone', async () => {
  const { workspace, bot } = await open()
  await bot.interaction({
    type: 'message_action',
    callback_id: 'add_sources',
    trigger_id: '1.2.3',
    response_url: workspace.responseUrl(),
    channel: { id: CHANNEL, name: 'general' },
    message: {
      type: 'message',
      user: 'U999',
      ts: '1.1',
      text: 'The new deed',
      files: [workspace.file('customs.txt', NOTE)],
    },
    message_ts: '1.1',
  })
  const { body } = await workspace.call('response')
  expect(body).toMatchObject({ response_type: 'ephemeral' })
  expect(body.text).toContain('Added: The customs house')
})

test('a message with neither a link nor a file has nothing to add', async () => {
  const { workspace, bot } = await open()
  await bot.interaction({
    type: 'message_action',
    callback_id: 'add_sources',
    trigger_id: '1.2.3',
    response_url: workspace.responseUrl(),
    channel: { id: CHANNEL, name: 'general' },
    message: { type: 'message', user: 'U999', ts: '1.1', text: 'Hello' },
    message_ts: '1.1',
  })
  expect((await workspace.call('response')).body.text).toContain('neither a link nor a file')
})
