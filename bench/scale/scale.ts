import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { PEERS } from '../peers/peers.ts'
import type { Beside, Growth, Measured, Run } from './runs.ts'

/** Passages. */
export const SIZES: readonly number[] = [1_000, 10_000, 100_000, 500_000]
/** Where the index is measured beside plain MiniSearch. */
const BESIDE = 100_000

/** Seconds: a shelf that would take a system longer to index is left out, and its questions end after so many. */
const BUILD_SECONDS = 80
const QUESTION_SECONDS = 12
/** Growing the largest shelf, and what else a process needs. */
const OTHER_SECONDS = 60
const HEAP = '--max-old-space-size=6144'

/** Runs a program that prints one line of JSON. @returns that, or why there is none */
const run = <T>(program: string, args: readonly string[], seconds: number): T | string => {
  const { stdout, stderr, status, signal } = spawnSync(
    process.execPath,
    ['--expose-gc', HEAP, join(import.meta.dirname, program), ...args],
    { encoding: 'utf8', timeout: seconds * 1000 },
  )
  if (status === 0) return JSON.parse(stdout) as T
  if (signal === 'SIGTERM') return `more than ${seconds} s`
  return stderr.includes('heap out of memory')
    ? 'more than 6 GB'
    : `failed: ${stderr.trim().split('\n').at(-1)}`
}

/** How long indexing should take, in seconds, by the size before. */
const expectedBuild = (before: Run | undefined, passages: number): number =>
  before === undefined ? 0 : ((before.figures?.build ?? Infinity) * passages) / before.passages

const measure = (system: string, passages: number, before: Run | undefined): Run => {
  const expected = expectedBuild(before, passages)
  if (expected > BUILD_SECONDS) {
    const reason = Number.isFinite(expected)
      ? `some ${Math.round(expected)} s to index`
      : (before?.reason ?? '')
    return { system, passages, reason }
  }
  const figures = run<Measured>(
    'measure.ts',
    [system, String(passages), String(QUESTION_SECONDS)],
    2 * BUILD_SECONDS + QUESTION_SECONDS + OTHER_SECONDS,
  )
  return { system, passages, ...(typeof figures === 'string' ? { reason: figures } : { figures }) }
}

/**
 * Measures every system on every size, one process at a time, sizes from the smallest and the systems in turn, so that what else the
 * machine does falls on all of them.
 */
export const measureGrowth = (sizes: readonly number[], report: (line: string) => void): Growth => {
  const runs: Run[] = []
  for (const passages of sizes)
    for (const { name } of PEERS) {
      const made = measure(
        name,
        passages,
        runs.findLast(({ system }) => system === name),
      )
      runs.push(made)
      const { figures, reason } = made
      report(
        `${name}, ${passages} passages: ${figures ? `${figures.p50.toFixed(3)} ms, built in ${figures.build.toFixed(1)} s` : reason}`,
      )
    }
  const largest = sizes.findLast((size) => size <= BESIDE)
  const beside = largest === undefined ? '' : run<Beside>('beside.ts', [String(largest)], 4 * BUILD_SECONDS)
  if (typeof beside === 'string') report(`beside MiniSearch: ${beside}`)
  return { runs, ...(typeof beside !== 'string' && { beside }) }
}
