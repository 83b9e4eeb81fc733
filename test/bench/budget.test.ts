import { describe, expect, test } from 'vitest'
import { reasonToSkip } from '../../bench/scale/budget.ts'
import type { Run } from '../../bench/scale/runs.ts'

const BUDGET = { build: 80, questions: 12, all: 700 }
const built = (build: number): Run => ({
  system: 'lunr',
  passages: 10_000,
  figures: { build, p50: 1, p99: 2, questions: 500, bytes: 1_000 },
})

describe('a system on a size', () => {
  test('is measured where nothing is known of it, or it was fast before', () => {
    expect(reasonToSkip(undefined, 1_000, 0, BUDGET)).toBeUndefined()
    expect(reasonToSkip(built(7), 100_000, 0, BUDGET)).toBeUndefined()
  })

  test('is left out if an earlier build shows that it would take too long', () => {
    expect(reasonToSkip(built(8), 100_000, 0, BUDGET)).toBe('some 88 s to index')
  })

  test('is left out where it was on the size before', () => {
    const failed = { system: 'lunr', passages: 10_000, reason: 'more than 6144 MB' }
    expect(reasonToSkip(failed, 100_000, 0, BUDGET)).toBe('left out at 10,000 already')
  })

  test('is left out where it would end after the time for all', () => {
    expect(reasonToSkip(built(1), 100_000, 670, BUDGET)).toBeUndefined()
    expect(reasonToSkip(built(1), 100_000, 690, BUDGET)).toBe('the time for all was up')
  })
})
