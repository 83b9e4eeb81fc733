import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { type App, type AppOptions, createApp } from '../../src/app.ts'
import { digestDeps, startJobs, type WatchSources } from '../../src/cli/jobs.ts'
import { readConfig } from '../../src/config.ts'
import type { Poster } from '../../src/digest/deliver/poster.ts'
import { plainText } from '../../src/plain-text.ts'
import { renderMessage as renderDiscord } from '../../src/platforms/discord/render/render.ts'
import { renderMessage as renderSlack } from '../../src/platforms/slack/render/render.ts'
import type { Reply } from '../../src/reply.ts'
import { openReaders } from '../../src/sources/added/readers.ts'
import { newFeed } from '../../src/sources/web/feeds/follow.ts'
import { CHANNEL, fakePlatform, SCHEDULE } from '../digest/deliver/world.ts'
import { folderOf } from '../sources/folder.ts'
import { rss } from '../sources/web/feeds/samples.ts'
import { loopbackWeb, startSite } from '../sources/web/site.ts'
import { temporaryFolder } from '../store/temporary.ts'

const SILENT = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }

const appOf = async (folder: string, options: AppOptions = {}): Promise<App> => {
  const config = readConfig({
    SOURCES_DIR: folder,
    DATABASE: join(temporaryFolder(), 'store.sqlite'),
    SLACK_BOT_TOKEN: 'xoxb-test',
    SLACK_APP_TOKEN: 'xapp-test',
  })
  const app = await createApp(config, (_id, error) => expect.fail(String(error)), options)
  onTestFinished(app.close)
  return app
}

test('a watch that is set while the bot looks reports what came in that look, once', async () => {
  const folder = folderOf({ 'ferry.txt': 'The Maren Holt ferry was built in Bergen in 1931.\n' })
  const app = await appOf(folder)
  const since = Date.now()
  writeFileSync(join(folder, 'bridge.txt'), 'The Holmen bridge opens to traffic on 4 June 2027.\n')

  let looks = 0
  const watches = async () => {
    const known = await app.store.watches()
    looks += 1
    // Somebody was answered from the shelf as it was before this look, and sets a watch.
    if (looks === 1)
      await app.store.saveWatch({
        id: 'w1',
        place: { ...CHANNEL, user: 'U1' },
        direct: false,
        question: 'When does the Holmen bridge open?',
        language: 'en',
        at: Date.now(),
        since,
      })
    return known
  }
  const store = { ...app.store, watches }
  const context: typeof app.context = (place) => ({ ...app.context(place), store })
  const platform = fakePlatform(() => 0)
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  onTestFinished(() => void vi.useRealTimers())
  const jobs = startJobs({ ...app, context }, new Map([['chat', platform.poster]]), SILENT)
  // The third look has nothing to try, and does not read the watches.
  for (const look of [1, 2]) {
    while (looks < look) await new Promise((resolve) => setTimeout(resolve, 5))
    vi.advanceTimersByTime(60_000)
  }
  await jobs.stop()
  expect(platform.messages).toHaveLength(1)
})

test('followed feeds are polled from the start, and what they bring is read at the next look', async () => {
  const site = await startSite((request, response) => {
    if (request.url === '/feed')
      response.writeHead(200, { 'content-type': 'application/rss+xml' }).end(
        rss([
          {
            id: 'bridge',
            title: 'The bridge',
            link: '/bridge',
            summary: 'The Holmen bridge opens to traffic on 4 June 2027, the town’s engineer says.',
          },
        ]),
      )
    else response.writeHead(404).end()
  })
  const folder = folderOf({ 'ferry.txt': 'The Maren Holt ferry was built in Bergen in 1931.\n' })
  const app = await appOf(folder, { readers: openReaders(loopbackWeb()) })
  await app.store.saveFeed(newFeed({ url: `${site.url}/feed`, shelf: 'main' }, Date.now()))
  const told: unknown[] = []
  const info = (message: string, details?: object) => void (message === 'feed' && told.push(details))
  const jobs = startJobs(app, new Map(), { ...SILENT, info })
  await expect.poll(() => told.length, { timeout: 30_000 }).toBe(1)
  await jobs.stop()
  expect(told).toMatchObject([{ added: 1, failed: 0 }])
  expect(JSON.stringify(told)).not.toContain(site.url)
  expect((await app.refresh()).size).toBe(1)
  const answer = await app.answer('When does the Holmen bridge open?', {
    place: { platform: 'test' },
    top: 1,
  })
  expect(answer.excerpts[0]?.citation.url).toBe(`${site.url}/bridge`)
})

test('a file that is put into a watched folder is read at once, and looks never pile up', async () => {
  const folder = folderOf({ 'ferry.txt': 'The Maren Holt ferry was built in Bergen in 1931.\n' })
  const app = await appOf(folder)
  let looks = 0
  const refresh = () => {
    looks += 1
    return app.refresh()
  }
  let change: () => void = () => {}
  let stopped = false
  const watch: WatchSources = async (onChange) => {
    change = onChange
    return {
      renew: async () => {},
      stop: () => {
        stopped = true
      },
    }
  }
  const jobs = startJobs({ ...app, refresh }, new Map(), SILENT, watch)
  const answer = async () =>
    (await app.answer('When does the Holmen bridge open?', { place: { platform: 'test' }, top: 1 })).status
  expect(await answer()).not.toBe('answered')
  writeFileSync(join(folder, 'bridge.txt'), 'The Holmen bridge opens to traffic on 4 June 2027.\n')
  for (let at = 0; at < 10; at += 1) change()
  await jobs.stop()
  expect(await answer()).toBe('answered')
  expect(looks).toBe(2)
  expect(stopped).toBe(true)
})

test('no digest is composed while it is not known when the sources came', async () => {
  const app = await appOf(folderOf({ 'ferry.txt': 'The Maren Holt ferry was built in Bergen in 1931.\n' }))
  const unknown: typeof app.context = (place) => ({
    ...app.context(place),
    arrivals: new Map(),
    asOf: undefined,
  })
  const period = { since: 0, upTo: Date.now(), at: Date.now() }
  const compose = (from: App) => digestDeps(from, new Map(), SILENT).compose(SCHEDULE, period)
  await expect(compose({ ...app, context: unknown })).rejects.toThrow('when the sources came')
  expect((await compose(app)).reply).toBeDefined()
})

test('a digest that cannot be posted is told with the channel as a channel, never by its id', async () => {
  const app = await appOf(folderOf({ 'ferry.txt': 'The Maren Holt ferry was built in Bergen in 1931.\n' }))
  const told: Reply[] = []
  const poster: Poster = {
    ...fakePlatform(() => 0).poster,
    post: async (_to, reply) => {
      told.push(reply)
      return { ...CHANNEL, message: 'm' }
    },
  }
  const { notifyOwner } = digestDeps(app, new Map([[CHANNEL.platform, poster]]), SILENT)
  const schedule = { ...SCHEDULE, channel: { ...CHANNEL, channel: '123456789012345678' } }
  for (const kind of ['never', 'failed', 'overtaken', 'forbidden', 'zone'] as const)
    for (const language of ['en', 'es'] as const)
      await notifyOwner({ ...schedule, language }, { kind, slot: 1, off: kind === 'never' })
  expect(told).toHaveLength(10)
  for (const reply of told) {
    expect(plainText(reply)).not.toMatch(/\d{18}|\ufffc/)
    expect(JSON.stringify(renderDiscord(reply).components)).toContain('<#123456789012345678>')
    const { blocks, text } = renderSlack(reply)
    expect(JSON.stringify(blocks)).toContain('{"type":"channel","channel_id":"123456789012345678"}')
    expect(text).not.toMatch(/\d{18}|\ufffc/)
  }
})
