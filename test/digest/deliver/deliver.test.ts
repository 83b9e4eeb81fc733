import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { deliverDue } from '../../../src/digest/deliver/deliver.ts'
import { type DigestDeps, deliveryKey } from '../../../src/digest/deliver/delivery.ts'
import { PostingError } from '../../../src/digest/deliver/poster.ts'
import type { DigestSchedule, DigestStore } from '../../../src/store/port.ts'
import { openStore } from '../../../src/store/sqlite/store.ts'
import { temporaryFolder } from '../../store/temporary.ts'
import {
  CHANNEL,
  DAY,
  engine,
  fakeClock,
  fakePlatform,
  HOUR,
  MINUTE,
  type Posted,
  SCHEDULE,
  TUESDAY,
} from './world.ts'

const opened = async (path = ':memory:') => {
  const store = await openStore(path)
  onTestFinished(() => store.close())
  return store
}

type Around = Parameters<typeof fakePlatform>[1]

/** A store with one schedule, a platform and an engine, on Monday the 1st of June. */
const begin = async (
  around: Around = {},
  more: Partial<DigestDeps> = {},
  schedule: Partial<DigestSchedule> = {},
) => {
  const store = await opened()
  const clock = fakeClock(SCHEDULE.since)
  const platform = fakePlatform(clock.now, around)
  await store.saveSchedule({ ...SCHEDULE, ...schedule })
  return { store, clock, platform, ...engine(store, clock, platform, more) }
}

const refuse = (kind: 'never' | 'later', retryAfter?: number) => () => {
  throw new PostingError(kind, 'refused', retryAfter)
}

const keys = (messages: readonly Posted[]) => messages.map(({ key }) => key)

describe('a digest', () => {
  test('is posted once when it is due, and the next covers the time since', async () => {
    const { runAt, platform, composed, store } = await begin()
    await runAt(TUESDAY - 1)
    expect(platform.messages).toEqual([])
    await runAt(TUESDAY)
    await runAt(TUESDAY + 1)
    await runAt(TUESDAY + 23 * HOUR)
    expect(keys(platform.messages)).toEqual([deliveryKey(CHANNEL, TUESDAY)])
    expect(await store.lastDelivery(CHANNEL)).toMatchObject({ state: 'posted', message: 'm1', upTo: TUESDAY })
    await runAt(TUESDAY + DAY + MINUTE)
    expect(platform.messages).toHaveLength(2)
    expect(composed.at(-1)).toEqual({ since: TUESDAY, upTo: TUESDAY + DAY + MINUTE })
  })

  test('that is a channel’s first covers the week before it was set', async () => {
    const { runAt, composed } = await begin()
    await runAt(TUESDAY)
    expect(composed).toEqual([{ since: SCHEDULE.since - 7 * DAY, upTo: TUESDAY }])
  })

  test('that was off for a year covers the week before it was set again', async () => {
    const { runAt, composed, store } = await begin()
    await runAt(TUESDAY)
    await store.deleteSchedule(CHANNEL)
    const again = TUESDAY + 365 * DAY + HOUR
    await store.saveSchedule({ ...SCHEDULE, since: again })
    await runAt(again + DAY)
    expect(composed.at(-1)?.since).toBe(again - 7 * DAY)
  })

  test('with nothing to say is recorded as skipped, and the next covers its time too', async () => {
    const asked: number[] = []
    const compose: DigestDeps['compose'] = async (_, { since, upTo }) => {
      asked.push(since)
      return { reply: undefined, upTo }
    }
    const { runAt, platform, store } = await begin({}, { compose })
    await runAt(TUESDAY)
    await runAt(TUESDAY + MINUTE)
    expect(platform.tries()).toBe(0)
    expect(await store.lastDelivery(CHANNEL)).toMatchObject({ state: 'skipped', slot: TUESDAY })
    await runAt(TUESDAY + DAY)
    expect(asked).toHaveLength(2)
    expect(asked[1]).toBe(asked[0])
  })

  test('waits while its platform is not connected', async () => {
    const { runAt, platform, deps } = await begin()
    await deliverDue(TUESDAY, { ...deps, posterOf: () => undefined })
    await runAt(TUESDAY + HOUR)
    expect(platform.messages).toHaveLength(1)
  })

  test('is not begun while the program stops', async () => {
    const { platform, deps } = await begin()
    await deliverDue(TUESDAY, { ...deps, signal: AbortSignal.abort() })
    expect(platform.tries()).toBe(0)
  })

  test('set after its time today comes tomorrow', async () => {
    const { runAt, platform } = await begin({}, {}, { since: TUESDAY + 1 })
    await runAt(TUESDAY + HOUR)
    expect(platform.messages).toEqual([])
    await runAt(TUESDAY + DAY)
    expect(platform.messages).toHaveLength(1)
  })
})

describe('after downtime', () => {
  test('of three days the latest digest is made up for, once, and covers all of it', async () => {
    const { runAt, platform, composed } = await begin()
    await runAt(TUESDAY)
    const back = TUESDAY + 3 * DAY + 5 * HOUR
    await runAt(back)
    await runAt(back + MINUTE)
    await runAt(back + 2 * MINUTE)
    expect(keys(platform.messages)).toEqual([
      deliveryKey(CHANNEL, TUESDAY),
      deliveryKey(CHANNEL, TUESDAY + 3 * DAY),
    ])
    expect(composed.at(-1)).toEqual({ since: TUESDAY, upTo: back })
  })

  test('a digest missed by more than a day is left out, and the next covers its time too', async () => {
    const { runAt, platform, composed, store } = await begin({}, {}, { days: 'mondays' })
    const monday = TUESDAY + 6 * DAY
    await runAt(monday)
    await runAt(monday + 7 * DAY + DAY + 1)
    expect(platform.messages).toHaveLength(1)
    expect(await store.lastDelivery(CHANNEL)).toMatchObject({ state: 'skipped', slot: monday + 7 * DAY })
    await runAt(monday + 14 * DAY)
    expect(platform.messages).toHaveLength(2)
    expect(composed.at(-1)?.since).toBe(monday)
  })

  test('a digest missed by exactly a day is made up for', async () => {
    const { runAt, platform } = await begin({}, {}, { days: 'mondays' })
    await runAt(TUESDAY + 6 * DAY + DAY)
    expect(platform.messages).toHaveLength(1)
  })
})

/** A store whose process is killed just before it ends a delivery. */
const dyingAtEnd = (store: DigestStore): DigestStore => ({
  ...store,
  endDelivery: () => Promise.reject(new Error('killed')),
  delayDelivery: (key, until, upTo) =>
    // The lease may still be renewed before posting, but nothing is recorded after.
    until - TUESDAY === 2 * MINUTE
      ? store.delayDelivery(key, until, upTo)
      : Promise.reject(new Error('killed')),
})

describe('a process that dies', () => {
  test('between its claim and its post lets another post when the claim has expired', async () => {
    const { store, runAt, platform, composed } = await begin()
    const key = deliveryKey(CHANNEL, TUESDAY)
    await store.claimDelivery(
      { key, channel: CHANNEL, slot: TUESDAY, upTo: TUESDAY, until: TUESDAY + 2 * MINUTE },
      TUESDAY,
    )
    await runAt(TUESDAY + 2 * MINUTE - 1)
    expect(platform.tries()).toBe(0)
    await runAt(TUESDAY + 2 * MINUTE)
    expect(keys(platform.messages)).toEqual([key])
    expect(platform.looked).toHaveLength(1)
    // The covered time ends where it did when it was claimed.
    expect(composed.at(-1)?.upTo).toBe(TUESDAY)
  })

  test('after its post leaves a message that is found and not posted again', async () => {
    const { store, clock, platform, runAt, composed } = await begin()
    const dying = engine(dyingAtEnd(store), clock, platform)
    await dying.runAt(TUESDAY)
    expect(platform.messages).toHaveLength(1)
    expect(dying.errors).not.toEqual([])
    for (let minute = 1; minute < 10; minute++) await runAt(TUESDAY + minute * MINUTE)
    expect(platform.tries()).toBe(1)
    expect(await store.lastDelivery(CHANNEL)).toMatchObject({ state: 'posted', message: 'm1', upTo: TUESDAY })
    expect(composed).toEqual([])
  })

  test('after its post leaves a message that is found days later, and the next goes on from it', async () => {
    const { store, clock, platform, runAt, composed, told } = await begin()
    await engine(dyingAtEnd(store), clock, platform).runAt(TUESDAY)
    await runAt(TUESDAY + 2 * DAY)
    expect(await store.deliveryOf(CHANNEL, 'm1')).toMatchObject({ state: 'posted', slot: TUESDAY })
    expect(platform.messages).toHaveLength(2)
    expect(composed).toEqual([{ since: TUESDAY, upTo: TUESDAY + 2 * DAY }])
    expect(told).toEqual([])
  })

  test('before the digest is switched off leaves nothing that is posted later', async () => {
    const { store, runAt, platform } = await begin()
    const key = deliveryKey(CHANNEL, TUESDAY)
    await store.claimDelivery(
      { key, channel: CHANNEL, slot: TUESDAY, upTo: TUESDAY, until: TUESDAY + 1 },
      TUESDAY,
    )
    await store.deleteSchedule(CHANNEL)
    await runAt(TUESDAY + MINUTE)
    expect(platform.tries()).toBe(0)
    expect(await store.openDeliveries(TUESDAY + DAY)).toEqual([])
  })

  test('or sleeps while it composes does not post what another may be posting', async () => {
    const store = await opened()
    const clock = fakeClock(SCHEDULE.since)
    const platform = fakePlatform(clock.now)
    await store.saveSchedule(SCHEDULE)
    const other = engine(store, clock, platform)
    const { composed, ...sleeper } = engine(store, clock, platform, {
      compose: async (...args) => {
        await other.runAt(TUESDAY + 2 * MINUTE)
        return other.deps.compose(...args)
      },
    })
    await sleeper.runAt(TUESDAY)
    expect(platform.messages).toHaveLength(1)
    expect(sleeper.errors).toEqual([])
  })
})

describe('a digest composed from a shelf that was read earlier', () => {
  const READ = TUESDAY - 40_000
  const older: Partial<DigestDeps> = {
    compose: async ({ language }, { upTo }) => ({
      reply: { language, outcome: 'done', blocks: [] },
      upTo: Math.min(upTo, READ),
    }),
  }

  test('covers what came before that, and the next goes on from there', async () => {
    const { store, clock, platform, runAt, composed } = await begin()
    await engine(store, clock, platform, older).runAt(TUESDAY)
    expect(await store.lastDelivery(CHANNEL)).toMatchObject({ state: 'posted', upTo: READ })
    await runAt(TUESDAY + DAY)
    expect(composed).toEqual([{ since: READ, upTo: TUESDAY + DAY }])
  })

  test('covers no more when it is found after its process died', async () => {
    const { store, clock, platform, runAt, composed } = await begin()
    await engine(dyingAtEnd(store), clock, platform, older).runAt(TUESDAY)
    await runAt(TUESDAY + 5 * MINUTE)
    expect(platform.messages).toHaveLength(1)
    expect(await store.lastDelivery(CHANNEL)).toMatchObject({ state: 'posted', upTo: READ })
    await runAt(TUESDAY + DAY)
    expect(composed).toEqual([{ since: READ, upTo: TUESDAY + DAY }])
  })

  test('covers no more when it is tried again, and has the date of its slot', async () => {
    const ends: number[] = []
    const dates: number[] = []
    const { runAt } = await begin(
      { before: (nth) => (nth === 1 ? refuse('later')() : undefined) },
      {
        compose: async ({ language }, { upTo, at }) => {
          ends.push(upTo)
          dates.push(at)
          return { reply: { language, outcome: 'done', blocks: [] }, upTo: Math.min(upTo, READ) }
        },
      },
    )
    await runAt(TUESDAY)
    await runAt(TUESDAY + MINUTE)
    expect(ends).toEqual([TUESDAY, READ])
    expect(dates).toEqual([TUESDAY, TUESDAY])
  })
})

test('a claim holds during a slow post, even if the digest took long to compose', async () => {
  const store = await opened()
  const clock = fakeClock(SCHEDULE.since)
  await store.saveSchedule(SCHEDULE)
  let other = async () => {}
  const platform = fakePlatform(clock.now, { before: (nth) => (nth === 1 ? other() : undefined) })
  const { runAt, deps } = engine(store, clock, platform)
  const slow = engine(store, clock, platform, {
    compose: (...args) => {
      clock.moveTo(TUESDAY + 110_000)
      return deps.compose(...args)
    },
  })
  other = () => runAt(TUESDAY + 150_000)
  await slow.runAt(TUESDAY)
  expect(platform.messages).toHaveLength(1)
})

test('two processes on one file post each digest once', async () => {
  const path = join(temporaryFolder(), 'store.sqlite')
  const stores = [await opened(path), await opened(path)] as const
  const clock = fakeClock(SCHEDULE.since)
  const platform = fakePlatform(clock.now, { before: () => new Promise((resolve) => setImmediate(resolve)) })
  const channels = Array.from({ length: 25 }, (_, n) => ({ ...CHANNEL, channel: `C${n}` }))
  for (const channel of channels) await stores[0].saveSchedule({ ...SCHEDULE, channel })
  const engines = stores.map((store) => engine(store, clock, platform))
  for (let day = 0; day < 3; day++) {
    await Promise.all(engines.map(({ runAt }) => runAt(TUESDAY + day * DAY)))
  }
  const expected = [0, 1, 2].flatMap((day) =>
    channels.map((channel) => deliveryKey(channel, TUESDAY + day * DAY)),
  )
  expect(keys(platform.messages).toSorted()).toEqual(expected.toSorted())
  expect(engines.flatMap(({ errors }) => errors)).toEqual([])
})

describe('a platform that refuses', () => {
  test('and names a time is tried again after that time', async () => {
    const { runAt, platform, told, store } = await begin({
      before: (nth) => (nth === 1 ? refuse('later', 90_000)() : undefined),
    })
    await runAt(TUESDAY)
    await runAt(TUESDAY + 89_999)
    expect(platform.tries()).toBe(1)
    await runAt(TUESDAY + 90_000)
    expect(platform.messages).toHaveLength(1)
    expect(told).toEqual([])
    expect(await store.lastDelivery(CHANNEL)).toMatchObject({ state: 'posted', tries: 2 })
  })

  test('three times is tried again after growing pauses, and the digest comes', async () => {
    const { runAt, platform, told, outcomes } = await begin({
      before: (nth) => (nth <= 3 ? refuse('later')() : undefined),
    })
    const tried: number[] = []
    for (let minute = 0; minute <= 60; minute++) {
      const before = platform.tries()
      await runAt(TUESDAY + minute * MINUTE)
      if (platform.tries() > before) tried.push(minute)
    }
    expect(tried).toEqual([0, 1, 6, 21])
    expect(platform.messages).toHaveLength(1)
    expect(outcomes.map(({ state }) => state)).toEqual(['delayed', 'delayed', 'delayed', 'posted'])
    expect(told).toEqual([])
  })

  test('six times ends the delivery, notifies its owner once, and the next digest covers its time too', async () => {
    const { runAt, platform, told, store, composed } = await begin({
      before: (nth) => (nth <= 6 ? refuse('later')() : undefined),
    })
    for (let minute = 0; minute < 23 * 60; minute += 5) await runAt(TUESDAY + minute * MINUTE)
    expect(platform.tries()).toBe(6)
    expect(told).toEqual([{ channel: 'C1', kind: 'failed', slot: TUESDAY, off: false }])
    await runAt(TUESDAY + DAY)
    expect(platform.messages).toHaveLength(1)
    expect(composed.at(-1)?.since).toBe(SCHEDULE.since - 7 * DAY)
    expect(await store.scheduleOf(CHANNEL)).toEqual(SCHEDULE)
  })

  test('until the next is due ends the delivery and notifies its owner', async () => {
    const { runAt, platform, told } = await begin({
      before: (nth) => (nth === 1 ? refuse('later', 23.5 * HOUR)() : undefined),
    })
    await runAt(TUESDAY)
    await runAt(TUESDAY + DAY)
    await runAt(TUESDAY + DAY + MINUTE)
    expect(told).toEqual([{ channel: 'C1', kind: 'overtaken', slot: TUESDAY, off: false }])
    expect(keys(platform.messages)).toEqual([deliveryKey(CHANNEL, TUESDAY + DAY)])
  })

  test('because the bot may not write there is told at once, and tried again', async () => {
    const { runAt, platform, told, store } = await begin({
      before: (nth) => {
        if (nth === 1) throw new PostingError('later', 'Missing Permissions', undefined, 'forbidden')
      },
    })
    await runAt(TUESDAY)
    expect(told).toEqual([{ channel: 'C1', kind: 'forbidden', slot: TUESDAY, off: false }])
    await runAt(TUESDAY + MINUTE)
    expect(keys(platform.messages)).toEqual([deliveryKey(CHANNEL, TUESDAY)])
    expect(told).toHaveLength(1)
    expect(await store.scheduleOf(CHANNEL)).toBeDefined()
  })

  test('for as long as the bot may not write there is told, and leaves the digest on', async () => {
    const { runAt, told, store } = await begin({
      before: () => {
        throw new PostingError('later', 'Missing Permissions', undefined, 'forbidden')
      },
    })
    for (let time = TUESDAY; time <= TUESDAY + 3 * HOUR; time += MINUTE) await runAt(time)
    expect(new Set(told.map(({ kind }) => kind))).toEqual(new Set(['forbidden']))
    expect(await store.scheduleOf(CHANNEL)).toBeDefined()
    expect(await store.lastDelivery(CHANNEL)).toMatchObject({ state: 'given-up' })
  })

  test.each(['the channel is gone', 'the bot was removed'])(
    'for good (%s) switches the digest off and notifies its owner',
    async (reason) => {
      const { runAt, platform, told, store } = await begin({
        before: () => {
          throw new PostingError('never', reason)
        },
      })
      await runAt(TUESDAY)
      await runAt(TUESDAY + HOUR)
      await runAt(TUESDAY + DAY)
      expect(platform.tries()).toBe(1)
      expect(told).toEqual([{ channel: 'C1', kind: 'never', slot: TUESDAY, off: true }])
      expect(await store.scheduleOf(CHANNEL)).toBeUndefined()
      expect(await store.lastDelivery(CHANNEL)).toMatchObject({ state: 'given-up' })
    },
  )

  test('for good switches the digest off even if its owner cannot be notified', async () => {
    const { runAt, store, errors } = await begin(
      { before: refuse('never') },
      { notifyOwner: () => Promise.reject(new Error('cannot tell')) },
    )
    await runAt(TUESDAY)
    expect(await store.scheduleOf(CHANNEL)).toBeUndefined()
    expect(errors).toEqual([new Error('cannot tell')])
  })

  test('for good leaves a digest on that was set again in the meantime', async () => {
    let again = async () => {}
    const { runAt, told, store } = await begin({
      before: async () => {
        await again()
        refuse('never')()
      },
    })
    again = () => store.saveSchedule({ ...SCHEDULE, since: TUESDAY + 1, time: '10:00' })
    await runAt(TUESDAY)
    expect(told).toMatchObject([{ kind: 'never', off: false }])
    expect(await store.scheduleOf(CHANNEL)).toMatchObject({ time: '10:00' })
  })

  test('one channel does not affect the others', async () => {
    const { store, clock } = await begin()
    const platform = fakePlatform(clock.now)
    const { poster } = platform
    const picky = {
      ...poster,
      post: (...args: Parameters<typeof poster.post>) => {
        const [to] = args
        if (to.kind === 'channel' && to.channel.channel === 'C1') throw new Error('a bug')
        return poster.post(...args)
      },
    }
    for (const channel of ['C0', 'C2', 'C3', 'C4', 'C5', 'C6']) {
      await store.saveSchedule({ ...SCHEDULE, channel: { ...CHANNEL, channel } })
    }
    const { runAt, errors, outcomes } = engine(store, clock, { poster: picky })
    await runAt(TUESDAY)
    expect(platform.messages.map(({ channel }) => channel).toSorted()).toEqual([
      'C0',
      'C2',
      'C3',
      'C4',
      'C5',
      'C6',
    ])
    expect(errors).toEqual([new Error('a bug')])
    expect(outcomes.filter(({ state }) => state === 'delayed')).toHaveLength(1)
  })

  test('to answer at all does not hold up the run', async () => {
    const { clock, deps, outcomes, platform } = await begin({ before: () => new Promise(() => {}) })
    clock.moveTo(TUESDAY)
    const run = deliverDue(TUESDAY, deps)
    while (platform.tries() === 0) await new Promise((resolve) => setImmediate(resolve))
    clock.moveTo(TUESDAY + MINUTE)
    await run
    expect(outcomes).toMatchObject([{ state: 'delayed', error: { kind: 'later' } }])
    expect(clock.due()).toEqual([])
  })
})

describe('a clock', () => {
  test('that jumps back makes nothing be posted twice', async () => {
    const { runAt, platform } = await begin()
    await runAt(TUESDAY + MINUTE)
    for (const back of [HOUR, 5 * HOUR, DAY, 3 * DAY]) await runAt(TUESDAY + MINUTE - back)
    for (let minute = -3; minute < 3; minute++) await runAt(TUESDAY + minute * MINUTE)
    expect(keys(platform.messages)).toEqual([deliveryKey(CHANNEL, TUESDAY)])
    await runAt(TUESDAY + DAY)
    expect(platform.messages).toHaveLength(2)
  })

  test('that was years ahead does not stop the digests once it is right', async () => {
    const { runAt, platform } = await begin()
    await runAt(TUESDAY + 1_000 * DAY)
    await runAt(TUESDAY)
    await runAt(TUESDAY + 1)
    await runAt(TUESDAY + DAY)
    expect(keys(platform.messages)).toEqual(
      [1_000, 0, 1].map((day) => deliveryKey(CHANNEL, TUESDAY + day * DAY)),
    )
  })
})

describe('a schedule that changes while its digest is due', () => {
  test('no longer has its old slot', async () => {
    const { store, runAt, platform, told, composed } = await begin({
      before: (nth) => (nth === 1 ? refuse('later')() : undefined),
    })
    await runAt(TUESDAY)
    await store.saveSchedule({ ...SCHEDULE, time: '17:00', since: TUESDAY + 30_000 })
    for (let minute = 1; minute < 30; minute++) await runAt(TUESDAY + minute * MINUTE)
    expect(platform.tries()).toBe(1)
    expect(told).toEqual([])
    await runAt(TUESDAY + 8 * HOUR)
    expect(platform.messages).toHaveLength(1)
    // The second covers the time of the first too.
    expect(composed.at(-1)?.since).toBeLessThan(SCHEDULE.since)
  })

  test('between claim and post cancels the post', async () => {
    const store = await opened()
    const clock = fakeClock(SCHEDULE.since)
    const platform = fakePlatform(clock.now)
    await store.saveSchedule(SCHEDULE)
    const claimed: DigestStore = {
      ...store,
      claimDelivery: async (...args) => {
        const row = await store.claimDelivery(...args)
        await store.deleteSchedule(CHANNEL)
        return row
      },
    }
    await engine(claimed, clock, platform).runAt(TUESDAY)
    expect(platform.tries()).toBe(0)
    expect(await store.openDeliveries(TUESDAY + DAY)).toEqual([])
  })

  test('to an unknown zone switches the digest off and notifies its owner once', async () => {
    const { runAt, platform, told, errors, store } = await begin({}, {}, { zone: 'Mars/Olympus' })
    await runAt(TUESDAY)
    await runAt(TUESDAY + MINUTE)
    expect(platform.tries()).toBe(0)
    expect(told).toEqual([{ channel: 'C1', kind: 'zone', slot: SCHEDULE.since, off: true }])
    expect(errors).toEqual([])
    expect(await store.scheduleOf(CHANNEL)).toBeUndefined()
  })
})

test('a failing store is reported, and the digest comes once it works', async () => {
  const { store, clock, platform, runAt } = await begin()
  const broken = engine({ ...store, schedules: () => Promise.reject(new Error('no disk')) }, clock, platform)
  await broken.runAt(TUESDAY)
  expect(broken.errors).toEqual([new Error('no disk')])
  await runAt(TUESDAY + MINUTE)
  expect(platform.messages).toHaveLength(1)
})

test('a store that fails for one channel does not affect the others', async () => {
  const { store, clock, platform } = await begin()
  const channels = ['A1', 'C2', 'C3', 'C4', 'C5', 'C6', 'C7']
  for (const channel of channels) await store.saveSchedule({ ...SCHEDULE, channel: { ...CHANNEL, channel } })
  const { runAt, errors } = engine(
    {
      ...store,
      lastDelivery: (channel) =>
        channel.channel < 'C2' ? Promise.reject(new Error('a row is bad')) : store.lastDelivery(channel),
    },
    clock,
    platform,
  )
  await runAt(TUESDAY)
  expect(errors).toEqual([new Error('a row is bad'), new Error('a row is bad')])
  expect(platform.messages.map(({ channel }) => channel).toSorted()).toEqual(channels.slice(1))
})

test('a key is unique to a channel and slot, and short enough for a nonce', () => {
  const others = [
    deliveryKey(CHANNEL, TUESDAY),
    deliveryKey(CHANNEL, TUESDAY + DAY),
    deliveryKey({ ...CHANNEL, channel: 'C2' }, TUESDAY),
    deliveryKey({ platform: 'chat', channel: 'C1' }, TUESDAY),
    deliveryKey({ ...CHANNEL, platform: 'other' }, TUESDAY),
  ]
  expect(new Set(others).size).toBe(others.length)
  expect(deliveryKey({ channel: 'C1', workspace: 'W1', platform: 'chat' }, TUESDAY)).toBe(others[0])
  for (const key of others) expect(key).toMatch(/^[\w-]{1,25}$/)
})
