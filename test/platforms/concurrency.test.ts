import { expect, test } from 'vitest'
import { createKeyedQueue, createTaskTracker } from '../../src/platforms/concurrency.ts'

test('a task waits for earlier tasks of its key, even if they fail, but not for other keys', async () => {
  const inOrder = createKeyedQueue()
  const gate = Promise.withResolvers<void>()
  const done: string[] = []
  const first = inOrder('a', () => gate.promise).catch((error: Error) => done.push(error.message))
  const second = inOrder('a', async () => done.push('second'))
  await inOrder('b', async () => done.push('other'))
  expect(done).toEqual(['other'])
  gate.reject(new Error('first'))
  await Promise.all([first, second])
  expect(done).toEqual(['other', 'first', 'second'])
})

test('running tasks are waited for, whether they succeed or fail, and their outcome is passed on', async () => {
  const { run, settled } = createTaskTracker()
  const gates = [Promise.withResolvers<string>(), Promise.withResolvers<string>()] as const
  const outcomes = gates.map(({ promise }) => run(() => promise).catch((error: Error) => error.message))
  let isSettled = false
  const waiting = settled().then(() => {
    isSettled = true
  })
  gates[0].reject(new Error('failed'))
  expect(await outcomes[0]).toBe('failed')
  expect(isSettled).toBe(false)
  gates[1].resolve('succeeded')
  await waiting
  expect(await outcomes[1]).toBe('succeeded')
  await settled()
})
