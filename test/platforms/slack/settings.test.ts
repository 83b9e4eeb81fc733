import { expect, onTestFinished, test } from 'vitest'
import { createApp } from '../../../src/app.ts'
import { readConfig } from '../../../src/config.ts'
import type { Platform } from '../../../src/platforms/platform.ts'
import { startBot } from './bot.ts'
import { ANN, CHANNEL, openWorkspace, TEAM } from './workspace.ts'

/** The whole program on a workspace, so that it can tell channels what was set. */
const open = async (env: Record<string, string> = {}) => {
  let platform: Platform | undefined
  const config = readConfig({ DATABASE: ':memory:', TIME_ZONE: 'UTC', ...env })
  const app = await createApp(
    config,
    (id, error) => {
      throw new Error(`bug ${id}`, { cause: error })
    },
    { posterOf: () => platform?.poster },
  )
  onTestFinished(() => app.close())
  const workspace = await openWorkspace()
  const bot = await startBot(workspace, { desk: app.desk })
  platform = bot.platform
  const reply = async (nth = 1) => String((await workspace.call('response', nth)).body.text)
  const schedules = () => app.store.schedules()
  /** What Slack says of Ann from now on. */
  const ann = (fields: object) =>
    workspace.fail(
      'users.info',
      ...Array.from({ length: 5 }, () => ({
        status: 200,
        headers: { 'content-type': 'application/json' },
        body: {
          ok: true,
          user: { id: ANN, team_id: TEAM, profile: { display_name: 'Ann <!here>' }, ...fields },
        },
      })),
    )
  return { workspace, bot, reply, schedules, ann }
}

test('the channel hears of a digest that is set by a slash command, with a name that pings nobody', async () => {
  const { workspace, bot, reply, schedules, ann } = await open()
  ann({})
  await bot.command('/digest', 'on 09:00 daily Europe/Madrid')
  expect(await reply()).toContain('This channel gets its digest at 09:00')
  const { body } = await workspace.call('chat.postMessage')
  expect(body.channel).toBe(CHANNEL)
  expect(body.text).toContain('turned the daily digest on: 09:00, Europe/Madrid.')
  expect(body.text).toContain('Ann &lt;!here&gt;')
  // A text element of rich text is shown as it is written.
  expect(JSON.stringify(body.blocks)).toContain('{"type":"text","text":"Ann <!here> turned')
  expect(await schedules()).toHaveLength(1)
})

test('a digest, and a watch of the channel, are refused where the bot is no member, with how to invite it', async () => {
  const { workspace, bot, reply, schedules, ann } = await open()
  ann({})
  await bot.command('/digest', 'on 09:00', { channel_id: workspace.secret })
  expect(await reply()).toContain('/invite')
  await bot.command('/watch', 'Who signed the treaty?', { channel_id: workspace.secret })
  expect(await reply(2)).toContain('/invite')
  expect(await schedules()).toEqual([])
})

test('a guest is answered if the settings say so, but sets nothing', async () => {
  const { bot, reply, schedules, ann } = await open({ OUTSIDERS: 'guests' })
  ann({ is_restricted: true })
  await bot.command('/digest', 'on 09:00')
  expect(await reply()).toContain('Guests cannot change')
  expect(await schedules()).toEqual([])
})

test('the limit of a person says when to try again', async () => {
  const { bot, reply, ann } = await open({ ANSWERS_PER_PERSON: '1' })
  ann({})
  await bot.command('/help', '')
  expect(await reply()).toContain('Just ask')
  await bot.command('/help', '')
  expect(await reply(2)).toMatch(/Try again in \d+ seconds\./)
})
