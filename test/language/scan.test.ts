import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { afterCharacter, TOKEN_PATTERN, tokenEnd } from '../../src/language/scan.ts'
import { termsOf, tokenize } from '../../src/language/tokens.ts'
import type { Language } from '../../src/model.ts'
import { HARBOUR } from '../retrieval/shelf-of.ts'

const TOKEN = new RegExp(TOKEN_PATTERN, 'gu')

const scanned = (text: string): string[] => {
  const found: string[] = []
  for (let at = 0; at < text.length; ) {
    const end = tokenEnd(text, at)
    if (end > 0) found.push(text.slice(at, end))
    at = end > 0 ? end : afterCharacter(text, at)
  }
  return found
}

const PIECES = [
  'U.S.', 'u.s.', 'J. K.', 'FF. AA.', 'ee. uu.', 'p.m.', 'e.g', 'C++', 'c#', '.NET', 'net', 'N', 'v2.4.0', 'v2', '+', '#', '&', 'R&D', 'th', 'st', 'º', '5th', '250', '\u202f', 'u.s.a.', 'U.S', 'EE. UU.', 'EE.UU', 'EE.', 'E.', 'EU', 'U.K', 'united', 'United', 'States', 'estados', 'Unidos', 'el', 'Salvador',
  'corea', 'del', 'sur', 'per', 'cent', 'New', 'Zealand', "cote d'ivoire", 'a', 'A', 'u', 'ñ', 'É', 'ǅ', 'n\u0303', '\u0301', '’', "'", '’s', '.', ',', '1',
  '1,800', '2.5', '²', '½', '१२', '%', '$', '€', ' ', '\u00a0', '\n', '-', '—', '\u2028', '\u200b', 'ﬁ', 'İ', 'ß', '\u{1F600}', '\u{1D400}', '\ud800',
  '\udc00', '漢字', 'سلام', 'ʼ', '\u024f', '\u0250', '\u2100', 'ⅷ', 'a'.repeat(70),
] // biome-ignore format: a list of words

const texts = fc.oneof(
  fc.array(fc.constantFrom(...PIECES), { maxLength: 24, size: 'max' }).map((pieces) => pieces.join('')),
  fc.array(fc.constantFrom(...PIECES), { maxLength: 24, size: 'max' }).map((pieces) => pieces.join(' ')),
  fc.string({ unit: 'binary', maxLength: 60 }),
)
const REAL = Object.values(HARBOUR).map(({ text }) => text)

describe('scanning without the pattern', () => {
  test('finds the tokens that the pattern finds, in any text', () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(scanned(text)).toEqual(text.match(TOKEN) ?? [])
      }),
      { numRuns: 3000 },
    )
  })

  test('finds them before and after every character of the Basic Multilingual Plane', () => {
    for (let code = 0; code < 0x1_0000; code += 1) {
      const character = String.fromCharCode(code)
      const text = `a${character}1 U${character} ${character}'b 2,${character}`
      expect(scanned(text), code.toString(16)).toEqual(text.match(TOKEN))
    }
  })

  test.each(REAL)('finds them in an article: %.40s', (text) => {
    expect(scanned(text)).toEqual(text.match(TOKEN))
  })
})

describe('terms without tokens', () => {
  const language = fc.constantFrom<Language>('en', 'es', 'und')
  const viaTokens = (text: string, lang: Language) =>
    tokenize(text, lang).flatMap(({ term }) => (term === '' ? [] : [term]))

  test('are those of the tokens, in any text', () => {
    fc.assert(
      fc.property(texts, language, (text, lang) => {
        expect(termsOf(text, lang)).toEqual(viaTokens(text, lang))
      }),
      { numRuns: 3000 },
    )
  })

  test.each(REAL)('are those of the tokens in an article: %.40s', (text) => {
    for (const lang of ['en', 'es', 'und'] as const)
      expect(termsOf(text, lang)).toEqual(viaTokens(text, lang))
  })

  test('join a name of two words, whether or not its first word has a term', () => {
    expect(termsOf('the United States', 'en')).toEqual(termsOf('the US', 'en'))
    expect(termsOf('en El Salvador', 'es')).toEqual(['elsalvador'])
    expect(termsOf('Corea del Sur y Corea', 'es')).toEqual(['southkorea', 'korea'])
    expect(termsOf('United. States', 'en')).not.toContain('usa')
  })
})
