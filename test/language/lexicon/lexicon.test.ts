import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { lexiconEntries } from '../../../bench/translations/lexicon.ts'
import { TABLE, tableText } from '../../../bench/translations/table.ts'
import { COUNTRY_WORDS } from '../../../src/language/countries.ts'
import { fold } from '../../../src/language/fold.ts'
import { FUNCTION_WORDS } from '../../../src/language/function-words.ts'
import { translations } from '../../../src/language/lexicon/translations.ts'
import { stem } from '../../../src/language/stems.ts'
import { readWord } from '../../../src/language/words.ts'

const toEnglish = (word: string): readonly string[] => translations(stem(word, 'es'), 'es')
const toSpanish = (word: string): readonly string[] => translations(stem(word, 'en'), 'en')
const entries = lexiconEntries()

describe('the table', () => {
  test('holds at least 1,300 headwords, each once', () => {
    const heads = entries.map(({ head }) => fold(head))
    expect(heads.length).toBeGreaterThan(1300)
    expect(heads.filter((head, i) => heads.indexOf(head) !== i)).toEqual([])
  })
  test('has single words in small letters on both sides, one to four in English', () => {
    for (const { head, irregular, english } of entries) {
      for (const word of [head, ...irregular]) expect(word).toMatch(/^[a-záéíóúüñ]+$/)
      for (const word of english) expect(word, head).toMatch(/^[a-z]+$/)
      expect(english.length, head).toBeLessThanOrEqual(4)
      expect(new Set(english).size, head).toBe(english.length)
    }
  })
  test('has no function words, figures or countries, which have no terms of their own', () => {
    for (const { head, irregular, english } of entries) {
      for (const word of [head, ...irregular].map(fold)) expect(FUNCTION_WORDS.es.has(word), word).toBe(false)
      for (const word of english) expect(FUNCTION_WORDS.en.has(word), word).toBe(false)
      for (const [word, language] of [
        [fold(head), 'es'],
        ...english.map((word) => [word, 'en'] as const),
      ] as const) {
        expect(readWord(word, language).number, word).toBe(false)
        expect(COUNTRY_WORDS.has(word), word).toBe(false)
      }
    }
  })
  test('lists verbs in the infinitive', () => {
    for (const { head, verb } of entries) if (verb) expect(fold(head)).toMatch(/[aei]r$/)
  })
  test('lists no irregular form with the stem of its headword', () => {
    for (const { head, irregular } of entries)
      for (const form of irregular) expect(stem(form, 'es'), form).not.toBe(stem(head, 'es'))
  })
})

describe('translations', () => {
  test('are those of the lexicon: `npm run translations` makes their table again', () => {
    expect(readFileSync(TABLE, 'utf8')).toBe(tableText())
  })
  test('of Spanish words are the stems of their English equivalents', () => {
    expect(toEnglish('votos')).toContain(stem('vote', 'en'))
    expect(toEnglish('exportaciones')).toContain(stem('exports', 'en'))
    expect(toEnglish('acuerdo').slice(0, 3)).toEqual(
      ['agreement', 'deal', 'accord'].map((word) => stem(word, 'en')),
    )
    expect(toEnglish('sequía')).toEqual([stem('drought', 'en')])
  })
  test('of English words are the stems of their Spanish equivalents', () => {
    expect(toSpanish('earthquakes')).toEqual(
      expect.arrayContaining([stem('terremoto', 'es'), stem('sismo', 'es')]),
    )
    expect(toSpanish('tariffs')).toContain(stem('aranceles', 'es'))
    expect(toSpanish('won')).toContain(stem('ganó', 'es'))
  })
  test('reach plurals, feminines and tenses whose stem differs from the headword’s', () => {
    for (const [form, english] of [
      ['ciudades', 'city'], ['años', 'year'], ['mujeres', 'woman'], ['líderes', 'leader'], ['hermosas', 'beautiful'],
      ['usó', 'use'], ['anunció', 'announce'], ['declaran', 'declare'], ['cierran', 'close'], ['jueces', 'judge'],
    ] as const) // biome-ignore format: pairs
      expect(toEnglish(form), form).toContain(stem(english, 'en'))
    expect(toSpanish('cities')).toEqual(
      expect.arrayContaining([stem('ciudad', 'es'), stem('ciudades', 'es')]),
    )
  })
  test('of unknown terms are none, whatever the term', () => {
    for (const term of ['', 'xyzzy', 'constructor', '__proto__', 'toString', '12']) {
      expect(translations(term, 'es')).toEqual([])
      expect(translations(term, 'en')).toEqual([])
    }
  })
  test('lead from every headword to each of its equivalents and back to it', () => {
    for (const { head, irregular, english } of entries)
      for (const term of [head, ...irregular].map((word) => stem(word, 'es')))
        for (const equivalent of english.map((word) => stem(word, 'en'))) {
          expect(translations(term, 'es'), head).toContain(equivalent)
          expect(translations(equivalent, 'en'), head).toContain(term)
        }
  })
  test('of every term, known or not, are distinct and lead back to it', () => {
    const word = fc.constantFrom(...entries).chain(({ head, english }) => fc.constantFrom(head, ...english))
    const ending = fc.constantFrom('', 's', 'es', 'a', 'ed', 'ing', 'ó')
    fc.assert(
      fc.property(word, ending, fc.constantFrom('es', 'en'), (base, end, from) => {
        const term = stem(base + end, from)
        const found = translations(term, from)
        expect(new Set(found).size).toBe(found.length)
        for (const other of found) expect(translations(other, from === 'es' ? 'en' : 'es')).toContain(term)
      }),
      { numRuns: 300 },
    )
  })
})
