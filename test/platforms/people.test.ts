import { expect, test } from 'vitest'
import { rememberFindings } from '../../src/platforms/people.ts'

const MINUTE = 60_000

/** A look-up whose findings and clock the test sets. */
const lookUps = () => {
  const state = { now: 0, found: 'first' as string | undefined, asked: [] as string[] }
  const find = rememberFindings(
    async (...names) => {
      state.asked.push(names.join())
      return state.found
    },
    () => state.now,
  )
  return { state, find }
}

test('a finding is looked up once in five minutes, for each name', async () => {
  const { state, find } = lookUps()
  expect(await Promise.all([find('a', 'b'), find('a', 'b')])).toEqual(['first', 'first'])
  state.found = 'second'
  state.now = 5 * MINUTE - 1
  expect(await find('a', 'b')).toBe('first')
  expect(await find('a,b')).toBe('second')
  state.now = 5 * MINUTE
  expect(await find('a', 'b')).toBe('second')
  expect(state.asked).toEqual(['a,b', 'a,b', 'a,b'])
})

test('after a failure the finding before stands for a quarter of an hour, and is looked up again soon', async () => {
  const { state, find } = lookUps()
  await find('a')
  state.found = undefined
  state.now = 5 * MINUTE
  expect(await find('a')).toBe('first')
  state.now += 9_999
  expect(await find('a')).toBe('first')
  expect(state.asked).toHaveLength(2)
  state.now = 15 * MINUTE - 1
  expect(await find('a')).toBe('first')
  state.now = 16 * MINUTE
  expect(await find('a')).toBeUndefined()
  state.found = 'second'
  expect(await find('a')).toBeUndefined()
  state.now += 10_000
  expect(await find('a')).toBe('second')
})

test('of more people than 10,000 the first are looked up again', async () => {
  const { state, find } = lookUps()
  for (let nth = 0; nth <= 10_000; nth += 1) await find(`p${nth}`)
  await find('p10000')
  await find('p0')
  expect(state.asked).toHaveLength(10_002)
})
