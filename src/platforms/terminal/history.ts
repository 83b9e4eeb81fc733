import { chmodSync, readFileSync, writeFileSync } from 'node:fs'

/** A longer line, in UTF-16 code units, is not kept: nobody types one again with an arrow key. */
const LONGEST = 1_000

/**
 * The lines of earlier sessions, in a file that only its owner may read. A file that cannot be read or written costs nothing but the
 * history. Of two sessions at once, the one that typed last keeps its lines.
 * @param file undefined to keep nothing
 * @param most the most lines to keep
 */
export const openHistory = (file: string | undefined, most: number) => ({
  /** The newest first. */
  lines: (): string[] => (file === undefined ? [] : read(file).slice(0, most)),
  /** @param lines the newest first */
  save: (lines: readonly string[]): void => {
    if (file === undefined) return
    const kept = lines.filter((line) => line.length <= LONGEST && !/[\r\n]/.test(line)).slice(0, most)
    try {
      writeFileSync(file, kept.map((line) => `${line}\n`).join(''), { mode: OWNER_ONLY })
      // The mode above counts only for a new file.
      chmodSync(file, OWNER_ONLY)
    } catch {}
  },
})

const OWNER_ONLY = 0o600

const read = (file: string): string[] => {
  try {
    return readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
  } catch {
    return []
  }
}
