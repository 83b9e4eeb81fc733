import { spawnSync } from 'node:child_process'
import { availableParallelism, loadavg } from 'node:os'
import { join } from 'node:path'
import { PEERS } from '../peers/peers.ts'
import { type Budget, reasonToSkip } from './budget.ts'
import type { Beside, Growth, Measured, Run } from './runs.ts'

/** In passages, up to the limit of the embedded index. */
export const SIZES: readonly number[] = [1_000, 10_000, 100_000]

/** With the other parts, a quarter of an hour on two quiet cores. */
const BUDGET: Budget = { build: 80, questions: 12, all: 720 }
/** In seconds. A process that takes longer is ended. */
const PATIENCE = 120
const MEGABYTES = 6144

/** Runs a program that prints one line of JSON. @returns the parsed line, or why there is none */
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

const describe = ({ system, passages, figures, reason }: Run): string =>
  `${system}, ${passages} passages: ${
    figures === undefined ? reason : `${figures.p50.toFixed(3)} ms, built in ${figures.build.toFixed(1)} s`
  }`

/**
 * Measures every system on every size, smallest size first, one process at a time. The systems take turns, so that other load on the
 * machine affects all of them.
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
      report(describe(runs.at(-1) as Run))
    }
  }
  for (const size of sizes) measureAll(size)
  const beside = run<Beside>('beside.ts', [String(sizes.at(-1))])
  report(
    `beside MiniSearch: ${typeof beside === 'string' ? beside : `${beside.candidates.p50.toFixed(3)} ms`}`,
  )
  return { runs, load, ...(typeof beside !== 'string' && { beside }) }
}
