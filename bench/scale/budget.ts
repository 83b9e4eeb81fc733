import type { Run } from './runs.ts'

/** In seconds: what one system may take on one size, and all of them together. */
export interface Budget {
  /** A shelf that would take longer to index is left out. */
  readonly build: number
  /** How long questions are asked. */
  readonly questions: number
  /** For everything. The largest shelves come last and are left out first. */
  readonly all: number
}

/** Making the shelf takes some 20 microseconds for each passage, and starting a process a second. */
const shelfSeconds = (passages: number): number => 1 + passages * 2e-5

/** How long indexing should take, in seconds, judging by the run on the size before. It grows a little faster than the shelf. */
const expectedBuild = (before: Run | undefined, passages: number): number => {
  if (before === undefined) return 0
  return (1.1 * (before.figures?.build ?? Number.POSITIVE_INFINITY) * passages) / before.passages
}

/**
 * Why a system is not measured on a size; undefined if it is.
 *
 * @param before its run on the size before, if any
 * @param elapsed seconds since the first run began
 */
export const reasonToSkip = (
  before: Run | undefined,
  passages: number,
  elapsed: number,
  budget: Budget,
): string | undefined => {
  const build = expectedBuild(before, passages)
  if (before !== undefined && !Number.isFinite(build))
    return `left out at ${before.passages.toLocaleString('en')} already`
  if (build > budget.build) return `some ${Math.round(build)} s to index`
  const expected = build + budget.questions + shelfSeconds(passages)
  return elapsed + expected > budget.all ? 'the time for all was up' : undefined
}
