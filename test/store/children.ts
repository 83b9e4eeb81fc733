import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

const CHILD = join(import.meta.dirname, 'child.ts')

interface Options {
  /** Kills the process after so many lines. */
  readonly killAfter?: number
  /** Shell commands to run before it in the same process. */
  readonly first?: string
  readonly uid?: number
}

/**
 * Runs child.ts as a process.
 * @returns the lines that it printed, without one that was cut off
 */
export const runChild = async (
  args: readonly string[],
  options: Options = {},
): Promise<readonly string[]> => {
  const { killAfter, first, uid } = options
  const command = [process.execPath, CHILD, ...args]
  const child = spawn('/bin/sh', ['-c', `${first ?? ':'}; exec "$@"`, 'sh', ...command], {
    stdio: ['ignore', 'pipe', 'inherit'],
    ...(uid === undefined ? {} : { uid }),
  })
  const closed = once(child, 'close')
  const lines: string[] = []
  let last = ''
  child.stdout.on('data', (data: Buffer) => {
    last = data.toString().slice(-1)
  })
  createInterface({ input: child.stdout }).on('line', (line) => {
    lines.push(line)
    if (lines.length === killAfter) child.kill('SIGKILL')
  })
  await closed
  return last === '\n' ? lines : lines.slice(0, -1)
}
