import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { boundaryAfter, boundaryBefore, truncate } from '../../../../src/platforms/slack/render/text.ts'
import { longText } from '../../../contracts/replies.ts'

describe('a text that is cut', () => {
  test('is as it was where it is short enough', () => {
    expect(truncate('The old ferry', 13)).toBe('The old ferry')
  })

  test('ends with a word and an ellipsis', () => {
    expect(truncate('The old ferry sails', 16)).toBe('The old ferry…')
  })

  test('of one word ends within it', () => {
    expect(truncate('x'.repeat(20), 10)).toBe(`${'x'.repeat(9)}…`)
  })

  test('of one endless character has its beginning', () => {
    expect(truncate('\u1100'.repeat(200), 100)).toBe(`${'\u1100'.repeat(99)}…`)
  })
})

test('a place is never within a character, and no further away than it has to be', () => {
  expect([boundaryBefore('a🇨🇱b', 3), boundaryAfter('a🇨🇱b', 3)]).toEqual([1, 5])
  expect([boundaryBefore('e\u0301x', 1), boundaryAfter('e\u0301x', 1)]).toEqual([0, 2])
  expect([boundaryBefore('ab', 1), boundaryAfter('ab', 1)]).toEqual([1, 1])
  expect([boundaryBefore('ab', -1), boundaryAfter('ab', 9)]).toEqual([0, 2])
})

test('no text is torn, whatever it is of', () => {
  fc.assert(
    fc.property(longText(400), fc.integer({ min: 2, max: 300 }), (text, most) => {
      const whole = text.toWellFormed()
      const cut = truncate(whole, most)
      expect(cut.length).toBeLessThanOrEqual(most)
      expect(cut.isWellFormed()).toBe(true)
      expect(cut === whole || whole.startsWith(cut.slice(0, -1))).toBe(true)
    }),
    { numRuns: 300 },
  )
})
