import { createHash, randomBytes } from 'node:crypto'
import { closeSync, fstatSync, globSync, openSync, readFileSync, readSync } from 'node:fs'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { crc32 } from 'node:zlib'
import { createPace, type Pace } from './pace.ts'

/**
 * Derived files cache what could be computed again from the store or the sources. They only save time, so a file is used only if it is
 * complete and the same version of the program wrote it. Otherwise it counts as missing and is replaced.
 */

/** The start of each file, with the version of the layout. A digest of 32 bytes, and the content's length and CRC-32, follow. */
const MAGIC = Buffer.from('Footnote derived\u00001')
const HEAD = MAGIC.length + 32 + 8 + 4

/** A sequence of bytes. Only some are in memory at a time. */
export interface Bytes {
  /** The next bytes. They may be overwritten by the next call. @throws RangeError if there are fewer */
  take(length: number): Buffer
  /** The number of bytes that are left. */
  remaining(): number
}

export type Unreadable = 'absent' | 'foreign' | 'damaged'

/**
 * Reads and decodes a derived file. It blocks while it reads, because it runs at the start of the program.
 * @param kind of the content and its format; a file of another kind is foreign
 * @param decode receives only undamaged content; if it throws or returns undefined, the file counts as damaged
 * @returns the decoded content; or `absent`, `foreign` (written by another program or version) or `damaged`
 */
export const readDerived = <T>(
  path: string,
  kind: string,
  decode: (content: Bytes) => T | undefined,
): T | Unreadable => {
  let file: number | undefined
  try {
    file = openSync(path, 'r')
    const head = bytesOf(file, 0, Math.min(HEAD, fstatSync(file).size))
    if (head.remaining() < HEAD || !head.take(MAGIC.length).equals(MAGIC)) return 'foreign'
    if (!head.take(32).equals(digestOf(kind))) return 'foreign'
    const numbers = head.take(12)
    const length = Number(numbers.readBigUInt64LE(0))
    if (HEAD + length !== fstatSync(file).size) return 'damaged'
    const content = bytesOf(file, HEAD, length)
    let check = 0
    while (content.remaining() > 0) check = crc32(content.take(Math.min(WINDOW, content.remaining())), check)
    return check === numbers.readUInt32LE(8) ? (decode(bytesOf(file, HEAD, length)) ?? 'damaged') : 'damaged'
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ENOENT' ? 'absent' : 'damaged'
  } finally {
    if (file !== undefined) closeSync(file)
  }
}

/** How much of a file is in memory at a time, in bytes. */
const WINDOW = 1_000_000

const bytesOf = (file: number, start: number, length: number): Bytes => {
  const window = Buffer.allocUnsafeSlow(Math.min(WINDOW, length))
  let within = window.subarray(0, 0)
  let next = start
  const end = start + length
  const fill = (into: Buffer): Buffer => {
    for (let at = 0; at < into.length; ) {
      const read = readSync(file, into, at, into.length - at, next)
      if (read === 0) throw new RangeError('the file ends')
      at += read
      next += read
    }
    return into
  }
  const left = (): number => within.length + end - next
  return {
    remaining: left,
    take: (length) => {
      if (length > left()) throw new RangeError('there is no more')
      if (length > within.length) {
        const rest = within
        if (length > WINDOW) {
          within = within.subarray(0, 0)
          return Buffer.concat([rest, fill(Buffer.allocUnsafeSlow(length - rest.length))])
        }
        rest.copy(window)
        const held = Math.min(window.length, rest.length + end - next)
        fill(window.subarray(rest.length, held))
        within = window.subarray(0, held)
      }
      const taken = within.subarray(0, length)
      within = within.subarray(length)
      return taken
    },
  }
}

/** Bytes that are already in memory. */
export const bytesIn = (all: Buffer): Bytes => {
  let at = 0
  return {
    remaining: () => all.length - at,
    take: (length) => {
      at += length
      return all.subarray(at - length, at)
    },
  }
}

/**
 * Writes the parts to a draft, and replaces the file by it when the last part is written.
 * @throws what the system throws; then the old file stays
 */
const writeDerived = async (
  path: string,
  kind: string,
  parts: Iterable<Uint8Array> | Promise<Iterable<Uint8Array>>,
  pace: Pace,
): Promise<void> => {
  const draft = `${path}.${randomBytes(6).toString('hex')}.tmp`
  // Beside a store on a server there may be no folder yet.
  await mkdir(dirname(path), { recursive: true })
  try {
    const file = await open(draft, 'wx', 0o600)
    try {
      let length = 0
      let check = 0
      for (const whole of await parts)
        for (let from = 0; from < whole.length; from += WINDOW) {
          const part = whole.subarray(from, from + WINDOW)
          check = crc32(part, check)
          await file.write(part, 0, part.length, HEAD + length)
          length += part.length
          const turn = pace()
          if (turn) await turn
        }
      const head = Buffer.alloc(HEAD)
      MAGIC.copy(head)
      digestOf(kind).copy(head, MAGIC.length)
      head.writeBigUInt64LE(BigInt(length), MAGIC.length + 32)
      head.writeUInt32LE(check, MAGIC.length + 40)
      await file.write(head, 0, HEAD, 0)
    } finally {
      await file.close()
    }
    await rename(draft, path)
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  }
}

type Parts = () => Iterable<Uint8Array> | Promise<Iterable<Uint8Array>>

/** Writes a derived file in the background, again and again: always the newest content, and never twice at once. */
export interface DerivedWriter {
  /** Starts now, or when the current write has ended. Of several that wait, only the last is written. */
  write(parts: Parts): void
  /** Waits for the current write. */
  close(): Promise<void>
}

/** @param report called with errors, which cost nothing but time */
export const createDerivedWriter = (
  path: string,
  kind: string,
  report: (error: unknown) => void,
): DerivedWriter => {
  let next: Parts | undefined
  let writing: Promise<void> | undefined
  const writeAll = async (): Promise<void> => {
    for (let parts = next; parts !== undefined; parts = next) {
      next = undefined
      try {
        await writeDerived(path, kind, parts(), createPace())
      } catch (error) {
        report(error)
      }
    }
    writing = undefined
  }
  return {
    write: (parts) => {
      next = parts
      writing ??= writeAll()
    },
    close: async () => writing,
  }
}

const digestOf = (kind: string): Buffer => createHash('sha256').update(programDigest()).update(kind).digest()

/** A digest of what else, apart from the sources, the content depends on: our code that processes them, its packages, Node and Unicode. */
const programDigest = (): string => {
  cachedDigest ??= digestOfProgram()
  return cachedDigest
}
let cachedDigest: string | undefined

const digestOfProgram = (): string => {
  const hash = createHash('sha256').update(`${process.version} ${process.versions.unicode}`)
  for (const name of globSync(['{language,retrieval,sources}/**/*.ts', '../package.json'], {
    cwd: import.meta.dirname,
  }).sort())
    hash.update(name).update(readFileSync(join(import.meta.dirname, name)))
  return hash.digest('hex')
}
