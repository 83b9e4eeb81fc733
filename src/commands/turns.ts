/**
 * Lets work be done one piece after the other, each in a turn of the event loop of its own: between two of them requests are taken
 * and acknowledged, however many wait. Resolves when it is the caller's turn.
 */
export const takeTurns = (): (() => Promise<void>) => {
  let last = Promise.resolve()
  return () => {
    last = last.then(() => new Promise((resolve) => setImmediate(resolve)))
    return last
  }
}
