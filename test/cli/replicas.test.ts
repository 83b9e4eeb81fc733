import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, onTestFinished, test, vi } from 'vitest'
import { type App, createApp } from '../../src/app.ts'
import { startJobs, watchSources } from '../../src/cli/jobs.ts'
import { openLibraries } from '../../src/commands/libraries.ts'
import { readConfig } from '../../src/config.ts'
import { plainText } from '../../src/plain-text.ts'
import { openShelving } from '../../src/sources/shelf/shelving.ts'
import { openStore, pathBesideStore } from '../../src/store/open.ts'
import { folderOf } from '../sources/folder.ts'
import { startChild } from '../store/children.ts'
import { noPostgres, startPostgres } from '../store/postgres/server.ts'
import { temporaryFolder } from '../store/temporary.ts'

const FERRY = 'The ferry\n\nThe Maren Holt ferry was built in Bergen in 1931.\n'
const BRIDGE = 'The bridge\n\nThe Holmen bridge opens to traffic on 4 June 2027.\n'

const open = async (database: string, folder: string): Promise<App> => {
  const config = readConfig({ DATABASE: database, SOURCES_DIR: folder })
  const app = await createApp(config, (_id, error) => expect.fail(String(error)), { serving: true })
  onTestFinished(async () => {
    await app.close()
    for (const name of ['shelf', 'index']) rmSync(pathBesideStore(database, name) ?? '', { force: true })
  })
  return app
}
/** A log that can be waited for. */
const logOf = () => {
  const lines: string[] = []
  let logged = Promise.withResolvers<void>()
  const info = (line: string) => {
    lines.push(line)
    logged.resolve()
    logged = Promise.withResolvers()
  }
  const says = async (line: string): Promise<void> => {
    while (!lines.includes(line)) await logged.promise
  }
  return { debug: () => {}, info, warn: () => {}, error: () => {}, says }
}
const idsOf = (app: App) => app.shelf().sources.map(({ id }) => id)
const answerOf = async (app: App, question: string) =>
  (await app.answer(question, { place: { platform: 'none' }, top: 1 })).excerpts[0]?.text

/** Kills the process that reads, and lets another go on. @param meanwhile changes what the other finds */
const killTheReader = async (
  database: string,
  mine: string,
  theirs: string,
  meanwhile = () => {},
): Promise<void> => {
  const reader = startChild(['replica', database, theirs], { killAfter: 30 })
  while (reader.lines.length < 5) await reader.next()
  expect(reader.lines[2]).toBe('reads')
  const app = await open(database, mine)
  expect(app.sources.role()).toBe('follows')
  expect(await answerOf(app, 'When was the Maren Holt ferry built?')).toContain('1931')
  const refreshed = await app.desk.handle(
    { kind: 'source-refresh', which: '' },
    { place: { platform: 'none' } },
  )
  expect(plainText(refreshed)).toContain('Another process reads the folder of sources.')
  const lines = await reader.ended
  meanwhile()
  await app.refresh()
  // Its lease has not ended.
  expect([app.sources.role(), await app.sources.isBehind()]).toEqual(['follows', false])
  expect(await answerOf(app, 'When was the Maren Holt ferry built?')).toContain('1931')
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 31_000 })
  onTestFinished(() => void vi.useRealTimers())
  expect(await app.sources.isBehind()).toBe(true)
  await app.refresh()
  expect(app.sources.role()).toBe('reads')
  expect(await answerOf(app, 'When does the Holmen bridge open?')).toContain('4 June 2027')
  const acknowledged = lines.slice(3)
  expect(acknowledged.length).toBeGreaterThanOrEqual(20)
  const ids = new Set(idsOf(app))
  expect(acknowledged.filter((id) => !ids.has(id))).toEqual([])
  expect(ids.has('ferry.txt')).toBe(false)
}

test('a process on the SQLite file of one that was killed goes on in its place, and nothing that was added is lost', async () => {
  const folder = folderOf({ 'ferry.txt': FERRY })
  await killTheReader(join(temporaryFolder(), 'store.sqlite'), folder, folder, () => {
    rmSync(join(folder, 'ferry.txt'))
    writeFileSync(join(folder, 'bridge.txt'), BRIDGE)
  })
})

test('a process on one SQLite file looks at what another has read within seconds, and goes on in its place', async () => {
  const database = join(temporaryFolder(), 'store.sqlite')
  const folder = folderOf({ 'ferry.txt': FERRY })
  const [reader, follower] = [await open(database, folder), await open(database, folder)]
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  onTestFinished(() => void vi.useRealTimers())
  const watched: string[] = []
  const log = logOf()
  const jobs = startJobs(follower, new Map(), log, async () => {
    watched.push(follower.sources.role())
    return { renew: async () => {}, stop: () => {} }
  })
  writeFileSync(join(folder, 'bridge.txt'), BRIDGE)
  await reader.refresh()
  vi.advanceTimersByTime(5_000)
  await log.says('sources changed')
  expect([idsOf(follower), watched]).toEqual([['bridge.txt', 'ferry.txt'], []])
  await reader.close()
  vi.advanceTimersByTime(5_000)
  await log.says('this process reads the sources from now on')
  expect(watched).toEqual(['reads'])
  await jobs.stop()
})

test('a process that cannot start lets another read at once', async () => {
  const store = await openStore(join(temporaryFolder(), 'store.sqlite'))
  onTestFinished(() => store.close())
  const folder = folderOf({ 'ferry.txt': FERRY })
  const report = () => {}
  const open = () => openShelving(folder, store, { keeping: true, file: undefined, report, note: report })
  const [failing, next] = [open(), open()]
  const indexing = { index: () => Promise.reject(new Error('no index')), close: async () => {} }
  await expect(openLibraries({ shelving: failing, indexing, store, folder, report })).rejects.toThrow(
    'no index',
  )
  expect((await next.read()).shelf.sources).toHaveLength(1)
  expect(next.role()).toBe('reads')
  await next.close()
})

describe.skipIf(noPostgres !== undefined)('replicas on one PostgreSQL server', { timeout: 60_000 }, () => {
  const server = noPostgres === undefined ? startPostgres() : undefined
  afterAll(() => server?.dispose())

  test('go on when the one that reads is killed, and nothing that was added is lost', () =>
    killTheReader(
      server?.url('killed') ?? '',
      folderOf({ 'bridge.txt': BRIDGE }),
      folderOf({ 'ferry.txt': FERRY }),
    ))

  test('have a new file of the one that reads as soon as it has it, and go on at once when it closes', async () => {
    const url = server?.url('told') ?? ''
    const [theirs, mine] = [folderOf({ 'ferry.txt': FERRY }), folderOf({ 'bridge.txt': BRIDGE })]
    const reader = await open(url, theirs)
    const follower = await open(url, mine)
    /** Starts what a bot does by itself. */
    const start = (app: App, folder: string) => {
      const log = logOf()
      const jobs = startJobs(app, new Map(), log, watchSources(folder))
      onTestFinished(() => jobs.stop())
      return { jobs, says: log.says }
    }
    const [one, other] = [start(reader, theirs), start(follower, mine)]
    expect(idsOf(follower)).toEqual(['ferry.txt'])
    writeFileSync(join(theirs, 'tide.txt'), 'The tide\n\nThe tide of Skarholm turns at noon.\n')
    await other.says('sources changed')
    expect(idsOf(follower)).toEqual(['ferry.txt', 'tide.txt'])
    expect([reader.sources.role(), follower.sources.role()]).toEqual(['reads', 'follows'])
    await one.jobs.stop()
    await reader.close()
    await other.says('this process reads the sources from now on')
    expect(idsOf(follower)).toEqual(['bridge.txt'])
  })
})
