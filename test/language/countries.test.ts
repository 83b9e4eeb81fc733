import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { COUNTRY_WORDS } from '../../src/language/countries.ts'
import { fold } from '../../src/language/fold.ts'
import { FUNCTION_WORDS } from '../../src/language/function-words.ts'
import { termsOf } from '../../src/language/tokens.ts'

const term = (word: string): string | undefined => COUNTRY_WORDS.get(fold(word))
const entries = [...COUNTRY_WORDS]

describe('words of countries', () => {
  test('give a country, its people and its adjective one term, in both languages', () => {
    for (const word of ['Chile', 'Chilean', 'Chileans', 'chileno', 'chilena', 'chilenos', 'chilenas'])
      expect(term(word)).toBe('chile')
    for (const word of ['Brazil', 'Brasil', 'brasileño', 'Brazilian']) expect(term(word)).toBe('brazil')
    for (const word of ['Germany', 'Alemania', 'alemán', 'German']) expect(term(word)).toBe('germany')
    for (const word of ['New Zealand', 'Nueva Zelanda', 'neozelandés']) expect(term(word)).toBe('newzealand')
    for (const word of ['South Korea', 'surcoreanos', 'Corea del Sur']) expect(term(word)).toBe('southkorea')
    for (const word of ['Europe', 'European', 'europea']) expect(term(word)).toBe('europe')
  })
  test('use the terms that the tokens of the United States and the United Kingdom have', () => {
    expect([term('estadounidense')]).toEqual(termsOf('United States', 'en'))
    expect([term('británico')]).toEqual(termsOf('Reino Unido', 'es'))
  })
  test('give different places different terms', () => {
    expect(term('surcoreano')).not.toBe(term('norcoreano'))
    expect(term('Niger')).not.toBe(term('Nigeria'))
    expect(term('austriaco')).not.toBe(term('australiano'))
  })
  test('leave out words that often mean something else', () => {
    for (const word of [
      'American',
      'americano',
      'Indian',
      'Georgia',
      'Georgian',
      'Polish',
      'Jersey',
      'poles',
    ])
      expect(term(word)).toBeUndefined()
  })
  test('are folded, and none is a function word', () => {
    for (const [word] of entries) {
      expect(word).toBe(fold(word))
      expect(word).toMatch(/^[a-z']+(?: [a-z']+){0,2}$/)
      expect(FUNCTION_WORDS.en.has(word) || FUNCTION_WORDS.es.has(word)).toBe(false)
    }
  })
  test('give at least a hundred countries a term in small letters, each shared by several words', () => {
    const words = Map.groupBy(entries, ([, country]) => country)
    expect(words.size).toBeGreaterThan(100)
    for (const [country, of] of words) {
      expect(country).toMatch(/^[a-z]+$/)
      if (country !== 'india') expect(of.length, country).toBeGreaterThan(1)
    }
  })
  test('of three words have their first two as a name too', () => {
    const long = entries.map(([word]) => word.split(' ')).filter((parts) => parts.length > 2)
    expect(long.length).toBeGreaterThan(0)
    for (const parts of long) expect(COUNTRY_WORDS.has(parts.slice(0, 2).join(' '))).toBe(true)
  })
  test('are found however they are capitalised', () => {
    fc.assert(
      fc.property(fc.constantFrom(...entries), fc.infiniteStream(fc.boolean()), ([word, country], upper) => {
        const written = [...word]
          .map((letter) => (upper.next().value ? letter.toUpperCase() : letter))
          .join('')
        expect(term(written)).toBe(country)
      }),
      { numRuns: 200 },
    )
  })
})
