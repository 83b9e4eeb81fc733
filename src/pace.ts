import { setImmediate } from 'node:timers/promises'

/**
 * A long task calls this often, to let other work run in between. Once the task has held the event loop for its budget, it returns a
 * promise to await; otherwise undefined, which costs almost nothing: `const turn = pace(); if (turn) await turn`.
 */
export type Pace = () => Promise<void> | undefined

/** In milliseconds. Nobody notices such a delay in chat, and a turn costs far less. */
const BUDGET = 8

/** @param now in milliseconds, from any starting point */
export const createPace = (now: () => number = performance.now.bind(performance)): Pace => {
  let since = now()
  const turn = async (): Promise<void> => {
    await setImmediate()
    since = now()
  }
  return () => (now() - since < BUDGET ? undefined : turn())
}

/** For tasks that nothing else waits for: they run without a pause. */
export const NEVER_YIELD: Pace = () => undefined

/** Calls `work` with each item, in turns. */
export const eachInTurn = async <T>(
  items: Iterable<T>,
  pace: Pace,
  work: (item: T, index: number) => void,
): Promise<void> => {
  let index = 0
  for (const item of items) {
    work(item, index++)
    const turn = pace()
    if (turn) await turn
  }
}

/** How many turns of the event loop in a row must bring no new caller before the next one begins. A connection is read two turns after it was accepted. */
const QUIET_TURNS = 12
/** For how long new callers may delay the next one, in milliseconds. Slack and Discord wait for three seconds. */
const MAX_DELAY = 250

/**
 * Queues callers, so that requests are acknowledged before answers are worked out: the event loop accepts one connection a turn, and each
 * answer holds it for longer than a hundred acknowledgements. The promise resolves when it is the caller's turn: once nobody new has
 * called for a few turns of the event loop, or has called for too long.
 */
export const createTurns = (now: () => number = performance.now.bind(performance)): (() => Promise<void>) => {
  let last = Promise.resolve()
  let callers = 0
  const untilQuiet = async (): Promise<void> => {
    const end = now() + MAX_DELAY
    for (let quiet = 0; quiet < QUIET_TURNS && now() < end; ) {
      const before = callers
      await setImmediate()
      quiet = callers === before ? quiet + 1 : 0
    }
  }
  return () => {
    callers += 1
    last = last.then(untilQuiet)
    return last
  }
}
