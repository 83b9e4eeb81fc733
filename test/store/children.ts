import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

const CHILD = join(import.meta.dirname, 'child.ts')
/** Where the program too keeps its compiled code: a start takes half the time. */
const NODE_COMPILE_CACHE = join(import.meta.dirname, '../../node_modules/.cache/compiled')

interface Options {
  /** Kills the process after so many lines. */
  readonly killAfter?: number
  /** Shell commands to run before it in the same process. */
  readonly first?: string
  readonly uid?: number
}

/** A process of child.ts that runs. */
export interface Child {
  /** What it has printed so far. */
  readonly lines: readonly string[]
  /** Waits for its next line, or its end. */
  readonly next: () => Promise<void>
  /** All lines that it printed, without one that was cut off. */
  readonly ended: Promise<readonly string[]>
}

/** Starts child.ts as a process. */
export const startChild = (args: readonly string[], options: Options = {}): Child => {
  const { killAfter, first, uid } = options
  const command = [process.execPath, CHILD, ...args]
  const child = spawn('/bin/sh', ['-c', `${first ?? ':'}; exec "$@"`, 'sh', ...command], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_COMPILE_CACHE },
    ...(uid === undefined ? {} : { uid }),
  })
  const closed = once(child, 'close')
  const lines: string[] = []
  let last = ''
  child.stdout.on('data', (data: Buffer) => {
    last = data.toString().slice(-1)
  })
  let printed = Promise.withResolvers<void>()
  createInterface({ input: child.stdout }).on('line', (line) => {
    lines.push(line)
    printed.resolve()
    printed = Promise.withResolvers()
    if (lines.length === killAfter) child.kill('SIGKILL')
  })
  return {
    lines,
    next: async () => void (await Promise.race([printed.promise, closed])),
    ended: closed.then(() => (last === '\n' ? lines : lines.slice(0, -1))),
  }
}

/**
 * Runs child.ts as a process.
 * @returns the lines that it printed, without one that was cut off
 */
export const runChild = (args: readonly string[], options: Options = {}): Promise<readonly string[]> =>
  startChild(args, options).ended
