import { describe, expect, test } from 'vitest'
import { messagesFor, speechFor } from '../../src/messages/catalogue.ts'
import { formatCount, formatDay, formatNumber, formatShortDay } from '../../src/messages/format.ts'

const en = messagesFor('en')
const es = messagesFor('es')

describe('counts', () => {
  test('have singular and plural nouns, and the language’s digits', () => {
    expect(en.sourceCount(1, 1)).toBe('1 source, 1 passage')
    expect(en.sourceCount(4, 1234)).toBe('4 sources, 1,234 passages')
    expect(es.sourceCount(1, 1)).toBe('1 fuente, 1 pasaje')
    expect(es.sourceCount(0, 12345)).toBe('0 fuentes, 12.345 pasajes')
  })

  test('take the plural at a million, which is a category of its own in Spanish', () => {
    expect(formatCount(1_000_000, 'fuente', 'fuentes', 'es')).toBe('1.000.000 fuentes')
  })

  test('have the language’s separators', () => {
    expect(formatNumber(1234.5, 'en')).toBe('1,234.5')
  })
})

describe('dates', () => {
  test.each([
    ['2025-12-14', '14 December 2025', '14 de diciembre de 2025'],
    ['2025-12', 'December 2025', 'diciembre de 2025'],
    ['2025', '2025', '2025'],
    ['2025-02-31', '2025-02-31', '2025-02-31'],
    ['2025-13-01', '2025-13-01', '2025-13-01'],
    ['last spring', 'last spring', 'last spring'],
  ])('%s is %s and %s', (published, english, spanish) => {
    expect(formatDay(published, 'en')).toBe(english)
    expect(formatDay(published, 'es')).toBe(spanish)
  })

  test('in a citation have a short month', () => {
    expect(formatShortDay('2026-04-09', 'en')).toBe('9 Apr 2026')
    expect(formatShortDay('2026-04-09', 'es')).toBe('9 abr 2026')
    expect(formatShortDay('2026-04', 'en')).toBe('April 2026')
  })
})

/** What takes lists. */
const LISTS = new Set(['unknownTerms', 'alsoIn', 'nextHint', 'lacksPermissions'])

/** Every text of a catalogue by its path. Functions are called with texts for all their arguments. */
const texts = (value: unknown, path: string): readonly (readonly [string, string])[] => {
  if (typeof value === 'string') return [[path, value]]
  if (typeof value === 'function') return [[path, String(value('7', '7', '7', '7'))]]
  if (Array.isArray(value)) return []
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) =>
    LISTS.has(key) ? [] : texts(inner, `${path}.${key}`),
  )
}

describe('the catalogue', () => {
  const own = (messages: typeof en) => texts(messages, '')

  test('has no empty phrase, unfilled blank or stray space', () => {
    for (const [path, text] of [...own(en), ...own(es)]) {
      expect(text, path).not.toBe('')
      expect(text, path).not.toMatch(/undefined|NaN|\[object|\$\{/)
      expect(text.trimEnd(), path).toBe(text.endsWith('\n') ? text.slice(0, -1) : text)
    }
  })

  test('has no sentence that is the same in both languages', () => {
    const spanish = new Map(own(es))
    for (const [path, text] of own(en)) {
      if (text.includes(' ') && !/^\.(?:read|paragraph)/.test(path))
        expect(spanish.get(path), path).not.toBe(text)
    }
  })

  test('lists words that no source contains', () => {
    expect(en.unknownTerms(['quinoa', 'Bolivia'])).toBe('In no source: “quinoa” and “Bolivia”.')
    expect(es.unknownTerms(['quinua', 'Bolivia'])).toBe('En ninguna fuente aparece: «quinua» y «Bolivia».')
  })

  test('names the other sources that it is given, and counts the rest', () => {
    expect(en.alsoIn(['A', 'B'], 0)).toBe('3 sources say so, also A and B')
    expect(es.alsoIn(['A'], 2)).toBe('4 fuentes lo dicen, también A y 2 más')
  })
})

test('the fallback is spoken to somebody whose language is not known', () => {
  expect(speechFor('und', 'es')).toBe('es')
  expect(speechFor('en', 'es')).toBe('en')
})
