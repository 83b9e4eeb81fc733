import { describe, expect, test } from 'vitest'
import { startBot } from '../bot.ts'
import { ANN, BOT, CHANNEL, openWorkspace, type Workspace } from '../workspace.ts'

const OPENED = 'When was the harbour of Quillon opened?'
const TOWER = 'How high is the tower of Marrow?'

const open = async () => {
  const workspace = await openWorkspace()
  return { workspace, bot: await startBot(workspace) }
}

/** Ann mentions the bot with some words. */
const mention = async (workspace: Workspace, words: string, thread_ts?: string) => {
  const text = `<@${BOT}> ${words}`.trim()
  const ts = await workspace.say(CHANNEL, text, thread_ts)
  return { type: 'app_mention', channel: CHANNEL, user: ANN, ts, text, ...(thread_ts && { thread_ts }) }
}

const direct = (workspace: Workspace, text: string, fields: object = {}) => ({
  type: 'message',
  channel_type: 'im',
  channel: workspace.direct,
  user: ANN,
  ts: '9.1',
  text,
  ...fields,
})

const answerOf = async (workspace: Workspace): Promise<string> =>
  (await workspace.call('chat.postMessage')).body.text as string

describe('a mention without words of its own', () => {
  test.each(['', '?', 'this?', 'what do the sources say about this?'])(
    'below a question (“%s”) means that question',
    async (words) => {
      const { workspace, bot } = await open()
      const root = await workspace.say(CHANNEL, 'A word on ports.')
      await workspace.say(CHANNEL, OPENED, root)
      await bot.event(await mention(workspace, words, root))
      expect(await answerOf(workspace)).toContain('March 1987')
    },
  )

  test('means the latest message above it, and never the bot’s own', async () => {
    const { workspace, bot } = await open()
    const first = await mention(workspace, OPENED)
    await bot.event(first)
    await workspace.call('chat.postMessage')
    await workspace.say(CHANNEL, TOWER, first.ts)
    await bot.event(await mention(workspace, '', first.ts))
    expect((await workspace.call('chat.postMessage', 2)).body.text).toContain('sixty metres')
  })

  test('right after a question in the channel means it too', async () => {
    const { workspace, bot } = await open()
    await workspace.say(CHANNEL, TOWER)
    await bot.event(await mention(workspace, ''))
    expect(await answerOf(workspace)).toContain('sixty metres')
  })

  test('after a remark is greeted', async () => {
    const { workspace, bot } = await open()
    await workspace.say(CHANNEL, 'Lunch is at noon.')
    await bot.event(await mention(workspace, ''))
    expect(await answerOf(workspace)).toContain('sources’ own words')
  })

  test('is greeted where the bot may not read', async () => {
    const { workspace, bot } = await open()
    workspace.fail('conversations.history', { status: 200, body: { ok: false, error: 'missing_scope' } })
    await workspace.say(CHANNEL, TOWER)
    await bot.event(await mention(workspace, ''))
    expect(await answerOf(workspace)).toContain('sources’ own words')
  })
})

describe('“this” is', () => {
  test('the message that is forwarded with it', async () => {
    const { workspace, bot } = await open()
    const forwarded = {
      is_share: true,
      is_msg_unfurl: true,
      from_url: 'https://quillon.slack.com/archives/C1/p1',
      message_blocks: [
        {
          message: {
            blocks: [
              {
                type: 'rich_text',
                elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: TOWER }] }],
              },
            ],
          },
        },
      ],
    }
    await bot.event(direct(workspace, 'what about this?', { attachments: [forwarded] }))
    expect(await answerOf(workspace)).toContain('sixty metres')
  })

  test('the message that is open beside a direct message', async () => {
    const { workspace, bot } = await open()
    const message_ts = await workspace.say(CHANNEL, OPENED)
    const value = { channel_id: CHANNEL, message_ts }
    const app_context = { entities: [{ type: 'slack#/types/message_context', value }] }
    await bot.event(direct(workspace, 'Is this true?', { app_context }))
    expect(await answerOf(workspace)).toContain('March 1987')
  })

  test('the latest message of the channel that is open', async () => {
    const { workspace, bot } = await open()
    await workspace.say(CHANNEL, OPENED)
    await workspace.say(CHANNEL, TOWER)
    const app_context = { entities: [{ type: 'slack#/types/channel_id', value: CHANNEL }] }
    await bot.event(direct(workspace, 'what do the sources say about this?', { app_context }))
    expect(await answerOf(workspace)).toContain('sixty metres')
  })

  test('no message if the question has words of its own', async () => {
    const { workspace, bot } = await open()
    await workspace.say(CHANNEL, TOWER)
    const app_context = { entities: [{ type: 'slack#/types/channel_id', value: CHANNEL }] }
    await bot.event(direct(workspace, OPENED, { app_context }))
    expect(await answerOf(workspace)).toContain('March 1987')
    await bot.stop()
    expect(workspace.callsOf('conversations.history')).toEqual([])
  })
})

test.each([
  '<https://quillon.invalid/when-was-the-harbour-opened>',
  '<https://a.invalid> <https://b.invalid>',
])('a link alone is to be added, and is no question: %s', async (link) => {
  const { workspace, bot } = await open()
  await bot.event(direct(workspace, link))
  expect(await answerOf(workspace)).not.toContain('March 1987')
  expect(await answerOf(workspace)).toContain('There is no site of that name')
})

test.each([
  ['source list', '4 sources'],
  ['Source List', '4 sources'],
  ['source find lighthouse', 'lighthouse'],
  ['gaps', 'answer'],
])('a mention that says “%s” is that command', async (words, expected) => {
  const { workspace, bot } = await open()
  await bot.event(await mention(workspace, words))
  expect(await answerOf(workspace)).toContain(expected)
})
