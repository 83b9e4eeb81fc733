import { expect, test } from 'vitest'
import { createLimit } from '../../../src/commands/access/limit.ts'
import { THREAD } from '../context-of.ts'

const limitOf = (person: number, channel: number) => {
  let time = 0
  const take = createLimit({ limits: { person, channel } }, () => time)
  return { take, wait: (milliseconds: number) => (time += milliseconds) }
}
const by = (user: string, channel = 'C1') => ({ ...THREAD, user, channel })

test('a person is answered as often as a minute allows, and again when some of it has passed', () => {
  const { take, wait } = limitOf(3, 0)
  expect([1, 2, 3].map(() => take(by('U1')))).toEqual([undefined, undefined, undefined])
  expect(take(by('U1', 'C2'))).toEqual({ who: 'person', wait: 20_000 })
  expect(take(by('U2'))).toBeUndefined()
  wait(19_000)
  expect(take(by('U1'))).toEqual({ who: 'person', wait: 1_000 })
  wait(1_000)
  expect(take(by('U1'))).toBeUndefined()
  expect(take(by('U1'))?.who).toBe('person')
})

test('a channel has its own limit, and a refusal counts against no limit', () => {
  const { take, wait } = limitOf(2, 3)
  for (const user of ['U1', 'U2', 'U3']) expect(take(by(user))).toBeUndefined()
  for (let again = 0; again < 5; again += 1) expect(take(by('U4'))).toEqual({ who: 'channel', wait: 20_000 })
  wait(60_000)
  expect([1, 2].map(() => take(by('U4')))).toEqual([undefined, undefined])
  expect(take(by('U4'))?.who).toBe('person')
})

test('a pause gives no more than a minute’s worth', () => {
  const { take, wait } = limitOf(2, 0)
  wait(3_600_000)
  expect([1, 2, 3].map(() => take(by('U1'))?.who)).toEqual([undefined, undefined, 'person'])
})

test('0 is no limit, and a terminal, whose person has no name, has none', () => {
  const without = limitOf(0, 0)
  for (let again = 0; again < 5_000; again += 1) expect(without.take(by('U1'))).toBeUndefined()
  const { take } = limitOf(1, 1)
  for (let again = 0; again < 5; again += 1) expect(take({ platform: 'test' })).toBeUndefined()
})
