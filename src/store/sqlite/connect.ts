import { DatabaseSync } from 'node:sqlite'
import { setTimeout } from 'node:timers/promises'
import { APPLICATION_ID } from '../admit.ts'
import { fileProblemOf } from './file-problem.ts'

export const MEMORY = ':memory:'

/**
 * Opens a file that was looked at before, or makes it, and sees that it keeps a log, so that one process can write while others read.
 * @param timeout milliseconds to wait for a lock
 * @throws what SQLite throws
 */
export const connect = async (file: string, timeout: number): Promise<DatabaseSync> => {
  const database = new DatabaseSync(file, { timeout, enableForeignKeyConstraints: true })
  try {
    if (file !== MEMORY) await retryWhileLocked(timeout, () => prepare(database))
    return database
  } catch (error) {
    database.close()
    throw error
  }
}

const prepare = (database: DatabaseSync): void => {
  const is = (pragma: string, value: string | number): boolean =>
    Object.values(database.prepare(`PRAGMA ${pragma}`).get() ?? {})[0] === value
  // First of all, so that no file of ours is ever without it.
  if (!is('application_id', APPLICATION_ID)) database.exec(`PRAGMA application_id = ${APPLICATION_ID}`)
  if (!is('journal_mode', 'wal')) database.exec('PRAGMA journal_mode = WAL')
  // With the log, a power failure may undo the last writes, but a killed process loses none and the file stays whole. On
  // a file system that can't have the log, less than FULL wouldn't keep it whole.
  if (is('journal_mode', 'wal')) database.exec('PRAGMA synchronous = NORMAL')
}

/** SQLite doesn't wait for the lock that it needs to begin the log, where two processes make a new file at once. */
export const retryWhileLocked = async (patience: number, work: () => void): Promise<void> => {
  const last = performance.now() + patience
  for (;;) {
    try {
      return work()
    } catch (error) {
      if (fileProblemOf(error) !== 'locked' || performance.now() >= last) throw error
      await setTimeout(10)
    }
  }
}
