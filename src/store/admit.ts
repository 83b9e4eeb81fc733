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
import { Kysely } from 'kysely'
import { isNewer } from './migrations/migrate.ts'
import { sqliteDialect } from './sqlite/dialect.ts'
import type { FileProblem } from './sqlite/file-problem.ts'

/** "Ftnt": tells a store from any other SQLite database. It stands in the header from the file's first write on. */
export const APPLICATION_ID = 0x46746e74

/**
 * Looks at a file before it is opened for writing, and makes its folder where that is missing.
 * @param path absolute
 * @param patience milliseconds to wait for a lock
 * @returns why the file can't be the store; undefined where it can. Whatever the answer, the file is as it was
 * @throws what the file system and SQLite throw
 */
export const checkFile = async (path: string, patience: number): Promise<FileProblem | undefined> => {
  if (path.includes('\0')) return 'name'
  const folder = dirname(path)
  mkdirSync(folder, { recursive: true })
  const found = statSync(path, { throwIfNoEntry: false })
  if (found?.isDirectory()) return 'folder'
  if (found && !found.isFile()) return 'special'
  // SQLite keeps files of its own beside the file, and opens what it may not write for reading, without a word.
  accessSync(folder, constants.W_OK | constants.X_OK)
  if (!found) return undefined
  accessSync(path, constants.R_OK | constants.W_OK)
  if (found.size === 0) return undefined
  const header = headerOf(path)
  if (header.subarray(0, 16).toString('latin1') !== 'SQLite format 3\0') return 'text'
  if (header.readUInt32BE(68) !== APPLICATION_ID) return 'foreign'
  return insideOf(path, patience)
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

const insideOf = async (path: string, timeout: number): Promise<FileProblem | undefined> => {
  // Whoever closes the file last writes into it what the log beside it holds, unless it was opened to be read alone.
  // Without a log there is nothing to write, but perhaps a transaction to take back that was cut off.
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
