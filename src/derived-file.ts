import { createHash, randomBytes } from 'node:crypto'
import { closeSync, fstatSync, globSync, openSync, readFileSync, readSync } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import { createPace, type Pace } from './pace.ts'

/**
 * A file of what could be worked out again, beside the truth that it was worked out of: it saves time, and nothing else. So it is taken
 * only where it is whole and this very program wrote it; else it is as if there were none, and the next one takes its place.
 */

/** Begins each file; the version of what follows: 32 bytes of digest, the length and the CRC-32 of the content. */
const MAGIC = Buffer.from('Footnote derived\u00001')
const HEAD = MAGIC.length + 32 + 8 + 4

/** Bytes in their order, of which few are held at a time. */
export interface Bytes {
  /** The next so many; they may be overwritten when more are taken. @throws RangeError where there are fewer */
  take(length: number): Buffer
  /** How many there are still. */
  remaining(): number
}

export type Unreadable = 'absent' | 'foreign' | 'damaged'

/**
 * What `decode` makes of the content of the file, or why there is none: `absent`, `foreign` (another program's, or another version's),
 * `damaged`. Blocks while it reads: it is for the start of the program.
 * @param kind what the content is of, and in which form; a file that was written with another is foreign
 * @param decode is given only what is whole; where it throws all the same, or gives undefined, the file is damaged
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

/** How much of a file is held, in bytes. */
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

/** Bytes that are all there. */
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
 * Writes the parts, one after the other, in place of what was there: all at once, when the last is written.
 * @throws what the system throws; then what was there stays
 */
const writeDerived = async (
  path: string,
  kind: string,
  parts: Iterable<Uint8Array> | Promise<Iterable<Uint8Array>>,
  pace: Pace,
): Promise<void> => {
  const draft = `${path}.${randomBytes(6).toString('hex')}.tmp`
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

/** Writes a derived file time and again, in the background: each time what is newest then, and never two at once. */
export interface DerivedWriter {
  /** Begins now, or when the one before is written; where several wait, only the last is. */
  write(parts: Parts): void
  /** Waits for what is under way. */
  close(): Promise<void>
}

/** @param report told of what failed: nothing is lost but time */
export const createDerivedWriter = (
  path: string,
  kind: string,
  report: (error: unknown) => void,
): DerivedWriter => {
  let next: Parts | undefined
  let underWay: Promise<void> | undefined
  const writeAll = async (): Promise<void> => {
    for (let parts = next; parts !== undefined; parts = next) {
      next = undefined
      try {
        await writeDerived(path, kind, parts(), createPace())
      } catch (error) {
        report(error)
      }
    }
    underWay = undefined
  }
  return {
    write: (parts) => {
      next = parts
      underWay ??= writeAll()
    },
    close: async () => underWay,
  }
}

const digestOf = (kind: string): Buffer => createHash('sha256').update(programDigest()).update(kind).digest()

/** What the result depends on besides the sources: every line of ours that works on them, what we use for it, and Unicode's tables. */
const programDigest = (): string => {
  program ??= digestOfProgram()
  return program
}
let program: string | undefined

const digestOfProgram = (): string => {
  const hash = createHash('sha256').update(`${process.version} ${process.versions.unicode}`)
  for (const name of globSync(['{language,retrieval,sources}/**/*.ts', '../package.json'], {
    cwd: import.meta.dirname,
  }).sort())
    hash.update(name).update(readFileSync(join(import.meta.dirname, name)))
  return hash.digest('hex')
}
