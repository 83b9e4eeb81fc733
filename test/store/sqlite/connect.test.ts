import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import { retryWhileLocked } from '../../../src/store/sqlite/connect.ts'
import { temporaryFolder } from '../temporary.ts'

/** Two connections to one file, neither of which waits for the other, and the first of which has the lock for writing. */
const locked = () => {
  const path = join(temporaryFolder(), 'store.sqlite')
  const [holder, other] = [new DatabaseSync(path), new DatabaseSync(path)]
  holder.exec('BEGIN IMMEDIATE')
  return { holder, other }
}

test('what a lock refuses is tried until the lock is gone', async () => {
  const { holder, other } = locked()
  let tries = 0
  await retryWhileLocked(60_000, () => {
    tries += 1
    if (tries === 3) holder.exec('ROLLBACK')
    other.exec('BEGIN IMMEDIATE')
  })
  expect(tries).toBe(3)
})

test('patience that is over, and any other error, is the end of trying', async () => {
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
