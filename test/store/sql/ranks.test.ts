import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ranksOf } from '../../../src/store/sql/ranks.ts'

const kept = (before: readonly (number | undefined)[]): number =>
  ranksOf(before).filter((rank, at) => rank === before[at]).length

const rises = (ranks: readonly number[]): boolean =>
  ranks.every((rank, at) => Number.isSafeInteger(rank) && (at === 0 || rank > (ranks[at - 1] ?? rank)))

/** The length of the longest increasing subsequence, by brute force. */
const longest = (numbers: readonly (number | undefined)[]): number => {
  const lengths: number[] = []
  for (const number of numbers) {
    const before = lengths.filter((_, n) => (numbers[n] ?? Infinity) < (number ?? -Infinity))
    lengths.push(number === undefined ? 0 : 1 + Math.max(0, ...before))
  }
  return Math.max(0, ...lengths)
}

test('ranks rise, and as many as possible stay the same if there is room', () => {
  const anyRanks = fc
    .uniqueArray(fc.integer({ min: -100, max: 100 }), { maxLength: 30 })
    .chain((ranks) =>
      fc.tuple(...ranks.map((rank) => fc.option(fc.constant(rank * 1_000_000), { nil: undefined }))),
    )
  fc.assert(
    fc.property(anyRanks, (before) => {
      expect(rises(ranksOf(before))).toBe(true)
      expect(kept(before)).toBe(longest(before))
    }),
    { numRuns: 300 },
  )
})

test('ranks rise if there is no room, too', () => {
  fc.assert(
    fc.property(fc.array(fc.option(fc.integer({ min: 0, max: 9 }), { nil: undefined })), (numbers) => {
      const before = numbers.map((n, at) => (numbers.indexOf(n) === at ? n : undefined))
      expect(rises(ranksOf(before))).toBe(true)
    }),
    { numRuns: 300 },
  )
  expect(kept([1, undefined, 2])).toBe(0)
})

test('ranks stay when items come first or last, are removed, or one moves', () => {
  let ranks = ranksOf(Array.from({ length: 10 }))
  for (let round = 0; round < 1_000; round++) {
    const before = [undefined, ...ranks, undefined]
    expect(kept(before)).toBe(ranks.length)
    ranks = ranksOf(before).filter((_, at) => at !== 3 && at !== 5)
  }
  expect(kept([...ranks.slice(1), ranks[0]])).toBe(ranks.length - 1)
  expect(kept([ranks.at(-1), ...ranks.slice(0, -1)])).toBe(ranks.length - 1)
})
