import fc from 'fast-check'
import { test } from 'vitest'
import { hostileFile, readHostile } from './hostile-files.ts'

test('any file becomes a sound document or a message for people, in five seconds', { timeout: 120_000 }, () =>
  fc.assert(
    fc.asyncProperty(hostileFile, async (file) => void (await readHostile(file))),
    { numRuns: 300 },
  ),
)
