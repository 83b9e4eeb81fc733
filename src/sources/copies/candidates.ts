import type { Source } from '../../model.ts'
import type { Steps } from '../../steps.ts'
import { mixed } from './shingles.ts'
import { HASHES, type Signature, signatureOf } from './signature.ts'

/**
 * Numbers of a signature that two sources must have in common somewhere: a band. 32 bands of two numbers find 99.6 of 100 pairs that share
 * 40% of their shingles, and one pair in a thousand of those that share half a percent.
 */
const ROWS = 2
const BANDS = HASHES / ROWS
/** In sources. Where a band has more, as on forms that many fill in, each source is compared with so many of them. */
const CROWD = 64

/** A source and what is compared of it. */
interface Entry {
  readonly source: Source
  readonly signature: Signature
}

const bandOf = ({ least }: Signature, band: number): number => {
  let key = band
  for (let row = 0; row < ROWS; row += 1) key = mixed(key ^ (least[band * ROWS + row] as number))
  return key
}

/**
 * Calls `meet` with every new source and each other one that has a band in common with it: once for each band. No source is compared with
 * all others, so 100,000 sources take seconds.
 *
 * @param isNew whether a source has not been compared yet. Those that have are only compared with the new ones
 */
export function* eachCandidate(
  sources: readonly Source[],
  isNew: (source: Source) => boolean,
  meet: (fresh: Source, other: Source) => void,
): Steps<void> {
  const fresh: Entry[] = []
  const old: Entry[] = []
  for (const [at, source] of sources.entries()) {
    if (at % 64 === 0) yield
    const signature = signatureOf(source)
    if (signature !== undefined) (isNew(source) ? fresh : old).push({ source, signature })
  }
  if (fresh.length === 0) return
  const buckets = new Int32Array(2 ** Math.ceil(Math.log2(2 * fresh.length)))
  const next = new Int32Array(fresh.length)
  const keys = new Int32Array(fresh.length)
  for (let band = 0; band < BANDS; band += 1) {
    buckets.fill(-1)
    /** Meets the new sources of a bucket whose key is the same. */
    const meetBucket = (source: Source, key: number): void => {
      let met = 0
      for (let at = buckets[key & (buckets.length - 1)] as number; at >= 0; at = next[at] as number) {
        if (keys[at] !== key) continue
        meet((fresh[at] as Entry).source, source)
        met += 1
        if (met >= CROWD) return
      }
    }
    for (const [at, { source, signature }] of fresh.entries()) {
      const key = bandOf(signature, band)
      meetBucket(source, key)
      const bucket = key & (buckets.length - 1)
      keys[at] = key
      next[at] = buckets[bucket] as number
      buckets[bucket] = at
      if (at % 64 === 0) yield
    }
    for (const [at, { source, signature }] of old.entries()) {
      meetBucket(source, bandOf(signature, band))
      if (at % 64 === 0) yield
    }
  }
}
