import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hashOf, plainWords, wordHashes } from '../../../src/sources/copies/shingles.ts'

const byPattern = (text: string): readonly number[] => [...Int32Array.from(plainWords(text), hashOf)]

describe('the hashes of words', () => {
  test.each([
    'Plain words, 40 of them: done.',
    'Cañón, ÑANDÚ and “Straße” — the café’s naïve 2½ ½…',
    'soft\u00adhyphen, no\u200bspace, ª and º, x²',
    'ﬁne ligatures, 東京 and ไทย, emoji 🙂 between',
    '',
  ])('are those of the words that the pattern finds: %j', (text) => {
    expect([...wordHashes(text)]).toEqual(byPattern(text))
  })

  test('are the same in any text', () => {
    const latin = fc.string({
      unit: fc.integer({ min: 0, max: 0x2fff }).map((code) => String.fromCharCode(code)),
    })
    const european = fc.string({
      unit: fc
        .oneof(fc.integer({ min: 0x20, max: 0x24f }), fc.integer({ min: 0x2000, max: 0x20ff }))
        .map((code) => String.fromCharCode(code)),
    })
    fc.assert(
      fc.property(fc.oneof(european, latin, fc.string({ unit: 'binary' })), (text) => {
        expect([...wordHashes(text)]).toEqual(byPattern(text))
      }),
      { numRuns: 2_000 },
    )
  })
})
