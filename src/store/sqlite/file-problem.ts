import { displayText } from '../../display.ts'
import { ConfigError } from '../../errors.ts'

/** Why a file can't be the store, and what to do about it. */
const PROBLEMS = {
  folder: ['it is a folder', 'give the path of a file in it'],
  name: ['there can be no file of that name', 'give another path'],
  parent: ['a part of the path is a file, not a folder', 'give another path'],
  special: ['it is not a plain file', 'give another path'],
  foreign: ['it is another program’s database', 'give another path'],
  text: ['it is not a database', 'give another path'],
  newer: ['a newer Footnote has written it', 'start that one, or give another path'],
  damaged: [
    'it is damaged, and was left as it is',
    'put a copy from before in its place, or give another path',
  ],
  forbidden: [
    'it may not be written',
    'let Footnote read and write the file and its folder, or give another path',
  ],
  unopened: [
    'it can’t be opened',
    'let Footnote read and write the file and its folder, or give another path',
  ],
  locked: ['another program keeps it locked', 'stop that program, then start again'],
  full: ['the disk is full', 'make room, then start again'],
  disk: ['the disk can’t be read or written', 'check the disk and its room, or give a path on another'],
} as const satisfies Readonly<Record<string, readonly [what: string, cure: string]>>

export type FileProblem = keyof typeof PROBLEMS

/** The error for it, in one line: the setting, its value, what is wrong and the cure. */
export const refusal = (path: string, problem: FileProblem): ConfigError => {
  const [what, cure] = PROBLEMS[problem]
  return new ConfigError(`DATABASE is “${displayText(path)}”: ${what}; ${cure}.`)
}

/** What an error from the file system or SQLite says about the file; undefined for any other error. */
export const fileProblemOf = (error: unknown): FileProblem | undefined => {
  if (!(error instanceof Error)) return undefined
  // The lowest byte is SQLite's primary code; the rest is a subtype. https://sqlite.org/rescode.html
  if ('errcode' in error && typeof error.errcode === 'number') return BY_SQLITE[error.errcode & 0xff]
  return 'code' in error && typeof error.code === 'string' ? BY_SYSTEM[error.code] : undefined
}

const BY_SQLITE: Readonly<Record<number, FileProblem>> = {
  3: 'forbidden',
  5: 'locked',
  6: 'locked',
  8: 'forbidden',
  10: 'disk',
  11: 'damaged',
  13: 'full',
  14: 'unopened',
  15: 'locked',
  26: 'damaged',
}

const BY_SYSTEM: Readonly<Record<string, FileProblem>> = {
  EACCES: 'forbidden',
  EPERM: 'forbidden',
  EROFS: 'forbidden',
  ENOSPC: 'full',
  EDQUOT: 'full',
  EIO: 'disk',
  ENOTDIR: 'parent',
  EEXIST: 'parent',
  ENAMETOOLONG: 'name',
  ELOOP: 'name',
  ENOENT: 'name',
}
