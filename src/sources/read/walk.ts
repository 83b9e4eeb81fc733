import type { BigIntStats } from 'node:fs'
import { opendir, realpath, stat } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import { UserError } from '../../errors.ts'
import type { Problem } from '../../model.ts'
import { KINDS, type Kind, kindOf } from './kinds.ts'

export interface FoundFile {
  /** The path to open it by. */
  readonly path: string
  /** The path below the walked folder, with forward slashes; the file's own name if a file was walked. */
  readonly name: string
  readonly kind: Kind
  /** In bytes. */
  readonly size: number
  /**
   * Changes whenever the file does: its size, and the times of its last write and last change in nanoseconds.
   * Undefined if the change is so recent that the next one might get the same times.
   */
  readonly stamp: string | undefined
}

export interface FoundFiles {
  readonly files: readonly FoundFile[]
  /** How many other files there are, by extension ('' for none). */
  readonly ignored: ReadonlyMap<string, number>
  readonly problems: readonly Problem[]
}

/**
 * Finds the files that are read, in a folder and the folders below it. Ordered by the code units of their paths, so
 * the order is the same on every machine. Skips hidden files, hidden folders and `node_modules`, and walks each
 * folder once even if links lead back to it.
 *
 * @param now in milliseconds since 1970
 * @throws UserError if there is nothing at `path`, it may not be read, or it is a file of another kind
 */
export const walk = async (path: string, now: () => number = Date.now): Promise<FoundFiles> => {
  const top = await stat(path, { bigint: true }).catch((error: unknown) => {
    throw new UserError(`${path}: ${systemReason(error)}.`)
  })
  if (!top.isDirectory()) return { files: [singleFile(path, top, now())], ignored: new Map(), problems: [] }

  const files: FoundFile[] = []
  const ignored = new Map<string, number>()
  const problems: Problem[] = []
  const seen = new Set<string>()
  // Linked folders come after real ones, so that a file is named by its real place.
  const folders = ['']
  const linked: string[] = []

  for (let below = folders.pop(); below !== undefined; below = folders.pop() ?? linked.pop()) {
    const folder = join(path, below)
    try {
      const real = await realpath(folder)
      if (seen.has(real)) continue
      seen.add(real)
      for await (const entry of await opendir(folder)) {
        if (isPassedBy(entry.name)) continue
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
          // Node replaces name bytes that are not UTF-8, so the file cannot be opened by that name.
          const lost = name.includes('\ufffd')
          const why = lost ? 'its name is not UTF-8; rename it' : systemReason(error)
          problems.push({ file: name, message: `${name}: ${why}.` })
        }
      }
    } catch (error) {
      if (below === '') throw new UserError(`${path}: ${systemReason(error)}.`)
      problems.push({ file: below, message: `${below}: ${systemReason(error)}.` })
    }
  }
  files.sort((a, b) => order(a.name, b.name))
  problems.sort((a, b) => order(a.file, b.file))
  return { files, ignored, problems }
}

/** Whether a file or folder of this name is passed by: hidden ones, and the folder of a project's packages. */
export const isPassedBy = (name: string): boolean => name.startsWith('.') || name === 'node_modules'

/** A system error in plain words: "there is no such file or folder". */
export const systemReason = (error: unknown): string => {
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

const singleFile = (path: string, found: BigIntStats, now: number): FoundFile => {
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
  const recent = age < (ctimeNs % 1_000_000_000n === 0n ? COARSE_STEP : TIMESTAMP_STEP)
  return { path, name, kind, size: Number(size), stamp: recent ? undefined : `${size}:${mtimeNs}:${ctimeNs}` }
}

/** In milliseconds: file times differ for changes this far apart. Linux takes them from its tick of at most 10 ms. */
export const TIMESTAMP_STEP = 20
/** The same for file systems that keep whole seconds; some keep only every other one. */
const COARSE_STEP = 2_000

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
