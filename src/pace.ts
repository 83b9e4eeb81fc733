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
