import { randomBytes } from 'node:crypto'
import { closeSync, mkdirSync, openSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { crc32 } from 'node:zlib'

/** Bytes that a process has on the disk in place of its memory, for as long as it runs. */
export interface Scratch {
  /** @returns the number that they are read by, which no others ever get. @throws what the system or SQLite throws, as on a full disk */
  readonly put: (bytes: Uint8Array) => number
  /** @throws if these very bytes cannot be read */
  readonly take: (id: number) => Buffer
  /** Gives their room to others. Never throws. */
  readonly drop: (id: number) => void
  /** In bytes, with the room that was given back. */
  readonly size: () => number
  readonly close: () => void
}

/** What SQLite itself holds of the file in memory, in kilobytes. The system has the rest in its own cache as far as there is room. */
const CACHE = 1_000

/**
 * Opens a file that nobody else reads. Its name is gone as soon as it is open, so nothing is left of it however the process ends. SQLite, for it
 * gives room that is free to what comes next; without waiting for the disk, for it need not outlive the process.
 *
 * @param path what the file's name begins with, in a folder that is made if it is missing
 * @param most in bytes; as much as the disk has without it
 * @throws what the system or SQLite throws
 */
export const openScratch = (path: string, most?: number): Scratch => {
  mkdirSync(dirname(path), { recursive: true })
  const name = `${path}.${randomBytes(6).toString('hex')}.tmp`
  closeSync(openSync(name, 'wx', 0o600))
  const database = new DatabaseSync(name)
  database.exec(`
    PRAGMA page_size = ${PAGE}; PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE;
    PRAGMA cache_size = -${CACHE};
    CREATE TABLE kept (id INTEGER PRIMARY KEY, checked INTEGER NOT NULL, bytes BLOB NOT NULL) STRICT;
  `)
  if (most !== undefined) database.exec(`PRAGMA max_page_count = ${Math.ceil(most / PAGE)}`)
  // Where an open file cannot lose its name, it does when it is closed.
  rmSync(name, { force: true, maxRetries: 0 })
  const insert = database.prepare('INSERT INTO kept (id, checked, bytes) VALUES (?, ?, ?)')
  const select = database.prepare('SELECT checked, bytes FROM kept WHERE id = ?')
  const remove = database.prepare('DELETE FROM kept WHERE id = ?')
  const pages = database.prepare('PRAGMA page_count')
  let last = 0
  return {
    put: (bytes) => {
      last += 1
      insert.run(last, crc32(bytes), bytes)
      return last
    },
    take: (id) => {
      const row = select.get(id)
      if (!(row?.bytes instanceof Uint8Array)) throw new Error(`There is no row ${id} in the file of texts.`)
      const bytes = Buffer.from(row.bytes.buffer, row.bytes.byteOffset, row.bytes.byteLength)
      if (crc32(bytes) !== row.checked) throw new Error(`Row ${id} of the file of texts is damaged.`)
      return bytes
    },
    drop: (id) => {
      try {
        if (database.isOpen) remove.run(id)
      } catch {
        // The room stays taken. What the disk has to say is heard where it is read or written.
      }
    },
    size: () => Number(pages.get()?.page_count ?? 0) * PAGE,
    close: () => {
      if (database.isOpen) database.close()
      rmSync(name, { force: true })
    },
  }
}

/** In bytes. */
const PAGE = 16_384
