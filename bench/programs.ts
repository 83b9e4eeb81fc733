import { spawnSync } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'
import { join } from 'node:path'

export const PROJECT = join(import.meta.dirname, '..')
/** Where everything that was measured is left. */
export const OUT = join(PROJECT, 'bench', 'out')

/** Runs a program with a file as its input and another as its output. */
export const runOver = (args: readonly string[], input: string, output: string): void => {
  const [stdin, stdout] = [openSync(input, 'r'), openSync(output, 'w')]
  const { status } = spawnSync(process.execPath, args, { stdio: [stdin, stdout, 'inherit'], cwd: PROJECT })
  closeSync(stdin)
  closeSync(stdout)
  if (status !== 0) throw new Error(`${args.join(' ')} ended with status ${status}`)
}

/** What a collection's own scorer makes of answers: a figure by its name, null where it has none. */
export type Scores = Readonly<Record<string, number | null>>

export const score = (scorer: string, args: readonly string[]): Scores => {
  const { stdout, status } = spawnSync(process.execPath, [scorer, ...args, '--json'], { encoding: 'utf8' })
  if (status !== 0) throw new Error(`${scorer} ended with status ${status}`)
  return JSON.parse(stdout) as Scores
}
