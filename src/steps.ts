import type { Pace } from './pace.ts'

/** A long task in short steps: it yields wherever it may be interrupted, some microseconds apart, and returns what it made. */
export type Steps<T> = Generator<undefined, T, undefined>

/** Does a task in one go. */
export const atOnce = <T>(steps: Steps<T>): T => {
  for (;;) {
    const { done, value } = steps.next()
    if (done) return value
  }
}

/** Does a task and lets others have their turn as the pace says. */
export const inTurns = async <T>(steps: Steps<T>, pace: Pace): Promise<T> => {
  for (;;) {
    const { done, value } = steps.next()
    if (done) return value
    const turn = pace()
    if (turn) await turn
  }
}
