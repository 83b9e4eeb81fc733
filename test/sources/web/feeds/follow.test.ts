import fc from 'fast-check'
import { describe, expect, onTestFinished, test } from 'vitest'
import { readHtml } from '../../../../src/sources/read/formats/html.ts'
import { problemLog } from '../../../../src/sources/read/problems.ts'
import { type FollowDeps, newFeed, startFollowing } from '../../../../src/sources/web/feeds/follow.ts'
import { pageOfItem } from '../../../../src/sources/web/feeds/item-page.ts'
import { type PollDeps, pollFeed, waitAfter } from '../../../../src/sources/web/feeds/poll-feed.ts'
import type { FollowedFeed } from '../../../../src/store/feed-port.ts'
import type { Store } from '../../../../src/store/port.ts'
import { openStore } from '../../../../src/store/sqlite/store.ts'
import { temporaryFolder } from '../../../store/temporary.ts'
import { loopbackWeb, startSite } from '../site.ts'
import { ENTRIES, type Entry, rss } from './samples.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR

const freshStore = async (path = ':memory:'): Promise<Store> => {
  const store = await openStore(path)
  onTestFinished(() => store.close())
  return store
}

/** A site with a feed that may change, and no robots.txt. */
const feedSite = async (entries: readonly Entry[] = ENTRIES) => {
  const state = {
    entries,
    status: 200,
    headers: {} as Record<string, string>,
    asked: [] as (string | undefined)[],
  }
  const site = await startSite((request, response) => {
    if (request.url !== '/feed') return response.writeHead(404).end()
    state.asked.push(request.headers['if-none-match'])
    const etag = `"${state.entries.length}"`
    if (state.status !== 200) return response.writeHead(state.status, state.headers).end()
    if (request.headers['if-none-match'] === etag) return response.writeHead(304).end()
    return response
      .writeHead(200, { 'content-type': 'application/rss+xml', etag, ...state.headers })
      .end(rss(state.entries))
  })
  return { site, state }
}

/** A feed that is followed, with a clock and what it hands on. */
const following = async (more: Partial<PollDeps> = {}, entries?: readonly Entry[]) => {
  const { site, state } = await feedSite(entries)
  const clock = { now: 1_000 }
  const added: (string | undefined)[] = []
  const reported: unknown[] = []
  const deps: PollDeps = {
    store: await freshStore(),
    web: loopbackWeb(),
    add: async (_, { title }) => void added.push(title),
    now: () => clock.now,
    random: () => 0.5,
    signal: new AbortController().signal,
    report: (error) => void reported.push(error),
    ...more,
  }
  const feed = newFeed(
    { url: `${site.url}/feed`, shelf: 's1', by: { platform: 'chat', user: 'u1' } },
    clock.now,
  )
  await deps.store.saveFeed(feed)
  const saved = async (): Promise<FollowedFeed> => (await deps.store.feed(feed.id)) as FollowedFeed
  const poll = async () => pollFeed(await saved(), deps)
  return { site, state, clock, added, reported, deps, feed, saved, poll }
}

const numbered = (count: number): readonly Entry[] =>
  Array.from({ length: count }, (_, n) => ({
    id: `e${n}`,
    title: `Ferry ${n}`,
    link: `https://gazette.example/${n}`,
    summary: `Number ${n}.`,
  }))

describe('a poll', () => {
  test('hands on what is new, with all that the feed says of it', async () => {
    const given: unknown[] = []
    const { poll, saved, feed } = await following({ add: async (...item) => void given.push(item) })
    expect(await poll()).toMatchObject({ added: 2, failed: 0 })
    expect(given[1]).toEqual([
      'https://gazette.example/pier',
      {
        id: expect.any(String),
        title: 'The pier is shut & fenced',
        published: '2026-11-02',
        summary: '<p>The council shut the pier on Monday.</p>',
        feed,
        shelf: 's1',
        signal: expect.any(AbortSignal),
      },
    ])
    expect(await saved()).toEqual({
      ...feed,
      title: 'Gazette',
      etag: '"2"',
      polled: 1_000,
      next: 1_000 + HOUR,
      failures: 0,
    })
  })

  test('hands on each item once, and asks only for what has changed', async () => {
    const { poll, added, clock, state } = await following()
    await poll()
    clock.now += 2 * HOUR
    expect(await poll()).toMatchObject({ added: 0, failed: 0 })
    state.entries = [...ENTRIES, ...numbered(1)]
    clock.now += 2 * HOUR
    expect(await poll()).toMatchObject({ added: 1 })
    expect(added).toEqual(['The pier opens', 'The pier is shut & fenced', 'Ferry 0'])
    expect(state.asked).toEqual([undefined, '"2"', '"2"'])
  })

  test('before it is due does nothing', async () => {
    const { poll, state } = await following()
    await poll()
    expect(await poll()).toBeUndefined()
    expect(state.asked).toHaveLength(1)
  })

  test('that another process has does nothing', async () => {
    const path = `${temporaryFolder()}/store.sqlite`
    const [one, other] = [await freshStore(path), await freshStore(path)]
    const { feed, deps, state, added } = await following({ store: one })
    const outcomes = await Promise.all([pollFeed(feed, deps), pollFeed(feed, { ...deps, store: other })])
    expect(outcomes.filter(Boolean)).toHaveLength(1)
    expect(state.asked).toHaveLength(1)
    expect(added).toHaveLength(2)
  })

  test('is taken over from a process that died, ten minutes later, and goes on where that was', async () => {
    const { deps, saved, added, clock, poll } = await following({}, numbered(30))
    const twelfth = Promise.withResolvers<void>()
    const dying = pollFeed(await saved(), {
      ...deps,
      add: async (_, { title }) => {
        added.push(title)
        if (added.length < 12) return
        twelfth.resolve()
        await new Promise(() => {})
      },
    })
    void dying.catch(() => {})
    await twelfth.promise
    // A store of another process cannot release the claim.
    expect(await poll()).toBeUndefined()
    clock.now += 10 * 60_000
    expect(await poll()).toMatchObject({ added: 19, failed: 0 })
    expect([added.length, new Set(added).size]).toEqual([31, 30])
  })

  test('that is stopped goes on at the next start, and hands nothing on twice', async () => {
    const stopping = new AbortController()
    const { deps, saved, added, poll, state } = await following({}, numbered(30))
    const stopped = await pollFeed(await saved(), {
      ...deps,
      signal: stopping.signal,
      add: async (_, { title }) => {
        added.push(title)
        if (added.length === 12) stopping.abort()
      },
    })
    expect(stopped).toBeUndefined()
    expect(await poll()).toMatchObject({ added: 18, failed: 0 })
    expect([added.length, new Set(added).size]).toEqual([30, 30])
    expect(state.asked).toEqual([undefined, undefined])
  })

  test('tries an item again that could not be handed on, though the feed has not changed', async () => {
    let broken = true
    const { deps, poll, clock, added, reported, saved } = await following()
    const add: PollDeps['add'] = async (link, about) => {
      if (broken && link?.endsWith('/opens')) throw new Error('the disk is full')
      await deps.add(link, about)
    }
    expect(await pollFeed(await saved(), { ...deps, add })).toMatchObject({ added: 1, failed: 1 })
    expect(reported).toMatchObject([{ message: 'the disk is full' }])
    expect(await saved()).not.toHaveProperty('etag')
    broken = false
    clock.now += 2 * HOUR
    expect(await poll()).toMatchObject({ added: 1, failed: 0 })
    expect(added).toEqual(['The pier is shut & fenced', 'The pier opens'])
  })

  test('of a feed that nobody follows any more ends', async () => {
    const { deps, added, feed, poll, saved } = await following({}, numbered(5))
    const outcome = await pollFeed(await saved(), {
      ...deps,
      add: async (_, { title }) => {
        added.push(title)
        await deps.store.deleteFeed(feed.id)
      },
    })
    expect(outcome).toMatchObject({ added: 1 })
    expect(await deps.store.feeds()).toEqual([])
    await expect(poll()).rejects.toThrow()
  })
})

describe('a feed that fails', () => {
  test('is asked less and less often, once a day at last, until it answers again', async () => {
    const { poll, clock, state, saved } = await following()
    state.status = 500
    const waits: number[] = []
    for (let n = 0; n < 7; n += 1) {
      expect(await poll()).toMatchObject({ error: 'status', added: 0 })
      const { next = 0, failures } = await saved()
      expect(failures).toBe(n + 1)
      waits.push((next - clock.now) / HOUR)
      clock.now = next
    }
    expect(waits).toEqual([2, 4, 8, 16, 24, 24, 24])
    state.status = 200
    await poll()
    expect(await saved()).toMatchObject({ failures: 0, next: clock.now + HOUR })
    expect(await saved()).not.toHaveProperty('error')
  })

  test('is left alone for as long as it asks, a week at most', async () => {
    const { poll, clock, state, saved } = await following()
    state.status = 503
    state.headers = { 'retry-after': String(3 * 24 * 3_600) }
    await poll()
    expect(await saved()).toMatchObject({ error: 'busy', next: clock.now + 3 * DAY })
    state.headers = { 'retry-after': '999999999' }
    clock.now += 3 * DAY
    await poll()
    expect(await saved()).toMatchObject({ next: clock.now + 7 * DAY })
  })

  test('because it has ended (410) is never asked again', async () => {
    const { poll, state, saved, deps } = await following()
    state.status = 410
    expect(await poll()).toMatchObject({ error: 'gone' })
    expect(await saved()).not.toHaveProperty('next')
    expect(await deps.store.dueFeeds(Number.MAX_SAFE_INTEGER, 9)).toEqual([])
  })

  test('keeps its title, and says why it failed: it is no feed, or robots.txt forbids it', async () => {
    const { poll, state, saved, clock, feed, deps } = await following()
    await poll()
    clock.now += 2 * HOUR
    state.headers = { 'content-type': 'video/mp4' }
    state.entries = numbered(7)
    await poll()
    expect(await saved()).toMatchObject({ title: 'Gazette', error: 'type', etag: '"2"' })
    const shut = await startSite((_, response) => response.end('User-agent: *\nDisallow: /'))
    await deps.store.saveFeed({ ...feed, url: `${shut.url}/feed` })
    await poll()
    expect(await saved()).toMatchObject({ error: 'robots' })
    expect(shut.asked).toEqual(['/robots.txt'])
  })
})

test('the wait between polls is an hour to a day, give or take a tenth', () => {
  fc.assert(
    fc.property(fc.nat(5_000), fc.double({ min: 0, max: 1, noNaN: true }), (failures, random) => {
      const wait = waitAfter(failures, random)
      expect(wait).toBeGreaterThanOrEqual(HOUR * 0.9)
      expect(wait).toBeLessThanOrEqual(DAY * 1.1)
      expect(waitAfter(failures + 1, random)).toBeGreaterThanOrEqual(wait)
    }),
  )
})

describe('following', () => {
  /** Starts it with a clock whose timers run when the test says so. */
  const start = (deps: PollDeps, count: number) => {
    const timers = new Set<() => void>()
    const ended = Promise.withResolvers<void>()
    let left = count
    const followDeps: FollowDeps = {
      ...deps,
      setTimer: (run) => {
        timers.add(run)
        return () => timers.delete(run)
      },
      onOutcome: () => {
        left -= 1
        if (left === 0) ended.resolve()
      },
    }
    const running = startFollowing(followDeps)
    onTestFinished(running.stop)
    const tick = (): void => {
      const due = [...timers]
      timers.clear()
      for (const run of due) run()
    }
    return { running, ended: ended.promise, tick, timers }
  }

  test('polls all feeds that are due, however many, and each once', async () => {
    const { deps, site, state, added } = await following()
    for (let n = 1; n < 12; n += 1)
      await deps.store.saveFeed(newFeed({ url: `${site.url}/feed`, shelf: `s${n + 1}` }, 1_000))
    const { ended } = start(deps, 12)
    await ended
    expect([state.asked.length, added.length]).toEqual([12, 24])
  })

  test('notices a minute later what is due by then, and a long poll holds up no other', async () => {
    const { promise: forever, resolve } = Promise.withResolvers<void>()
    const { deps, site, clock, added } = await following()
    const { ended, tick, running } = start(
      { ...deps, add: async (link, about) => (about.shelf === 's1' ? forever : deps.add(link, about)) },
      1,
    )
    await deps.store.saveFeed(newFeed({ url: `${site.url}/feed`, shelf: 's2' }, 1_000))
    clock.now += 60_000
    tick()
    await ended
    expect(added).toHaveLength(2)
    resolve()
    await running.stop()
  })

  test('leaves a feed that another process has until the next look', async () => {
    const path = `${temporaryFolder()}/store.sqlite`
    const [one, other] = [await freshStore(path), await freshStore(path)]
    const { deps, feed, site } = await following({ store: one })
    await other.claim(`feed ${feed.id}`, 1_000, 2_000)
    for (const shelf of ['s2', 's3']) await one.saveFeed(newFeed({ url: `${site.url}/feed`, shelf }, 1_000))
    const claimed: string[] = []
    const claim: Store['claim'] = (key, ...times) => {
      claimed.push(key)
      return one.claim(key, ...times)
    }
    const { ended, tick } = start({ ...deps, store: { ...one, claim } }, 2)
    await ended
    const ofHeld = () => claimed.filter((key) => key === `feed ${feed.id}`).length
    expect(ofHeld()).toBe(1)
    tick()
    await expect.poll(ofHeld, { timeout: 30_000 }).toBe(2)
  })

  test('stops without waiting for a site that does not answer', async () => {
    const slow = await startSite(() => {})
    const { deps } = await following()
    await deps.store.saveFeed(newFeed({ url: `${slow.url}/feed`, shelf: 's2' }, 1_000))
    const { running, ended, timers } = start(deps, 1)
    await ended
    await expect.poll(() => slow.asked.length, { timeout: 30_000 }).toBe(1)
    await running.stop()
    expect(timers.size).toBe(0)
    expect((await deps.store.dueFeeds(1_000, 9)).map(({ shelf }) => shelf)).toEqual(['s2'])
  })
})

test('an item is read as a page, with what the feed says of it', () => {
  const item = {
    title: 'The “pier” <is> shut & fenced',
    url: 'https://gazette.example/a?b="c"',
    published: '2026-11-02',
    summary: 'The council of Gull Point shut the pier on Monday, after the storm.',
  }
  expect(readHtml(pageOfItem(item, 'The Gazette'), 'i', problemLog('i'))).toMatchObject({
    title: item.title,
    url: 'https://gazette.example/a?b=%22c%22',
    published: '2026-11-02',
    publisher: 'The Gazette',
    text: item.summary,
  })
})
