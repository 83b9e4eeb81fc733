/** Asked first and not timed, so that the machine has compiled what it runs. */
const WARM_UP = 50
/** However slow a search is, so many questions are asked. */
const LEAST = 50

/** How long each question takes, in milliseconds, until all are asked or `limit` milliseconds have gone by. */
export const timesOf = (
  questions: readonly string[],
  ask: (question: string) => unknown,
  limit: number,
): number[] => {
  const times: number[] = []
  const begun = performance.now()
  for (const question of questions.slice(0, WARM_UP)) {
    ask(question)
    if (performance.now() - begun > limit / 10) break
  }
  const started = performance.now()
  // From the end, so that a memory of the questions that came first is of no use.
  for (const question of questions.toReversed()) {
    const before = performance.now()
    ask(question)
    const after = performance.now()
    times.push(after - before)
    if (times.length >= LEAST && after - started > limit) break
  }
  return times
}

/** Gives back everything unused. @returns the bytes that the process holds then, on the heap and beside it, array buffers too */
export const bytesHeld = (): number => {
  if (globalThis.gc === undefined)
    throw new Error('Run with --expose-gc: what is unused must be given back first.')
  globalThis.gc()
  globalThis.gc()
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}
