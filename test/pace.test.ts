import { expect, test } from 'vitest'
import { createPace, NEVER_YIELD } from '../src/pace.ts'

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
