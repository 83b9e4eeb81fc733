/** Runs tasks with the same key one after another, in the order they came, and tasks with different keys at the same time. */
export type KeyedQueue = <Result>(key: string, task: () => Promise<Result>) => Promise<Result>

/** Creates a queue. It remembers a key only while a task of that key is running or waiting. */
export const createKeyedQueue = (): KeyedQueue => {
  const latest = new Map<string, Promise<unknown>>()
  return (key, task) => {
    const previous = latest.get(key)
    // A task runs even if the one before it failed.
    const current = previous === undefined ? task() : previous.then(task, task)
    latest.set(key, current)
    const done = () => {
      if (latest.get(key) === current) latest.delete(key)
    }
    current.then(done, done)
    return current
  }
}

/** Keeps track of running tasks, so that a program that stops can let them finish. */
export interface TaskTracker {
  /** Starts a task, and passes on its result or its error. */
  run<Result>(task: () => Promise<Result>): Promise<Result>
  /** Waits until every task that has started by now has ended, whether it succeeded or failed. */
  settled(): Promise<void>
}

export const createTaskTracker = (): TaskTracker => {
  const running = new Set<Promise<unknown>>()
  return {
    run: (task) => {
      const current = task()
      running.add(current)
      const done = () => running.delete(current)
      current.then(done, done)
      return current
    },
    settled: () => Promise.allSettled(running).then(() => undefined),
  }
}
