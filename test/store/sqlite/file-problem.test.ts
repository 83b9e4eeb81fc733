import { spawn } from 'node:child_process'
import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, test } from 'vitest'
import { ConfigError } from '../../../src/errors.ts'
import { openStore } from '../../../src/store/sqlite/store.ts'
import { A_QUESTION } from '../../contracts/store-samples.ts'
import { runChild } from '../children.ts'
import { temporaryFolder } from '../temporary.ts'

/** The message when a file is refused. Checks that it is one line. */
const refusalOf = async (path: string): Promise<string> => {
  const opening = openStore(path, { timeout: 20 })
  const error = await opening.then(
    () => undefined,
    (error: unknown) => error,
  )
  expect(error).toBeInstanceOf(ConfigError)
  const { message } = error as ConfigError
  expect(message).not.toMatch(/\p{Cc}/u)
  expect(message.startsWith('DATABASE is “')).toBe(true)
  return message
}

/** Everything in a folder, byte for byte, except SQLite's shared-memory file, which holds no data. */
const contentsOf = (folder: string): unknown =>
  readdirSync(folder)
    .filter((name) => !name.endsWith('-shm'))
    .map((name) => [name, readFileSync(join(folder, name)).toString('base64')])

/** A store with many pages of questions in it. */
const written = async (path: string): Promise<void> => {
  const store = await openStore(path)
  for (let n = 0; n < 40; n++) {
    await store.saveQuestion({ ...A_QUESTION, id: `q${n}`, question: 'word '.repeat(500) })
  }
  await store.close()
}

describe('is refused, in one line, and left as it was:', () => {
  test('a folder', async () => {
    const folder = temporaryFolder()
    expect(await refusalOf(folder)).toBe(
      `DATABASE is “${folder}”: it is a folder; give the path of a file in it.`,
    )
    expect(await refusalOf('')).toContain('it is a folder')
  })

  test('a path through a file', async () => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'file'), 'a file')
    const before = contentsOf(folder)
    expect(await refusalOf(join(folder, 'file', 'store.sqlite'))).toContain('a part of the path is a file')
    expect(await refusalOf(join(folder, 'file', 'more', 'store.sqlite'))).toContain(
      'a part of the path is a file',
    )
    expect(contentsOf(folder)).toEqual(before)
  })

  test('a name that no file can have', async () => {
    const folder = temporaryFolder()
    for (const name of ['x'.repeat(300), 'a\0b']) {
      expect(await refusalOf(join(folder, name))).toContain('there can be no file of that name')
    }
    symlinkSync('loop', join(folder, 'loop'))
    expect(await refusalOf(join(folder, 'loop'))).toContain('there can be no file of that name')
  })

  test('a device', async () => {
    expect(await refusalOf('/dev/null')).toContain('it is not a plain file')
  })

  test('a file that is no database', async () => {
    const folder = temporaryFolder()
    for (const [name, text] of [
      ['one', 'x'],
      ['notes', 'Remember the milk.\n'.repeat(500)],
    ] as const) {
      writeFileSync(join(folder, name), text)
    }
    const before = contentsOf(folder)
    expect(await refusalOf(join(folder, 'one'))).toContain('it is not a database')
    expect(await refusalOf(join(folder, 'notes'))).toContain('it is not a database')
    expect(contentsOf(folder)).toEqual(before)
  })

  test('another program’s database, at rest and at work', async () => {
    const folder = temporaryFolder()
    const path = join(folder, 'other.sqlite')
    const other = new DatabaseSync(path)
    other.exec('CREATE TABLE claim (key TEXT)')
    const atRest = contentsOf(folder)
    expect(await refusalOf(path)).toContain('it is another program’s database')
    expect(contentsOf(folder)).toEqual(atRest)
    other.exec('PRAGMA journal_mode = WAL; INSERT INTO claim VALUES (1)')
    const atWork = contentsOf(folder)
    expect(await refusalOf(path)).toContain('it is another program’s database')
    expect(contentsOf(folder)).toEqual(atWork)
    other.close()
  })

  test('a store that a newer Footnote has written', async () => {
    const folder = temporaryFolder()
    const path = join(folder, 'store.sqlite')
    await written(path)
    const database = new DatabaseSync(path)
    database.exec("INSERT INTO migration VALUES ('9999-later', '2099-01-01T00:00:00.000Z')")
    // Once with the last write in the log, as a killed process leaves it, and once with everything in the file.
    for (const end of [() => {}, () => database.close()]) {
      end()
      const before = contentsOf(folder)
      expect(await refusalOf(path)).toBe(
        `DATABASE is “${path}”: a newer Footnote has written it; start that one, or give another path.`,
      )
      expect(contentsOf(folder)).toEqual(before)
    }
  })

  test('a store with a page overwritten', async () => {
    const folder = temporaryFolder()
    const path = join(folder, 'store.sqlite')
    await written(path)
    const bytes = readFileSync(path)
    // Damage in any page is noticed.
    for (const page of [2, 5, 9, Math.floor(bytes.length / 4096) - 1]) {
      const damaged = Buffer.from(bytes)
      damaged.fill(0xa5, page * 4096 - 4096, page * 4096)
      writeFileSync(path, damaged)
      const before = contentsOf(folder)
      expect(await refusalOf(path)).toContain('it is damaged, and was left as it is')
      expect(contentsOf(folder)).toEqual(before)
    }
  })

  test('a store that was cut short', async () => {
    const folder = temporaryFolder()
    const path = join(folder, 'store.sqlite')
    await written(path)
    for (const length of [20_000, 5_000, 100]) {
      truncateSync(path, length)
      const before = contentsOf(folder)
      expect(await refusalOf(path)).toContain('it is damaged, and was left as it is')
      expect(contentsOf(folder)).toEqual(before)
    }
  })

  test('a store with damage in the file and writes in the log', async () => {
    const folder = temporaryFolder()
    const path = join(folder, 'store.sqlite')
    await written(path)
    const database = new DatabaseSync(path)
    database.exec("INSERT INTO claim VALUES ('k', 1, 'h')")
    const log = readFileSync(`${path}-wal`)
    database.close()
    const damaged = readFileSync(path).fill(0xa5, 5 * 4096, 7 * 4096)
    writeFileSync(path, damaged)
    writeFileSync(`${path}-wal`, log)
    const before = contentsOf(folder)
    expect(await refusalOf(path)).toContain('it is damaged')
    expect(contentsOf(folder)).toEqual(before)
  })

  test('a store that another program keeps locked', async () => {
    const folder = temporaryFolder()
    const path = join(folder, 'store.sqlite')
    await written(path)
    const other = new DatabaseSync(path)
    for (const lock of ['BEGIN IMMEDIATE', 'PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE']) {
      other.exec(lock)
      expect(await refusalOf(path)).toContain(
        'another program keeps it locked; stop that program, then start again',
      )
      other.exec('ROLLBACK')
    }
    other.close()
    const store = await openStore(path)
    expect(await store.question('q1')).toBeDefined()
    await store.close()
  })
})

/** As a user without all rights: `nobody`, if the tests run as root. */
const asAnyone = process.getuid?.() === 0 ? { uid: 65_534 } : {}

describe.skipIf(process.platform === 'win32')('where it may not write (not on Windows)', () => {
  test('names a file or its folder, and leaves them as they were', async () => {
    const folder = temporaryFolder()
    chmodSync(folder, 0o755)
    const path = join(folder, 'store.sqlite')
    await written(path)
    const refused = async (file: string) => {
      const before = contentsOf(folder)
      expect((await runChild(['open', file], asAnyone)).at(-1)).toBe(
        `refused: DATABASE is “${file}”: it may not be written; let Footnote read and write the file and its folder, or give another path.`,
      )
      expect(contentsOf(folder)).toEqual(before)
    }
    chmodSync(path, 0o444)
    chmodSync(folder, 0o777)
    await refused(path)
    chmodSync(path, 0o666)
    chmodSync(folder, 0o555)
    await refused(path)
    await refused(join(folder, 'new.sqlite'))
    await refused(join(folder, 'new', 'store.sqlite'))
    chmodSync(folder, 0o777)
    expect((await runChild(['open', path], asAnyone)).at(-1)).toBe('opened')
  })

  test('says that the disk can’t be written if the file may not grow', async () => {
    const folder = temporaryFolder()
    const path = join(folder, 'store.sqlite')
    const [, refused] = await runChild(['open', path], { first: 'ulimit -f 2' })
    expect(refused).toMatch(/^refused: DATABASE is “.*”: the disk can’t be read or written; check the disk/)
    // There is room again.
    await (await openStore(path)).close()
  })
})

/** Whether a small disk can be mounted for one process and its children. */
const smallDisks = await new Promise<boolean>((done) => {
  const tried = spawn('unshare', ['-rm', 'sh', '-c', 'mount -t tmpfs -o size=64k none /mnt'], {
    stdio: 'ignore',
  })
  tried.on('error', () => done(false))
  tried.on('close', (status) => done(status === 0))
})

test.skipIf(!smallDisks)('says that the disk is full (where a small one can be mounted)', async () => {
  const folder = join(temporaryFolder(), 'disk')
  mkdirSync(folder)
  const path = join(folder, 'store.sqlite')
  const lines = await runChild(['open', path], {
    first: `exec unshare -rm sh -c 'mount -t tmpfs -o size=64k none "$0" && cd "$0" && exec "$@"' ${folder} "$@"`,
  })
  expect(lines).toEqual([
    'begins',
    `refused: DATABASE is “${path}”: the disk is full; make room, then start again.`,
  ])
})

test('a path is shown on one line, without control characters', async () => {
  const folder = join(temporaryFolder(), 'a\u001b[31m\nb')
  mkdirSync(folder)
  expect(await refusalOf(folder)).toContain('a�[31m b”: it is a folder')
})
