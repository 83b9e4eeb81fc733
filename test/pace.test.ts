import { describe, expect, test } from 'vitest'
import { createPace, createTurns, NEVER_YIELD } from '../src/pace.ts'

test('lets other work run once the budget is spent, and not before', async () => {
  let clock = 0
  const pace = createPace(() => clock)
  clock = 7
  expect(pace()).toBeUndefined()
  clock = 8
  let waited = false
  setImmediate(() => {
    waited = true
  })
  await pace()
  expect(waited).toBe(true)
  clock = 15
  expect(pace()).toBeUndefined()
  clock = 16
  expect(pace()).toBeDefined()
})

test('never pauses if nothing else waits', () => {
  expect(NEVER_YIELD()).toBeUndefined()
})

describe('turns', () => {
  /** Lets some turns of the event loop pass, with a new caller in each. @returns how many callers had come when the first had its turn */
  const callersBefore = async (callers: number, now?: () => number): Promise<number> => {
    const turn = createTurns(now)
    let came = 1
    let atFirst = 0
    const first = turn().then(() => {
      atFirst = came
    })
    const others: Promise<void>[] = []
    for (; came < callers; came += 1) {
      await new Promise(setImmediate)
      others.push(turn())
    }
    await Promise.all([first, ...others])
    return atFirst
  }

  test('begin once nobody new has called, so that all who wait are acknowledged first', async () => {
    expect(await callersBefore(200, () => 0)).toBe(200)
  })

  test('begin after a quarter of a second even if new callers keep coming', async () => {
    let clock = 0
    expect(await callersBefore(200, () => (clock += 10))).toBeLessThan(40)
  })

  test('come in the order of the calls, and other work runs between two', async () => {
    const turn = createTurns()
    const seen: string[] = []
    const done = ['first', 'second'].map((name) =>
      turn().then(() => {
        seen.push(name)
        setImmediate(() => seen.push(`after ${name}`))
      }),
    )
    await Promise.all(done)
    expect(seen).toEqual(['first', 'after first', 'second'])
  })
})
