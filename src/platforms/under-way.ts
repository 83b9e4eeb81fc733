/** What is being done, so that a program that leaves can finish it. */
export interface TaskTracker {
  /** Passes on what the work returns, or its error. */
  run<Result>(work: () => Promise<Result>): Promise<Result>
  /** Waits until all that was begun by now has ended, well or not. */
  settled(): Promise<void>
}

export const createTaskTracker = (): TaskTracker => {
  const works = new Set<Promise<unknown>>()
  return {
    run: (work) => {
      const now = work()
      works.add(now)
      const done = () => works.delete(now)
      now.then(done, done)
      return now
    },
    settled: async () => {
      await Promise.allSettled(works)
    },
  }
}
