/** How many questions are asked first, untimed, so that the code is compiled. */
const WARM_UP = 50
/** The fewest questions that are asked, however slow a search is. */
const LEAST = 50

/** Times each question, in milliseconds, until all are asked or `limit` milliseconds have passed. */
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
  // From the end, so that caching the warm-up questions is of no use.
  for (const question of questions.toReversed()) {
    const before = performance.now()
    ask(question)
    const after = performance.now()
    times.push(after - before)
    if (times.length >= LEAST && after - started > limit) break
  }
  return times
}

/** Collects garbage. @returns the bytes that the process then holds, on the heap and outside it, with array buffers */
export const bytesHeld = (): number => {
  if (globalThis.gc === undefined)
    throw new Error('Run with --expose-gc: what is unused must be given back first.')
  globalThis.gc()
  globalThis.gc()
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}
