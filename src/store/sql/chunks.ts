import { setImmediate } from 'node:timers/promises'

/** Rows a statement. Each has seven values, and SQLite takes 32,766 (https://sqlite.org/limits.html). */
export const CHUNK = 1_000

/** Runs a statement for each chunk of many items. Other work runs in between. */
export const inChunks = async <T>(
  all: readonly T[],
  run: (chunk: readonly T[]) => Promise<unknown>,
): Promise<void> => {
  for (let from = 0; from < all.length; from += CHUNK) {
    await run(all.slice(from, from + CHUNK))
    await setImmediate()
  }
}
