import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { termsOf } from '../../../src/language/tokens.ts'
import { NEVER_YIELD } from '../../../src/pace.ts'
import { indexPassages, updateIndex } from '../../../src/retrieval/index/live-index.ts'
import { isOneSlipAway } from '../../../src/retrieval/index/term-map.ts'
import { shelfOf } from '../shelf-of.ts'

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
  const index = (text: string) => indexPassages(shelfOf({ 'a.txt': { title: 'Notes', text } }).passages)
  const shelf = index('Ramirez and Milei spoke of a treaty in Antofagasta. It cost 180005 crowns.')

  test('is taken for the words that it may have meant', () => {
    expect(shelf.spelledLike('ramires')).toEqual(['ramirez'])
    expect(shelf.spelledLike('millei')).toEqual(['milei'])
    expect(shelf.spelledLike('antofogasta')).toEqual(['antofagasta'])
    expect(shelf.spelledLike('rmairez')).toEqual(['ramirez'])
  })

  test('may have meant several words', () => {
    expect(index('The pillar and the pillow of the mill.').spelledLike('pillar')).toEqual([])
    expect(index('They were baking and making, raking and taking.').spelledLike('bakking')).toEqual([])
  })

  test('of few letters, of digits, with another first letter, or like nothing, is taken for nothing', () => {
    for (const word of ['treat', '180006', 'ntofagasta', 'lithium', ''])
      expect(shelf.spelledLike(word)).toEqual([])
  })

  test('is not taken for a word whose passages are gone', async () => {
    const both = shelfOf({ 'a.txt': 'The ferry to Varnholm.', 'b.txt': 'The pier of Montrueno.' })
    const before = indexPassages(both.passages)
    const after = await updateIndex(before.engine, both.passages.slice(1), NEVER_YIELD)
    expect([before.spelledLike('varnhomm'), after.spelledLike('varnhomm')]).toEqual([['varnholm'], []])
    expect(after.spelledLike('montreuno')).toEqual(['montrueno'])
  })

  test('is taken for the same words as by comparing it with each', () => {
    const anyWord = fc.stringMatching(/^[a-c]{5,8}$/)
    fc.assert(
      fc.property(fc.uniqueArray(anyWord, { minLength: 1, maxLength: 30 }), anyWord, (words, typed) => {
        const engine = index(words.join(' '))
        const terms = words.flatMap((word) => termsOf(word, 'en'))
        const expected = terms.filter(
          (term) => typed.length >= 6 && term[0] === typed[0] && isOneSlipAway(typed, term),
        )
        expect(engine.spelledLike(typed)).toEqual([...new Set(expected)].sort())
      }),
    )
  })
})
