/** Runs pieces of work that share a key one after another, in the order they came, and all others at the same time. */
export type KeyedQueue = <Result>(key: string, work: () => Promise<Result>) => Promise<Result>

/** Keeps nothing of a key whose work is done. */
export const createKeyedQueue = (): KeyedQueue => {
  const latest = new Map<string, Promise<unknown>>()
  return (key, work) => {
    const before = latest.get(key)
    // What failed before is not this work's business.
    const now = before === undefined ? work() : before.then(work, work)
    latest.set(key, now)
    const done = () => {
      if (latest.get(key) === now) latest.delete(key)
    }
    now.then(done, done)
    return now
  }
}
