import { setImmediate } from 'node:timers/promises'

/**
 * Called often in a long task. Where the task has held the event loop for its budget, gives a promise to await, which lets all that waits go
 * first; else undefined, so that asking costs next to nothing: `const turn = pace(); if (turn) await turn`.
 */
export type Pace = () => Promise<void> | undefined

/** In milliseconds. Chat does not notice it, and the turns themselves cost little beside it. */
const BUDGET = 8

/** @param now in milliseconds, from any beginning */
export const createPace = (now: () => number = performance.now.bind(performance)): Pace => {
  let since = now()
  const turn = async (): Promise<void> => {
    await setImmediate()
    since = now()
  }
  return () => (now() - since < BUDGET ? undefined : turn())
}

/** For who has nothing to wait for: a task is done in one go. */
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
