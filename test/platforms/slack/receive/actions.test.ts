import { describe, expect, test } from 'vitest'
import { type Bot, type Pressable, pressable, startBot } from '../bot.ts'
import { ANN, BOT, type Call, CHANNEL, openWorkspace, type Workspace } from '../workspace.ts'

const OPENED = 'When was the harbour of Quillon opened?'

const open = async () => {
  const workspace = await openWorkspace()
  return { workspace, bot: await startBot(workspace) }
}

/** Ann asks with a slash command. */
const asked = async (workspace: Workspace, bot: Bot, command = '/ask', text = OPENED): Promise<Call> => {
  const before = workspace.callsOf('response').length
  await bot.command(command, text)
  return workspace.call('response', before + 1)
}

/** Ann asks with a mention. */
const mentioned = async (workspace: Workspace, bot: Bot): Promise<Call> => {
  const text = `<@${BOT}> ${OPENED}`
  const ts = await workspace.say(CHANNEL, text)
  await bot.event({ type: 'app_mention', channel: CHANNEL, user: ANN, ts, text })
  return workspace.call('chat.postMessage')
}

/** A button on a message that only Ann sees. */
const alone = (workspace: Workspace, trigger = '1.2.3') => ({
  container: { type: 'message', message_ts: '3.3', channel_id: CHANNEL, is_ephemeral: true },
  channel: { id: CHANNEL, name: 'general' },
  response_url: workspace.responseUrl('pressed'),
  trigger_id: trigger,
})

/** A button on a message of the bot's. */
const on = (workspace: Workspace, { body, result }: Call, who = ANN, trigger = '1.2.3') => ({
  user: { id: who },
  container: { type: 'message', message_ts: result.ts, channel_id: body.channel, is_ephemeral: false },
  channel: { id: body.channel, name: 'general' },
  message: { type: 'message', user: BOT, ts: result.ts, thread_ts: body.thread_ts },
  response_url: workspace.responseUrl('pressed'),
  trigger_id: trigger,
})

const vote = (element: Pressable, which: 'positive_button' | 'negative_button') => ({
  type: 'feedback_buttons',
  action_id: element.action_id,
  value: element[which]?.value,
})

describe('on a private answer', () => {
  test('Share shows it to everyone, once, and removes the private one', async () => {
    const { workspace, bot } = await open()
    const { body } = await asked(workspace, bot)
    const share = pressable(body.blocks, 'share:')
    await bot.press(share, alone(workspace))
    const shared = await workspace.call('response', 2)
    expect(shared.body).toMatchObject({ response_type: 'in_channel', replace_original: false })
    expect(shared.body.text).toContain(OPENED)
    expect(shared.body.text).toContain('March 1987')
    expect((await workspace.call('response', 3)).body).toEqual({ delete_original: true })
    await bot.press(share, alone(workspace))
    await bot.stop()
    expect(workspace.callsOf('response')).toHaveLength(3)
  })

  test('Share posts if the response URL is used up, and explains if it cannot', async () => {
    const { workspace, bot } = await open()
    const { body } = await asked(workspace, bot)
    const used = { status: 404, body: { ok: false, error: 'used_url' } }
    workspace.fail('response', used, used)
    await bot.press(pressable(body.blocks, 'share:'), alone(workspace))
    expect((await workspace.call('chat.postMessage')).body).toMatchObject({ channel: CHANNEL })
    await workspace.call('response', 3)

    workspace.fail('response', used)
    workspace.fail('chat.postMessage', { status: 200, body: { ok: false, error: 'not_in_channel' } })
    const where = alone(workspace)
    const elsewhere = { ...where, container: { ...where.container, message_ts: '4.4' } }
    await bot.press(pressable(body.blocks, 'share:'), elsewhere)
    expect((await workspace.call('response', 5)).body.text).toContain('not in that channel')
  })

  test('Dismiss removes it', async () => {
    const { workspace, bot } = await open()
    const { body } = await asked(workspace, bot)
    await bot.press(pressable(body.blocks, 'dismiss:'), alone(workspace))
    expect((await workspace.call('response', 2)).body).toEqual({ delete_original: true })
  })

  test('More is private too', async () => {
    const { workspace, bot } = await open()
    const { body } = await asked(workspace, bot, '/ask', 'What is known of the lighthouse of Quillon?')
    await bot.press(pressable(body.blocks, 'more:'), alone(workspace))
    const more = await workspace.call('response', 2)
    expect(more.body).toMatchObject({ response_type: 'ephemeral', replace_original: false })
  })

  test('a page of a list replaces the one before', async () => {
    const { workspace, bot } = await open()
    const { body } = await asked(workspace, bot, '/source', 'list')
    await bot.press(pressable(body.blocks, 'show:'), alone(workspace))
    const page = await workspace.call('response', 2)
    expect(page.body).toMatchObject({ response_type: 'ephemeral', replace_original: true })
    const option = {
      type: 'external_select',
      action_id: 'footnote:choose',
      selected_option: { value: 'list:1' },
    }
    await bot.press(option, alone(workspace))
    expect((await workspace.call('response', 3)).body.text).toContain('4 sources')
  })

  test('a button with an unknown command says that it is too old', async () => {
    const { workspace, bot } = await open()
    await bot.press({ type: 'button', action_id: 'footnote:more:0', value: 'more:gone:3' }, alone(workspace))
    const { body } = await workspace.call('response')
    expect(body).toMatchObject({ response_type: 'ephemeral', replace_original: false })
    expect(body.text).toContain('too old')
  })
})

describe('on an answer in a thread', () => {
  test('Context opens a modal; after too long a time it is a private message', async () => {
    const { workspace, bot } = await open()
    const answer = await mentioned(workspace, bot)
    const context = pressable(answer.body.blocks, 'context:')
    await bot.press(context, on(workspace, answer, ANN, await workspace.trigger()))
    const { body, result } = await workspace.call('views.open')
    expect(result.ok).toBe(true)
    expect(JSON.stringify(body.view)).toContain('forty million crowns')

    await bot.press(context, on(workspace, answer, ANN, 'expired'))
    const late = await workspace.call('response')
    expect(late.body).toMatchObject({ response_type: 'ephemeral', thread_ts: answer.body.thread_ts })
    expect(late.body.text).toContain('forty million crowns')
  })

  test('a vote is saved, and the voter gets private thanks', async () => {
    const { workspace, bot } = await open()
    const answer = await mentioned(workspace, bot)
    const votes = pressable(answer.body.blocks, 'footnote:vote')
    await bot.press(vote(votes, 'positive_button'), on(workspace, answer))
    const { body } = await workspace.call('response')
    expect(body).toMatchObject({ response_type: 'ephemeral', thread_ts: answer.body.thread_ts })
    expect(body.text).toContain('Thank you')
  })

  test('More is posted in the thread', async () => {
    const { workspace, bot } = await open()
    const text = `<@${BOT}> What is known of the lighthouse of Quillon?`
    const ts = await workspace.say(CHANNEL, text)
    await bot.event({ type: 'app_mention', channel: CHANNEL, user: ANN, ts, text })
    const answer = await workspace.call('chat.postMessage')
    await bot.press(pressable(answer.body.blocks, 'more:'), on(workspace, answer))
    expect((await workspace.call('chat.postMessage', 2)).body.thread_ts).toBe(ts)
  })

  test('More where the bot is not a member goes through the response URL of the press, to everyone', async () => {
    const { workspace, bot } = await open()
    const { body } = await asked(workspace, bot, '/ask', 'What is known of the lighthouse of Quillon?')
    workspace.fail('chat.postMessage', { status: 200, body: { ok: false, error: 'not_in_channel' } })
    await bot.press(pressable(body.blocks, 'more:'), {
      container: { type: 'message', message_ts: '3.3', channel_id: workspace.secret, is_ephemeral: false },
      channel: { id: workspace.secret, name: 'secret' },
      message: { type: 'message', user: BOT, ts: '3.3' },
      response_url: workspace.responseUrl('pressed'),
      trigger_id: '1.2.3',
    })
    const more = await workspace.call('response', 2)
    expect(more.body).toMatchObject({
      response_type: 'in_channel',
      replace_original: false,
      thread_ts: '3.3',
    })
    expect(more.body.text).toContain('lighthouse of Quillon')
    await bot.stop()
    expect(workspace.callsOf('response')).toHaveLength(2)
    expect(workspace.callsOf('chat.postEphemeral')).toEqual([])
  })

  test('Dismiss works for its asker only', async () => {
    const { workspace, bot } = await open()
    const answer = await mentioned(workspace, bot)
    const dismiss = pressable(answer.body.blocks, 'dismiss:')
    await bot.press(dismiss, on(workspace, answer, workspace.ben))
    expect((await workspace.call('response')).body.text).toContain('Only the person who asked')
    expect(workspace.callsOf('chat.delete')).toEqual([])
    await bot.press(dismiss, on(workspace, answer))
    await workspace.call('chat.delete')
    await bot.stop()
    expect(await workspace.thread(CHANNEL, answer.body.thread_ts as string)).toEqual([])
  })

  test('the next page is private, and the message stays', async () => {
    const { workspace, bot } = await open()
    const answer = await mentioned(workspace, bot)
    const list = { type: 'button', action_id: 'footnote:next:0', value: 'list:1' }
    await bot.press(list, on(workspace, answer, workspace.ben))
    expect((await workspace.call('response')).body).toMatchObject({
      response_type: 'ephemeral',
      replace_original: false,
    })
    await bot.stop()
    expect(workspace.callsOf('chat.update')).toEqual([])
  })
})

describe('in direct messages', () => {
  const greeted = async () => {
    const { workspace, bot } = await open()
    const message = { type: 'message', channel_type: 'im', channel: workspace.direct, user: ANN }
    await bot.event({ ...message, ts: '1.1', text: 'hello' })
    return { workspace, bot, greeting: await workspace.call('chat.postMessage') }
  }

  test('a suggested question is answered there, with the question above', async () => {
    const { workspace, bot, greeting } = await greeted()
    const ask = pressable(greeting.body.blocks, 'ask:')
    await bot.press(ask, on(workspace, greeting))
    const { body } = await workspace.call('chat.postMessage', 2)
    expect(body.channel).toBe(workspace.direct)
    expect(body.thread_ts).toBe('1.1')
    expect(body.text).toContain(`Asked: ${ask.value?.slice('ask:'.length)}`)
  })

  test('a page replaces the one before', async () => {
    const { workspace, bot, greeting } = await greeted()
    const list = { type: 'button', action_id: 'footnote:next:0', value: 'list:1' }
    await bot.press(list, on(workspace, greeting))
    const { body } = await workspace.call('chat.update')
    expect(body).toMatchObject({ channel: workspace.direct, ts: greeting.result.ts })
    expect(body.text).toContain('4 sources')
  })
})
