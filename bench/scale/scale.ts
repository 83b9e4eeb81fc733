import { spawnSync } from 'node:child_process'
import { availableParallelism, loadavg } from 'node:os'
import { join } from 'node:path'
import { PEERS } from '../peers/peers.ts'
import { type Budget, reasonToSkip } from './budget.ts'
import type { Beside, Growth, Measured, Run } from './runs.ts'

/** Passages. */
export const SIZES: readonly number[] = [1_000, 10_000, 100_000, 500_000]
/** Where the index is measured beside plain MiniSearch, at most. */
const BESIDE = 100_000

/** Together with the other parts a quarter of an hour on two quiet cores. */
const BUDGET: Budget = { build: 80, questions: 12, all: 720 }
/** A process that takes longer is ended. */
const PATIENCE = 120
const MEGABYTES = 6144

/** Runs a program that prints one line of JSON. @returns that, or why there is none */
const run = <T>(program: string, args: readonly string[]): T | string => {
  const { stdout, stderr, status, signal } = spawnSync(
    process.execPath,
    ['--expose-gc', `--max-old-space-size=${MEGABYTES}`, join(import.meta.dirname, program), ...args],
    { encoding: 'utf8', timeout: PATIENCE * 1000 },
  )
  if (status === 0) return JSON.parse(stdout) as T
  if (signal === 'SIGTERM') return `more than ${PATIENCE} s`
  return stderr.includes('heap out of memory')
    ? `more than ${MEGABYTES} MB`
    : `failed: ${stderr.trim().split('\n').at(-1)}`
}

const measure = (system: string, passages: number): Run => {
  const figures = run<Measured>('measure.ts', [system, String(passages), String(BUDGET.questions)])
  return { system, passages, ...(typeof figures === 'string' ? { reason: figures } : { figures }) }
}

const told = ({ system, passages, figures, reason }: Run): string =>
  `${system}, ${passages} passages: ${
    figures === undefined ? reason : `${figures.p50.toFixed(3)} ms, built in ${figures.build.toFixed(1)} s`
  }`

/**
 * Measures every system on every size, one process at a time, sizes from the smallest and the systems in turn, so that what else the
 * machine does falls on all of them.
 */
export const measureGrowth = (sizes: readonly number[], report: (line: string) => void): Growth => {
  const load = (loadavg()[0] ?? 0) / availableParallelism()
  const begun = performance.now()
  const runs: Run[] = []
  const measureAll = (passages: number): void => {
    for (const { name: system } of PEERS) {
      const before = runs.findLast((run) => run.system === system)
      const reason = reasonToSkip(before, passages, (performance.now() - begun) / 1000, BUDGET)
      runs.push(reason === undefined ? measure(system, passages) : { system, passages, reason })
      report(told(runs.at(-1) as Run))
    }
  }
  const besideSize = sizes.findLast((size) => size <= BESIDE)
  for (const size of sizes) if (size <= BESIDE) measureAll(size)
  const beside = besideSize === undefined ? 'no size for it' : run<Beside>('beside.ts', [String(besideSize)])
  report(
    `beside MiniSearch: ${typeof beside === 'string' ? beside : `${beside.candidates.p50.toFixed(3)} ms`}`,
  )
  for (const size of sizes) if (size > BESIDE) measureAll(size)
  return { runs, load, ...(typeof beside !== 'string' && { beside }) }
}
