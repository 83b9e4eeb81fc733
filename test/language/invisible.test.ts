import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { termsOf, tokenize } from '../../src/language/tokens.ts'

const SIGNS = ['\u00ad', '\u200b', '\u200c', '\u200d', '\u2060', '\ufeff', '\u200e'] as const

const PIECES = [
  'harbour', 'commission', 'Chile’s', 'U.S.', 'J. K. Rolland', 'United States', 'EE. UU.', 'C++', '1,250,000', '7.1 million', '2018-09-05', '5 Sept. 2018', '12 %',
  'señal', 'n\u0303', 'and', 'a', ' ', '.', '\u{1F600}',
] // biome-ignore format: a list of words

/** A text, and the same with signs that nobody sees. */
const texts = fc
  .array(fc.constantFrom(...PIECES), { maxLength: 12 })
  .map((pieces) => pieces.join(' '))
  .chain((text) =>
    fc.array(fc.tuple(fc.nat(text.length), fc.constantFrom(...SIGNS)), { maxLength: 12 }).map((signs) => {
      const places = signs.toSorted(([a], [b]) => b - a)
      return {
        text,
        signed: places.reduce((all, [at, sign]) => all.slice(0, at) + sign + all.slice(at), text),
      }
    }),
  )
const language = fc.constantFrom('en', 'es', 'und')
const without = (text: string) => text.replace(/[\u00ad\u200b-\u200e\u2060\ufeff]/g, '')

describe('signs that are not seen', () => {
  test('part no word, figure, name or date', () => {
    fc.assert(
      fc.property(texts, language, ({ text, signed }, lang) => {
        expect(termsOf(signed, lang)).toEqual(termsOf(text, lang))
      }),
      { numRuns: 500 },
    )
  })
  test('stay in the text that a token spans, and begin and end none', () => {
    fc.assert(
      fc.property(texts, language, fc.nat(9), ({ text, signed }, lang, from) => {
        const slices = (each: string) =>
          tokenize(each, lang, from).map(({ start, end }) => each.slice(start - from, end - from))
        const raw = slices(signed)
        expect(raw.map(without)).toEqual(slices(text))
        for (const each of raw) expect([without(each[0] ?? ''), without(each.at(-1) ?? '')]).not.toContain('')
      }),
      { numRuns: 500 },
    )
  })
})
