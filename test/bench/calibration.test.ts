import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { binsOf, calibrationError, claimedWhileKeeping } from '../../bench/calibration.ts'
import { outcomesOf } from '../../bench/outcomes.ts'

const outcome = fc.record({
  confidence: fc.double({ min: 0, max: 1, noNaN: true }),
  right: fc.boolean(),
})

describe('the calibration error', () => {
  test('is the mean difference between the confidence and the share of right answers', () => {
    const sure = [true, true, true, false].map((right) => ({ confidence: 0.95, right }))
    const unsure = [{ confidence: 0.25, right: false }]
    // Four answers 20 points apart, one 25.
    expect(calibrationError(binsOf([...sure, ...unsure]))).toBeCloseTo((4 * 0.2 + 0.25) / 5)
  })

  test('is 0 where as many are right as is said', () => {
    const outcomes = [true, true, true, false].map((right) => ({ confidence: 0.75, right }))
    expect(calibrationError(binsOf(outcomes))).toBe(0)
  })

  test('lies between 0 and 1, and no answer is left out of the bins', () => {
    fc.assert(
      fc.property(fc.array(outcome, { minLength: 1 }), fc.integer({ min: 1, max: 20 }), (outcomes, count) => {
        const bins = binsOf(outcomes, count)
        expect(bins.reduce((sum, bin) => sum + bin.count, 0)).toBe(outcomes.length)
        expect(bins.length).toBeLessThanOrEqual(count)
        const error = calibrationError(bins)
        expect(error).toBeGreaterThanOrEqual(0)
        expect(error).toBeLessThanOrEqual(1)
      }),
    )
  })

  test('sees a confidence of 1 in the last bin', () => {
    expect(
      binsOf([
        { confidence: 1, right: true },
        { confidence: 0.95, right: true },
      ]),
    ).toHaveLength(1)
  })
})

describe('what is claimed while most of the answerable are', () => {
  test('is the share of the unanswerable that are as sure as the last of those', () => {
    const answerable = [0.99, 0.98, 0.97, 0.96, 0.95, 0.94, 0.93, 0.92, 0.5, 0.1]
    expect(claimedWhileKeeping(answerable, [0.6, 0.5, 0.4, 0.3])).toBe(0.5)
    expect(claimedWhileKeeping(answerable, [0.6, 0.5, 0.4, 0.3], 1)).toBe(1)
  })

  test('keeps at least so many, and would not with any higher threshold', () => {
    const shares = fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 1, maxLength: 60 })
    fc.assert(
      fc.property(shares, fc.constantFrom(0.5, 0.9, 1), (values, kept) => {
        // Asked with the answerable themselves, it tells how many of them are kept.
        const share = claimedWhileKeeping(values, values, kept)
        expect(share).toBeGreaterThanOrEqual(kept)
        const least = values.toSorted((a, b) => b - a)[Math.round(share * values.length) - 1] ?? 0
        expect(values.filter((value) => value > least).length / values.length).toBeLessThan(kept)
      }),
    )
  })
})

describe('an answer', () => {
  const question = {
    id: 'a',
    q: 'Who keeps the pier?',
    relevant: ['1'],
    answers: ['Petra Koch'],
    article: 'Pier',
  }
  const answer = { id: 'a', confidence: 0.8, excerpts: [{ text: 'The pier is kept by\npetra koch.' }] }

  test('is right where its first excerpt holds one, whatever the case and the white space', () => {
    expect(outcomesOf([question], [answer])).toEqual([{ confidence: 0.8, answerable: true, right: true }])
  })

  test('is not right where only its second excerpt holds one, or the shelf does not say', () => {
    const second = { ...answer, excerpts: [{ text: 'The pier is old.' }, ...answer.excerpts] }
    expect(outcomesOf([question], [second])).toEqual([{ confidence: 0.8, answerable: true, right: false }])
    expect(outcomesOf([{ ...question, relevant: [] }], [answer])).toEqual([
      { confidence: 0.8, answerable: false, right: false },
    ])
  })

  test('that is missing counts neither way', () => {
    expect(outcomesOf([question], [])).toEqual([])
  })
})
