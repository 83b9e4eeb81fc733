import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout } from 'node:timers/promises'
import type { App } from '../src/app.ts'

/** A question is put this often, in milliseconds. */
const EVERY = 20

export interface Figures {
  readonly 'longest stall, ms': number
  /** The same in the time that this thread worked, so that what else the machine does counts less. */
  readonly 'in its own time, ms': number
  readonly 'of them over 20 ms': number
  readonly 'a timer late by at most, ms': number
  readonly 'answer p50, ms': number
  readonly 'answer p99, ms': number
  readonly answers: number
  readonly 'it took, s': number
}

/** What the event loop and the answers are like while something goes on: a question is put every 20 ms, as a platform puts it. */
export const watchLoop = async (
  app: App,
  questions: readonly string[],
  work: () => Promise<unknown>,
): Promise<Figures> => {
  const delays = monitorEventLoopDelay({ resolution: 1 })
  const took: number[] = []
  const late: number[] = []
  let going = true
  const ask = async (): Promise<void> => {
    for (let at = 0; going; at += 1) {
      const due = performance.now() + EVERY
      await setTimeout(EVERY)
      late.push(performance.now() - due)
      const question = questions[at % questions.length] ?? ''
      const begun = performance.now()
      await app.desk.handle({ kind: 'ask', question }, { place: { platform: 'bench', thread: String(at) } })
      took.push(performance.now() - begun)
    }
  }
  let [longest, before] = [0, ownTime()]
  const turns = setInterval(() => {
    const now = ownTime()
    longest = Math.max(longest, now - before)
    before = now
  }, 1)
  const begun = performance.now()
  delays.enable()
  const asking = ask()
  await work()
  const ended = performance.now()
  going = false
  await asking
  delays.disable()
  clearInterval(turns)
  const share = (all: readonly number[], of: number) =>
    all.toSorted((a, b) => a - b)[Math.floor(all.length * of)] ?? 0
  return {
    'longest stall, ms': tenth(delays.max / 1e6),
    'in its own time, ms': tenth(longest),
    'of them over 20 ms': late.filter((by) => by > 20).length,
    'a timer late by at most, ms': tenth(Math.max(...late)),
    'answer p50, ms': tenth(share(took, 0.5)),
    'answer p99, ms': tenth(share(took, 0.99)),
    answers: took.length,
    'it took, s': tenth((ended - begun) / 1000),
  }
}

/** How long this thread has worked, in milliseconds. */
const ownTime = (): number => {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}

const tenth = (value: number): number => Math.round(value * 10) / 10
