import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isOneSlipAway, readSpelling } from '../../../src/retrieval/index/spelling.ts'
import { atOnce } from '../../../src/retrieval/steps.ts'

describe('one slip', () => {
  test.each([
    ['ramirez', 'ramires'],
    ['antofagasta', 'antofogasta'],
    ['bachelet', 'bachellet'],
    ['bachelet', 'bachlet'],
    ['pinera', 'pinrea'],
  ])('makes %s %s', (meant, typed) => {
    expect(isOneSlipAway(meant, typed)).toBe(true)
    expect(isOneSlipAway(typed, meant)).toBe(true)
  })

  test.each([
    ['ramirez', 'ramirez'],
    ['ramirez', 'remirez2'],
    ['bachelet', 'bahcellet'],
  ])('does not make %s %s', (a, b) => {
    expect(isOneSlipAway(a, b)).toBe(false)
  })

  test('is leaving out any one letter, putting one in, or swapping two', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[a-z]{3,12}$/),
        fc.nat(),
        fc.stringMatching(/^[a-z]$/),
        (word, seed, letter) => {
          const at = seed % word.length
          expect(isOneSlipAway(word, word.slice(0, at) + word.slice(at + 1))).toBe(true)
          expect(isOneSlipAway(word, word.slice(0, at) + letter + word.slice(at))).toBe(true)
          const swapped = word.slice(0, at) + (word[at + 1] ?? '') + (word[at] ?? '') + word.slice(at + 2)
          expect(isOneSlipAway(word, swapped)).toBe(swapped !== word)
        },
      ),
    )
  })
})

describe('a misspelt word', () => {
  const meant = atOnce(
    readSpelling(
      [
        ['ramirez', 'treaty', 'milei', 'gone up'],
        ['antofagasta', '18000', 'treaty', 'treats'],
      ],
      (term) => term !== 'treats',
    ),
  )

  test('finds what it may have meant', () => {
    expect(meant('ramires')).toEqual(['ramirez'])
    expect(meant('millei')).toEqual(['milei'])
  })

  test('finds a term once that stands in several segments, and none that is gone', () => {
    expect(meant('treety')).toEqual(['treaty'])
    expect(meant('treatz')).toEqual(['treaty'])
  })

  test('of few letters, or like nothing, finds nothing', () => {
    expect(meant('treat')).toEqual([])
    expect(meant('lithium')).toEqual([])
    expect(meant('')).toEqual([])
  })
})
