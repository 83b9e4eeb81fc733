import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import { retryWhileLocked } from '../../../src/store/sqlite/connect.ts'
import { temporaryFolder } from '../temporary.ts'

/** Two connections to one file. Neither waits for the other, and the first has the write lock. */
const locked = () => {
  const path = join(temporaryFolder(), 'store.sqlite')
  const [holder, other] = [new DatabaseSync(path), new DatabaseSync(path)]
  holder.exec('BEGIN IMMEDIATE')
  return { holder, other }
}

test('work that a lock refuses is repeated until the lock is gone', async () => {
  const { holder, other } = locked()
  let tries = 0
  await retryWhileLocked(60_000, () => {
    tries += 1
    if (tries === 3) holder.exec('ROLLBACK')
    other.exec('BEGIN IMMEDIATE')
  })
  expect(tries).toBe(3)
})

test('work is not repeated after the timeout, nor after any other error', async () => {
  const { other } = locked()
  let tries = 0
  const once = (sql: string) => () => {
    tries += 1
    other.exec(sql)
  }
  await expect(retryWhileLocked(0, once('BEGIN IMMEDIATE'))).rejects.toThrow('database is locked')
  await expect(retryWhileLocked(60_000, once('nonsense'))).rejects.toThrow('syntax error')
  expect(tries).toBe(2)
})
