import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  mkdirSync,
  openSync,
  readSync,
  statSync,
} from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout } from 'node:timers/promises'
import { Kysely } from 'kysely'
import { isNewer } from '../migrations/migrate.ts'
import { sqliteDialect } from './dialect.ts'
import { type FileProblem, fileProblemOf } from './file-problem.ts'

/** The path of a store that ends with the process. */
export const MEMORY = ':memory:'

/** "Ftnt" in the file's header: tells a store from any other SQLite database. */
export const APPLICATION_ID = 0x46746e74

/**
 * Checks a file before it is opened for writing, and makes its folder if it is missing. Leaves the file as it is.
 * @param path absolute
 * @param timeout milliseconds to wait for a lock
 * @returns why the file can't be the store; undefined if it can
 * @throws the errors of the file system and SQLite
 */
export const checkFile = async (path: string, timeout: number): Promise<FileProblem | undefined> => {
  if (path.includes('\0')) return 'name'
  const folder = dirname(path)
  mkdirSync(folder, { recursive: true })
  const found = statSync(path, { throwIfNoEntry: false })
  if (found?.isDirectory()) return 'folder'
  if (found && !found.isFile()) return 'special'
  // SQLite keeps files of its own beside the file. It silently opens a file read-only if it may not write it.
  accessSync(folder, constants.W_OK | constants.X_OK)
  if (!found) return undefined
  accessSync(path, constants.R_OK | constants.W_OK)
  if (found.size === 0) return undefined
  const header = headerOf(path)
  if (header.subarray(0, 16).toString('latin1') !== 'SQLite format 3\0') return 'text'
  if (header.readUInt32BE(68) !== APPLICATION_ID) return 'foreign'
  return checkInside(path, timeout)
}

/** The first 100 bytes (https://sqlite.org/fileformat.html#the_database_header), filled up with zeros. */
const headerOf = (path: string): Buffer => {
  const header = Buffer.alloc(100)
  const file = openSync(path, 'r')
  try {
    readSync(file, header)
  } finally {
    closeSync(file)
  }
  return header
}

const checkInside = async (path: string, timeout: number): Promise<FileProblem | undefined> => {
  // The last connection to close writes the log into the file, unless it is read-only. Without a log there is nothing to write, but SQLite may
  // have to undo a transaction that was cut off.
  const database = new DatabaseSync(path, { timeout, readOnly: existsSync(`${path}-wal`) })
  const db = new Kysely<unknown>({ dialect: sqliteDialect(database) })
  try {
    const [finding] = database.prepare('PRAGMA quick_check(1)').all()
    if (finding?.quick_check !== 'ok') return 'damaged'
    return (await isNewer(db)) ? 'newer' : undefined
  } finally {
    database.close()
  }
}

/**
 * Opens a file that was checked, or makes it. Turns on the write-ahead log, so that one process can write while others read.
 * @param timeout milliseconds to wait for a lock
 * @throws the errors of SQLite
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
  // First of all, so that none of our files is ever without it.
  if (!is('application_id', APPLICATION_ID)) database.exec(`PRAGMA application_id = ${APPLICATION_ID}`)
  if (!is('journal_mode', 'wal')) database.exec('PRAGMA journal_mode = WAL')
  // With the log, a power failure may undo the last writes, but a killed process loses none and the file stays whole. A file system that does not
  // support the log needs FULL, the default.
  if (is('journal_mode', 'wal')) database.exec('PRAGMA synchronous = NORMAL')
}

/**
 * Repeats work that a lock refuses. SQLite itself does not wait for the lock that begins the log, when two processes make a new file at once.
 * @param timeout milliseconds
 */
export const retryWhileLocked = async (timeout: number, work: () => void): Promise<void> => {
  const last = performance.now() + timeout
  for (;;) {
    try {
      return work()
    } catch (error) {
      if (fileProblemOf(error) !== 'locked' || performance.now() >= last) throw error
      await setTimeout(10)
    }
  }
}
