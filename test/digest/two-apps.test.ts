import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { type App, createApp } from '../../src/app.ts'
import { digestDeps } from '../../src/cli/jobs.ts'
import { handle } from '../../src/commands/handle.ts'
import { notifyWatches } from '../../src/commands/watches/notify.ts'
import { readConfig } from '../../src/config.ts'
import { deliverDue } from '../../src/digest/deliver/deliver.ts'
import { deliveryKey } from '../../src/digest/deliver/delivery.ts'
import { plainText } from '../../src/plain-text.ts'
import { folderOf } from '../sources/folder.ts'
import { temporaryFolder } from '../store/temporary.ts'
import { CHANNEL, DAY, fakePlatform, HOUR, MINUTE, SCHEDULE } from './deliver/world.ts'

const SILENT = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }

const FERRY =
  'The old ferry\n\nThe Maren Holt ferry was built in Bergen in 1931 and crosses the fjord twice a day.\n'
const BRIDGE =
  'The bridge\n\nThe Holmen bridge opens to traffic on 4 June 2027, the council of Varnholm said.\n'

/**
 * Two apps on one store and one folder, with a digest that came due a minute ago. Both know the ferry. The second has recorded the bridge as well,
 * and the first has not looked since.
 */
const twoApps = async () => {
  const folder = folderOf({ 'ferry.txt': FERRY })
  const env = {
    SOURCES_DIR: folder,
    DATABASE: join(temporaryFolder(), 'store.sqlite'),
    SLACK_BOT_TOKEN: 'xoxb-test',
    SLACK_APP_TOKEN: 'xapp-test',
  }
  const open = async (): Promise<App> => {
    const app = await createApp(readConfig(env), (_id, error) => expect.fail(String(error)))
    onTestFinished(app.close)
    return app
  }
  // The second opens first: it reads the folder, and the first follows.
  const second = await open()
  const first = await open()
  const slot = Math.floor(Date.now() / MINUTE) * MINUTE - MINUTE
  const time = new Date(slot).toISOString().slice(11, 16)
  await first.store.saveSchedule({ ...SCHEDULE, time, since: slot - HOUR })
  writeFileSync(join(folder, 'bridge.txt'), BRIDGE)
  expect([...(await second.refresh()).keys()]).toEqual(['bridge.txt'])
  const platform = fakePlatform(() => slot)
  /** Delivers what is due by a time. */
  const deliver = (app: App, now: number) =>
    deliverDue(now, {
      ...digestDeps(app, new Map([['chat', platform.poster]]), SILENT),
      report: (error) => expect.fail(String(error)),
      now: () => now,
    })
  /** How many of the posted digests mention something. */
  const mentions = (words: string) =>
    platform.messages.filter(({ reply }) => plainText(reply).includes(words)).length
  /** Reads what is new, or takes all sources as new, and notifies the watches. */
  const look = async (app: App, all = false) => {
    const came = (await app.refresh()).keys()
    const everything = app.context({ platform: 'none' }).arrivals.keys()
    const run = await notifyWatches(all ? everything : came, app.context, () => platform.poster, SILENT)
    return run.posted
  }
  return { first, second, slot, deliver, look, mentions, platform }
}

test('a source that another process recorded since the shelf was read is in the next digest, once', async () => {
  const { first, second, slot, deliver, mentions, platform } = await twoApps()
  await deliver(first, Date.now())
  expect([mentions('Maren Holt'), mentions('Holmen bridge')]).toEqual([1, 0])
  await first.refresh()
  await Promise.all([deliver(first, slot + DAY), deliver(second, slot + DAY)])
  expect([mentions('Maren Holt'), mentions('Holmen bridge')]).toEqual([1, 1])
  for (const day of [2, 3])
    await Promise.all([deliver(second, slot + day * DAY), deliver(first, slot + day * DAY)])
  expect(platform.messages).toHaveLength(2)
})

test('a digest that a process took over covers no more than that process has read', async () => {
  const { first, second, slot, deliver, mentions, platform } = await twoApps()
  const now = Date.now()
  // The second process dies between its claim and its post.
  const key = deliveryKey(CHANNEL, slot)
  await second.store.claimDelivery({ key, channel: CHANNEL, slot, upTo: now, until: now }, now)
  await deliver(first, now)
  expect([mentions('Maren Holt'), mentions('Holmen bridge')]).toEqual([1, 0])
  await deliver(second, slot + DAY)
  await first.refresh()
  await deliver(first, slot + 2 * DAY)
  expect([mentions('Maren Holt'), mentions('Holmen bridge')]).toEqual([1, 1])
  expect(platform.messages).toHaveLength(2)
})

test('a process that has not looked for long repeats nothing that another process has posted', async () => {
  const { first, second, slot, deliver, mentions, platform } = await twoApps()
  await deliver(second, Date.now())
  await deliver(first, slot + DAY)
  await first.refresh()
  await deliver(first, slot + 2 * DAY)
  expect([mentions('Maren Holt'), mentions('Holmen bridge')]).toEqual([1, 1])
  expect(platform.messages).toHaveLength(1)
})

const WATCHER = { ...CHANNEL, user: 'U1' }
const QUESTION = 'When does the Holmen bridge open?'

test('a watch set where the shelf was read earlier reports what another process had recorded by then, once', async () => {
  const { first, second, look, mentions } = await twoApps()
  expect(await look(second)).toBe(0)
  const reply = await handle({ kind: 'watch-add', question: QUESTION, where: 'here' }, first.context(WATCHER))
  expect(plainText(reply)).not.toContain('4 June')
  expect([await look(first), await look(second, true), await look(first, true)]).toEqual([1, 0, 0])
  expect(mentions('4 June 2027')).toBe(1)
})

test('a person who asked for a message hears once of a source that another process had already recorded', async () => {
  const { first, second, look, mentions } = await twoApps()
  const asked = await handle({ kind: 'ask', question: QUESTION }, first.context(WATCHER))
  const tellMe = asked.actions?.find(({ command }) => command.kind === 'tell-me')?.command
  if (tellMe === undefined) return expect.fail('no offer to tell')
  await handle(tellMe, first.context(WATCHER))
  expect([await look(first), await look(second, true), await look(first, true)]).toEqual([1, 0, 0])
  expect(mentions('4 June 2027')).toBe(1)
})

test('a watch set where the shelf was read later reports nothing that it was asked of', async () => {
  const { first, second, look } = await twoApps()
  const reply = await handle(
    { kind: 'watch-add', question: QUESTION, where: 'here' },
    second.context(WATCHER),
  )
  expect(plainText(reply)).toContain('4 June 2027')
  expect([await look(first), await look(second, true), await look(first, true)]).toEqual([0, 0, 0])
})
