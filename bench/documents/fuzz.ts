/**
 * Reads hostile files: real ones with their bytes or parts changed, and ones of random structure. Each has to become a sound document, or a message
 * for people, in five seconds.
 *
 *     npm run fuzz -- [COUNT] [SEED]
 *
 * Writes the first files that broke a reader, and the slowest of each kind, to `bench/out/`.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { hostileFile, readHostile } from '../../test/sources/read/hostile-files.ts'

const [count = 100_000, seed = 13] = process.argv.slice(2).map(Number)
/** In milliseconds: what takes longer is kept, to be looked at. */
const SLOW = 500
/** Files are made in parts, so that none is kept for long. */
const PART = 500

const out = join(import.meta.dirname, '../out')
mkdirSync(out, { recursive: true })
process.on('unhandledRejection', (error) => {
  throw error
})

const ends = { read: 0, refused: 0 }
const kinds = new Map<string, number>()
let slowest = 0
let faults = 0
for (let done = 0; done < count; done += PART) {
  for (const file of fc.sample(hostileFile, { numRuns: PART, seed: seed + done })) {
    const begun = performance.now()
    try {
      ends[await readHostile(file)] += 1
    } catch (error) {
      faults += 1
      const path = join(out, `fault-${faults}${file.kind}`)
      if (faults <= 20) writeFileSync(path, file.bytes)
      process.stderr.write(`${path}: ${error instanceof Error ? error.stack : error}\n`)
    }
    const took = performance.now() - begun
    if (took > Math.max(slowest, SLOW)) writeFileSync(join(out, `slowest${file.kind}`), file.bytes)
    slowest = Math.max(slowest, took)
    kinds.set(file.kind, (kinds.get(file.kind) ?? 0) + 1)
  }
  if (done % 5_000 === 0)
    process.stderr.write(`${done + PART}: ${faults} faults, slowest ${Math.round(slowest)} ms\n`)
}
console.table({ ...ends, faults, 'slowest, ms': Math.round(slowest) })
console.table(Object.fromEntries(kinds))
process.exitCode = faults > 0 ? 1 : 0
