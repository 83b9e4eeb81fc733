import { expect, test } from 'vitest'
import type { Desk } from '../../../../src/commands/desk.ts'
import { openDesk, pressable, pressables, startBot } from '../bot.ts'
import { ANN, openWorkspace } from '../workspace.ts'

const open = async () => {
  const workspace = await openWorkspace()
  const bot = await startBot(workspace)
  const opened = (tab: string) => ({ type: 'app_home_opened', user: ANN, channel: workspace.direct, tab })
  return { workspace, bot, opened }
}

test('the Home tab greets with questions that the sources answer; a press on one opens its answer', async () => {
  const { workspace, bot, opened } = await open()
  await bot.event(opened('home'))
  const home = await workspace.call('views.publish')
  expect(home.result.ok).toBe(true)
  expect(home.body.user_id).toBe(ANN)
  const { view } = home.body as { view: { blocks: unknown } }
  const questions = pressables(view.blocks).filter(({ value }) => value?.startsWith('ask:'))
  expect(questions.length).toBeGreaterThan(1)
  await bot.press(pressable(view.blocks, 'ask:'), {
    view: { id: 'V1', type: 'home' },
    container: { type: 'view', view_id: 'V1' },
    trigger_id: await workspace.trigger(),
  })
  const modal = await workspace.call('views.open')
  expect(modal.result.ok).toBe(true)
  const answer = modal.body.view as { blocks: unknown }
  expect(JSON.stringify(answer)).toContain('rich_text_quote')
  expect(JSON.stringify(answer)).not.toContain('share:')
})

test('the Home tab shows what is watched, and Stop takes it away', async () => {
  const { workspace, bot, opened } = await open()
  await bot.command('/watch', 'When does the Holmen bridge open?')
  await bot.event(opened('home'))
  const { body } = await workspace.call('views.publish')
  expect(JSON.stringify(body.view)).toContain('Holmen bridge')
  await bot.press(pressable(body.view, 'stop:'), {
    view: { id: 'V1', type: 'home' },
    trigger_id: await workspace.trigger(),
  })
  const { body: after } = await workspace.call('views.publish', 2)
  expect(JSON.stringify(after.view)).not.toContain('Holmen bridge')
  expect(JSON.stringify(after.view)).toContain('Your watches')
  expect(workspace.callsOf('views.open')).toEqual([])
})

test('a button in a modal replaces it; context and thanks go on top of it', async () => {
  const { workspace, bot, opened } = await open()
  await bot.event(opened('home'))
  const { body } = await workspace.call('views.publish')
  const home = { view: { id: 'V1', type: 'home' }, trigger_id: await workspace.trigger() }
  await bot.press(pressable(body.view, 'ask:'), home)
  const modal = await workspace.call('views.open')
  const { id } = modal.result.view as { id: string }
  const where = async () => ({ view: { id, type: 'modal' }, trigger_id: await workspace.trigger(id) })
  await bot.press(pressable(modal.body.view, 'context:'), await where())
  expect((await workspace.call('views.push')).result.ok).toBe(true)
  await bot.press({ type: 'button', action_id: 'footnote:next:0', value: 'list:1' }, await where())
  const { body: updated, result } = await workspace.call('views.update')
  expect(result.ok).toBe(true)
  expect(updated.view_id).toBe(id)
})

test('a person who opens the messages is greeted the first time, and gets suggestions each time, in no thread', async () => {
  const { workspace, bot, opened } = await open()
  await bot.event(opened('messages'))
  const { body } = await workspace.call('chat.postMessage')
  expect(body.channel).toBe(workspace.direct)
  expect(body.text).toContain('Try one of these')
  await bot.event(opened('messages'))
  await workspace.call('assistant.threads.setSuggestedPrompts', 2)
  await bot.stop()
  expect(workspace.callsOf('chat.postMessage')).toHaveLength(1)
  const [prompts] = workspace.callsOf('assistant.threads.setSuggestedPrompts')
  expect(prompts?.body).toMatchObject({ channel_id: workspace.direct })
  expect(prompts?.body.prompts).toHaveProperty('1.message')
  expect(prompts?.body.thread_ts).toBeUndefined()
})

test('the greeting comes even if Slack takes no suggestions', async () => {
  const { workspace, bot, opened } = await open()
  workspace.withoutAssistant()
  await bot.event(opened('messages'))
  expect((await workspace.call('chat.postMessage')).body.text).toContain('Try one of these')
})

test('a Home tab that Slack refuses is logged, and nobody gets a message', async () => {
  const workspace = await openWorkspace()
  const real = await openDesk()
  const failures: unknown[] = []
  const desk: Desk = {
    ...real,
    failureReply: (error) => {
      failures.push(error)
      return { language: 'en', outcome: 'failed', blocks: [] }
    },
  }
  const bot = await startBot(workspace, { desk })
  workspace.fail('views.publish', { status: 200, body: { ok: false, error: 'not_enabled' } })
  await bot.event({ type: 'app_home_opened', user: ANN, channel: workspace.direct, tab: 'home' })
  await workspace.call('views.publish')
  await bot.stop()
  expect(failures.map(String)).toEqual([expect.stringContaining('not_enabled')])
  expect(workspace.callsOf('chat.postMessage')).toEqual([])
})

test('an app that was installed with an assistant gets its greeting and suggestions in the thread that it started', async () => {
  const workspace = await openWorkspace()
  const bot = await startBot(workspace)
  const thread_ts = await workspace.say(workspace.direct, 'New chat')
  const assistant_thread = { user_id: ANN, channel_id: workspace.direct, thread_ts, context: {} }
  await bot.event({ type: 'assistant_thread_started', assistant_thread, event_ts: '1.1' })
  const { body } = await workspace.call('chat.postMessage')
  expect(body).toMatchObject({ channel: workspace.direct, thread_ts })
  const [prompts] = workspace.callsOf('assistant.threads.setSuggestedPrompts')
  expect(prompts?.body).toMatchObject({ channel_id: workspace.direct, thread_ts })
})
