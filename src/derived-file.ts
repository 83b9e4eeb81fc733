import { createHash, randomBytes } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { open, readFile, rename, rm } from 'node:fs/promises'
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

/**
 * The content of the file, or why there is none: `absent`, `foreign` (another program's, or another version's), `damaged`.
 * @param kind what the content is of, and in which form; a file that was written with another is foreign
 */
export const readDerived = async (path: string, kind: string): Promise<Buffer | Missing> => {
  let file: Buffer
  try {
    file = await readFile(path)
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ENOENT' ? 'absent' : 'damaged'
  }
  const head = file.subarray(0, HEAD)
  const content = file.subarray(HEAD)
  if (head.length < HEAD || !head.subarray(0, MAGIC.length).equals(MAGIC)) return 'foreign'
  if (!head.subarray(MAGIC.length, MAGIC.length + 32).equals(digestOf(kind))) return 'foreign'
  const whole =
    Number(head.readBigUInt64LE(MAGIC.length + 32)) === content.length &&
    head.readUInt32LE(MAGIC.length + 40) === crc32(content)
  return whole ? content : 'damaged'
}

/** In bytes: the check of so many takes less than a millisecond. */
const AT_ONCE = 1_000_000

export type Missing = 'absent' | 'foreign' | 'damaged'

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
        for (let from = 0; from < whole.length; from += AT_ONCE) {
          const part = whole.subarray(from, from + AT_ONCE)
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
