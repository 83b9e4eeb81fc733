import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

/** A new folder, gone when the test that asked for it is over. */
export const temporaryFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'footnote-store-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}
