import type { AccessConfig } from '../../access-config.ts'
import type { Place } from '../../model.ts'

/** In milliseconds: a full bucket is used up at once, or in this time at an even pace. */
const MINUTE = 60_000
/** What fractions of an answer lose in arithmetic, in milliseconds. */
const ROUNDING = 0.001
/** The most buckets that are remembered. A full bucket need not be. */
const MAX_BUCKETS = 10_000

/** Whose limit is used up, and in how many milliseconds there is an answer again. */
export interface Limited {
  readonly who: 'person' | 'channel'
  readonly wait: number
}

interface Bucket {
  readonly left: number
  readonly at: number
}

/**
 * Limits how often the bot answers a person and a channel: token buckets that hold the answers of a minute, and fill again within one.
 * Each process counts for itself.
 * @param now in milliseconds
 * @returns takes an answer, or only looks whether there is one; says why if there is none. A place without a person is not limited.
 */
export const createLimit = ({ limits }: Pick<AccessConfig, 'limits'>, now: () => number) => {
  const buckets = new Map<string, Bucket>()

  const leftIn = (key: string, size: number): number => {
    const bucket = buckets.get(key)
    return bucket ? Math.min(size, bucket.left + (Math.max(0, now() - bucket.at) * size) / MINUTE) : size
  }

  /** Puts a bucket last, so that those used longest ago are dropped first. */
  const keep = (key: string, left: number) => {
    buckets.delete(key)
    buckets.set(key, { left, at: now() })
    const [oldest] = buckets.keys()
    if (buckets.size > MAX_BUCKETS && oldest !== undefined) buckets.delete(oldest)
  }

  return (
    { platform, workspace, channel, user }: Place,
    how: 'take' | 'look' = 'take',
  ): Limited | undefined => {
    if (user === undefined) return undefined
    const wanted = [
      { who: 'channel', key: JSON.stringify([platform, workspace, channel]), size: limits.channel },
      { who: 'person', key: JSON.stringify([platform, workspace, 'user', user]), size: limits.person },
    ] as const
    const used = wanted.filter(({ who, size }) => size > 0 && (who === 'person' || channel !== undefined))
    for (const { who, key, size } of used) {
      const left = leftIn(key, size)
      if (left < 1 - ROUNDING) return { who, wait: Math.ceil(((1 - left) * MINUTE) / size - ROUNDING) }
    }
    if (how === 'take') for (const { key, size } of used) keep(key, leftIn(key, size) - 1)
    return undefined
  }
}
