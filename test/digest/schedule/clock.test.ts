import { expect, onTestFinished, test } from 'vitest'
import { startDigests } from '../../../src/digest/schedule/clock.ts'
import { openStore } from '../../../src/store/sqlite/store.ts'
import {
  CHANNEL,
  DAY,
  engine,
  fakeClock,
  fakePlatform,
  HOUR,
  MINUTE,
  SCHEDULE,
  TUESDAY,
} from '../deliver/world.ts'

/** Waits, by turns of the event loop, until a condition holds. Fails the test if it never does. */
const until = async (isSo: () => boolean): Promise<void> => {
  for (let turn = 0; turn < 10_000 && !isSo(); turn++) await new Promise((resolve) => setImmediate(resolve))
  expect(isSo()).toBe(true)
}

const begin = async (start: number, around: Parameters<typeof fakePlatform>[1] = {}) => {
  const store = await openStore(':memory:')
  onTestFinished(() => store.close())
  await store.saveSchedule(SCHEDULE)
  const clock = fakeClock(start)
  const platform = fakePlatform(clock.now, around)
  const { deps } = engine(store, clock, platform)
  const digests = startDigests(deps)
  const idle = () => until(() => clock.due().length > 0)
  /** Moves the clock to the next timer, and waits until its run is over. */
  const next = async () => {
    await idle()
    clock.moveTo(clock.due()[0] ?? 0)
    await idle()
  }
  return { store, clock, platform, digests, idle, next }
}

test('a digest is posted as its minute begins, and no timer is more than a minute away', async () => {
  const { clock, platform, digests, next } = await begin(TUESDAY - 3 * MINUTE - 12_345)
  for (let run = 0; run < 6; run++) {
    await next()
    expect(clock.due()).toEqual([clock.now() + MINUTE])
    expect(platform.messages).toHaveLength(clock.now() < TUESDAY ? 0 : 1)
  }
  expect(platform.messages[0]?.at).toBe(TUESDAY)
  await digests.stop()
})

test('a missed digest is posted at once', async () => {
  const { platform, idle, digests } = await begin(TUESDAY + 3 * HOUR)
  await idle()
  expect(platform.messages).toHaveLength(1)
  await digests.stop()
})

test('a machine that slept posts one digest within a minute', async () => {
  const { clock, platform, next, idle, digests } = await begin(TUESDAY - HOUR)
  await idle()
  clock.moveTo(TUESDAY + 3 * DAY + 17_000)
  await idle()
  await next()
  await next()
  expect(platform.messages).toHaveLength(1)
  await digests.stop()
})

test('a changed schedule is noticed', async () => {
  const { store, platform, next, idle, digests } = await begin(TUESDAY - 10 * MINUTE)
  await idle()
  await store.saveSchedule({ ...SCHEDULE, time: '08:52' })
  await next()
  await next()
  expect(platform.messages).toHaveLength(1)
  await digests.stop()
})

test('stopping waits for the run under way and begins no other', async () => {
  let answer = () => {}
  const { store, clock, platform, digests } = await begin(TUESDAY, {
    before: () =>
      new Promise<void>((resolve) => {
        answer = resolve
      }),
  })
  await until(() => platform.tries() === 1)
  let stopped = false
  const stopping = digests.stop().then(() => {
    stopped = true
  })
  for (let turn = 0; turn < 50; turn++) await new Promise((resolve) => setImmediate(resolve))
  expect(stopped).toBe(false)
  answer()
  await stopping
  expect(await store.lastDelivery(CHANNEL)).toMatchObject({ state: 'posted' })
  expect(clock.due()).toEqual([])
})

test('stopping between two runs leaves no timer', async () => {
  const { clock, idle, digests } = await begin(TUESDAY - HOUR)
  await idle()
  await digests.stop()
  expect(clock.due()).toEqual([])
})

test('a run that takes minutes delays the next', async () => {
  let answer = () => {}
  const { store, clock, platform, digests, idle } = await begin(TUESDAY, {
    before: () =>
      new Promise<void>((resolve) => {
        answer = resolve
      }),
  })
  await until(() => platform.tries() === 1)
  await store.saveSchedule({ ...SCHEDULE, channel: { ...CHANNEL, channel: 'C2' } })
  clock.moveTo(TUESDAY + 50_000)
  for (let turn = 0; turn < 50; turn++) await new Promise((resolve) => setImmediate(resolve))
  expect(platform.tries()).toBe(1)
  answer()
  await idle()
  await digests.stop()
})
