import type { BigIntStats } from 'node:fs'
import { opendir, realpath, stat } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import { UserError } from '../../errors.ts'
import type { Problem } from '../../shelf.ts'

/** The kinds of file that are read, by extension. */
export const KINDS = ['.txt', '.md', '.html', '.htm', '.jsonl'] as const
type Kind = (typeof KINDS)[number]

export interface FoundFile {
  /** The path to open it by. */
  readonly path: string
  /**
   * The path below the folder that was asked for, with forward slashes; the file's own name where a file was.
   */
  readonly name: string
  readonly kind: Kind
  /** In bytes. */
  readonly size: number
  /**
   * Stays the same as long as the file does: its size, when it was written, and when it last changed in any way, in nanoseconds. Undefined
   * where that was so lately that another change might not show.
   */
  readonly stamp: string | undefined
}

export interface Found {
  readonly files: readonly FoundFile[]
  /** How many files of each other extension ('' for none) lie there and are not read. */
  readonly ignored: ReadonlyMap<string, number>
  readonly problems: readonly Problem[]
}

/**
 * Every file of a kind that is read, in a folder and the folders below it, ordered by path, code unit by code
 * unit, so that the order is the same on every machine. Hidden files and folders and `node_modules` are left
 * out; a folder that a link leads back to is walked once.
 *
 * @param now in milliseconds since 1970
 * @throws UserError where there is nothing at `path`, it may not be read, or it is a file of no kind that is
 *   read
 */
export const walk = async (path: string, now: () => number = Date.now): Promise<Found> => {
  const top = await stat(path, { bigint: true }).catch((error: unknown) => {
    throw new UserError(`${path}: ${reason(error)}.`)
  })
  if (!top.isDirectory()) return { files: [oneFile(path, top, now())], ignored: new Map(), problems: [] }

  const files: FoundFile[] = []
  const ignored = new Map<string, number>()
  const problems: Problem[] = []
  const seen = new Set<string>()
  // Links to folders wait until the true folders are walked, so that a file is named by the place where it
  // lies.
  const folders = ['']
  const linked: string[] = []

  for (let below = folders.pop(); below !== undefined; below = folders.pop() ?? linked.pop()) {
    const folder = join(path, below)
    try {
      const real = await realpath(folder)
      if (seen.has(real)) continue
      seen.add(real)
      for await (const entry of await opendir(folder)) {
        if (entry.name.startsWith('.') || entry.name === 'node_modules') continue
        const name = below === '' ? entry.name : `${below}/${entry.name}`
        if (entry.isDirectory()) {
          folders.push(name)
          continue
        }
        const kind = kindOf(entry.name)
        const file = join(path, name)
        if (!kind && !entry.isSymbolicLink()) {
          const extension = extname(entry.name).toLowerCase()
          ignored.set(extension, (ignored.get(extension) ?? 0) + 1)
          continue
        }
        try {
          const found = await stat(file, { bigint: true })
          if (found.isDirectory()) linked.push(name)
          else if (kind && found.isFile()) files.push(foundFile(file, name, kind, found, now()))
          else if (kind)
            problems.push({ file: name, message: `${name} is not a plain file: put its text in one.` })
        } catch (error) {
          // Bytes of a name that are not UTF-8 are lost on the way to us, and no file goes by what is left.
          const lost = name.includes('\ufffd')
          const why = lost ? 'its name is not UTF-8; rename it' : reason(error)
          problems.push({ file: name, message: `${name}: ${why}.` })
        }
      }
    } catch (error) {
      if (below === '') throw new UserError(`${path}: ${reason(error)}.`)
      problems.push({ file: below, message: `${below}: ${reason(error)}.` })
    }
  }
  return { files: files.sort(byName), ignored, problems: problems.sort((a, b) => order(a.file, b.file)) }
}

/** A system's error as a person would put it: "there is no such file or folder". */
export const reason = (error: unknown): string => {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return REASONS[code] ?? `it can't be read (${code || 'unknown error'})`
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  ENOTDIR: 'there is no such file or folder',
  EACCES: 'it may not be read; change its permissions',
  EPERM: 'it may not be read; change its permissions',
  ELOOP: 'its links lead round in a circle',
  ENAMETOOLONG: 'its name is too long',
  EMFILE: 'too many files are open; close other programs',
}

const oneFile = (path: string, found: BigIntStats, now: number): FoundFile => {
  const kind = kindOf(path)
  if (!kind)
    throw new UserError(
      `${path} is not a kind of file that is read: ${KINDS.join(', ')}, or a folder of them.`,
    )
  if (!found.isFile()) throw new UserError(`${path} is not a plain file: put its text in one.`)
  return foundFile(path, basename(path), kind, found, now)
}

const foundFile = (path: string, name: string, kind: Kind, found: BigIntStats, now: number): FoundFile => {
  const { size, mtimeNs, ctimeNs } = found
  const age = Math.abs(now - Number(found.ctimeMs))
  const late = age < (ctimeNs % 1_000_000_000n === 0n ? COARSE : FINE)
  return { path, name, kind, size: Number(size), stamp: late ? undefined : `${size}:${mtimeNs}:${ctimeNs}` }
}

/**
 * In milliseconds: how far apart two changes are, at least, that a file system tells apart. Linux takes the time from its tick, of at most
 * 10 ms; a system that keeps whole seconds may keep every other one.
 */
export const FINE = 20
const COARSE = 2_000

const kindOf = (name: string): Kind | undefined => {
  const extension = extname(name).toLowerCase()
  return KINDS.find((kind) => kind === extension)
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
const byName = (a: FoundFile, b: FoundFile): number => order(a.name, b.name)
