import { describe, expect, test } from 'vitest'
import type { Desk } from '../../../../src/commands/desk.ts'
import { openHeldDesk, pressable, pressables, startBot } from '../bot.ts'
import { ANN, BOT, CHANNEL, openWorkspace } from '../workspace.ts'

const open = async (desk?: Desk, noticeAfter?: number) => {
  const workspace = await openWorkspace()
  const bot = await startBot(workspace, {
    ...(desk && { desk }),
    ...(noticeAfter !== undefined && { noticeAfter }),
  })
  return { workspace, bot }
}

describe('a slash command', () => {
  test('gets a private answer through its response URL, with a button to share it', async () => {
    const { workspace, bot } = await open()
    await bot.command('/ask', 'When was the harbour of Quillon opened?')
    const { body } = await workspace.call('response')
    expect(body).toMatchObject({ response_type: 'ephemeral', replace_original: false })
    expect(body.text).toContain('March 1987')
    expect(pressable(body.blocks, 'share:')).toBeTruthy()
    await bot.stop()
    expect(workspace.callsOf('chat.postMessage')).toEqual([])
  })

  test.each([
    ['/ask', '', 'There is no question here'],
    ['/ask', 'help', '/source'],
    ['/help', '', '/ask'],
    ['/source', 'list', '4 sources'],
    ['/source', '', '4 sources'],
    ['/source', 'show 2', 'lighthouse'],
    ['/source', 'find breakwater', 'nine hundred metres'],
    ['/source', 'shwo 2', 'There is no command'],
    ['/listen', '', 'I answer here when I am mentioned'],
    ['/listen', 'sometimes', 'There is no rule'],
    ['/watch', 'When will the lighthouse be sold? me', 'I will tell you when a new source answers'],
    ['/watch', 'list', 'Nothing is watched here'],
    ['/watch', 'stop', 'Say which'],
    ['/gaps', '7', 'The sources could answer every question of the last 7 days'],
    ['/sauce', '', 'There is no command'],
  ])('%s %s', async (command, text, expected) => {
    const { workspace, bot } = await open()
    await bot.command(command, text)
    const { body } = await workspace.call('response')
    expect(`${body.text}`.toLowerCase()).toContain(expected.toLowerCase())
  })

  test('is answered in the person’s language, and so is the next command', async () => {
    const { workspace, bot } = await open()
    await bot.command('/ask', '¿Cuándo se inauguró el ferrocarril de Quillon?')
    expect((await workspace.call('response')).body.text).toContain('1925')
    await bot.command('/help', '')
    expect((await workspace.call('response', 2)).body.text).toContain('Pregunta')
  })

  test('sets no rule in direct messages', async () => {
    const { workspace, bot } = await open()
    await bot.command('/listen', 'all', { channel_id: workspace.direct })
    expect((await workspace.call('response')).body.text).toContain('Here I answer everything')
  })

  test('watches for the person in direct messages', async () => {
    const { workspace, bot } = await open()
    await bot.command('/watch', 'When will the lighthouse be sold?', { channel_id: workspace.direct })
    expect((await workspace.call('response')).body.text).toContain('I will tell you when')
  })

  test('with encoded signs is understood as it was typed', async () => {
    const { workspace, bot } = await open()
    await bot.command('/source', 'find &lt;!channel&gt;')
    expect((await workspace.call('response')).body.text).toContain('“&lt;!channel&gt;”')
  })

  test('that takes long shows a notice, which the answer replaces', async () => {
    const { desk, release } = await openHeldDesk()
    const { workspace, bot } = await open(desk, 0)
    await bot.command('/ask', 'When was the harbour of Quillon opened?')
    const first = await workspace.call('response')
    expect(first.body).toMatchObject({ response_type: 'ephemeral', text: 'Searching the sources…' })
    release()
    const { body } = await workspace.call('response', 2)
    expect(body).toMatchObject({ response_type: 'ephemeral', replace_original: true })
    expect(body.text).toContain('March 1987')
  })

  test('that reads something first says so', async () => {
    const { desk, release } = await openHeldDesk()
    const { workspace, bot } = await open(desk, 0)
    await bot.command('/source', 'add https://post.example/news')
    expect((await workspace.call('response')).body.text).toBe('Reading what you gave…')
    release()
    expect((await workspace.call('response', 2)).body).toMatchObject({ replace_original: true })
  })
})

describe('the entry in a message’s menu', () => {
  const ask = async (message: object) => {
    const { workspace, bot } = await open()
    await bot.interaction({
      type: 'message_action',
      callback_id: 'ask_about',
      trigger_id: '1.2.3',
      response_url: workspace.responseUrl(),
      channel: { id: CHANNEL, name: 'general' },
      message: { type: 'message', user: 'U999', ts: '1.1', ...message },
      message_ts: '1.1',
    })
    return (await workspace.call('response')).body
  }

  test('asks the sources about the message, with a private answer', async () => {
    const body = await ask({
      text: `<@${BOT}> I wonder. When was the harbour of Quillon opened?`,
      thread_ts: '0.5',
    })
    expect(body).toMatchObject({ response_type: 'ephemeral', thread_ts: '0.5' })
    expect(body.text).toContain('March 1987')
    expect(pressable(body.blocks, 'share:')).toBeTruthy()
  })

  test('says if the message has no words', async () => {
    const body = await ask({ text: '', files: [] })
    expect(body.text).toContain('no words in that message')
    expect(pressables(body.blocks)).toEqual([])
  })
})

describe('the menu of sources', () => {
  const options = async (value: string) => {
    const { bot } = await open()
    const response = await bot.interaction({
      type: 'block_suggestion',
      action_id: 'footnote:choose',
      block_id: 'b',
      value,
      user: { id: ANN },
    })
    return (await response.json()) as { options: { text: { text: string }; value: string }[] }
  }

  test('offers every source at first, and then those whose title holds the typed word', async () => {
    expect((await options('')).options).toHaveLength(4)
    const { options: found } = await options('tower')
    expect(found.map(({ text }) => text.text)).toEqual(['The tower of Marrow'])
    expect(found[0]?.value).toMatch(/^show:[^:]+:1$/)
  })

  test('offers nothing if no title matches', async () => {
    expect(await options('zebra')).toEqual({ options: [] })
  })
})

describe('/footnote', () => {
  test.each([
    ['source list', '4 sources'],
    ['/source list', '4 sources'],
    ['When was the harbour of Quillon opened?', 'March 1987'],
    ['ask when was the harbour of Quillon opened', 'March 1987'],
    ['help', '/ask'],
    ['', '/ask'],
  ])('with “%s” does what the single commands do', async (text, expected) => {
    const workspace = await openWorkspace()
    const bot = await startBot(workspace)
    await bot.command('/footnote', text)
    expect((await workspace.call('response')).body.text).toContain(expected)
  })
})
