import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { relatives } from '../../../src/language/lexicon/relatives.ts'
import { stem } from '../../../src/language/stems.ts'

const near = (word: string, other: string, language: 'en' | 'es' = 'en'): number =>
  relatives(stem(word, language), language).find(({ term }) => term === stem(other, language))?.near ?? 0

const table = readFileSync(join(import.meta.dirname, '../../../data/relatives/en.txt'), 'utf8')
const lines = table.split('\n').filter((line) => line !== '' && !line.startsWith('#'))

describe('relatives of an English word', () => {
  test.each([
    ['purchase', 'buy'],
    ['purchase', 'buyer'],
    ['elect', 'electoral'],
    ['congratulate', 'congratulatory'],
    ['began', 'started'],
    ['controlled', 'dominated'],
    ['concentrate', 'focus'],
    ['deal', 'accord'],
  ])('%s: %s', (word, other) => {
    const same = stem(word, 'en') === stem(other, 'en')
    expect(same || near(word, other) > 0 || near(other, word) > 0).toBe(true)
  })

  test('are nearer in the usual sense of a word', () => {
    expect(near('buy', 'purchase')).toBeGreaterThan(near('buy', 'corrupt'))
    expect(near('start', 'begin')).toBeGreaterThan(near('start', 'jump'))
  })

  test.each([
    ['buy', 'sell'],
    ['win', 'lose'],
    ['war', 'peace'],
    ['increase', 'decrease'],
    ['rise', 'fall'],
    ['open', 'close'],
    ['elected', 'nonelected'],
    ['wed', 'unwed'],
    ['married', 'unmarried'],
  ])('have no opposites among them: %s, %s', (word, other) => {
    expect([near(word, other), near(other, word)]).toEqual([0, 0])
  })

  test('are few and distinct, never the word itself, each above 0 and at most 1 near', () => {
    fc.assert(
      fc.property(fc.constantFrom(...lines.map((line) => line.split(' ')[0] ?? '')), (term) => {
        const found = relatives(term, 'en')
        expect(found.length).toBeGreaterThan(0)
        expect(found.length).toBeLessThan(60)
        expect(new Set(found.map((relative) => relative.term)).size).toBe(found.length)
        for (const relative of found) {
          expect(relative.term).not.toBe(term)
          expect(relative.near).toBeGreaterThan(0)
          expect(relative.near).toBeLessThanOrEqual(1)
        }
      }),
    )
  })

  test('of a non-word are none', () => {
    for (const odd of ['', '#', 'xqzt', '__proto__', 'hasownproperty'])
      expect(relatives(odd, 'en')).toEqual([])
  })
})

describe('relatives of a Spanish word', () => {
  test('are those that share a translation with it', () => {
    expect(near('pacto', 'acuerdo', 'es')).toBeGreaterThan(0)
  })

  test.each([
    ['controlar', 'dominar'],
    ['comprar', 'comprador'],
    ['detener', 'encarcelar'],
  ])('are those of its translations, for less: %s, %s', (word, other) => {
    expect(near(word, other, 'es')).toBeGreaterThan(0)
    expect(near(word, other, 'es')).toBeLessThan(near('pacto', 'acuerdo', 'es'))
  })
})

test('the nearest come first', () => {
  for (const [word, language] of [
    ['buy', 'en'],
    ['deal', 'en'],
    ['comprar', 'es'],
  ] as const) {
    const order = relatives(stem(word, language), language).map((relative) => relative.near)
    expect(order.length).toBeGreaterThan(2)
    expect(order).toEqual(order.toSorted((a, b) => b - a))
  }
})

describe('the table', () => {
  test('is small and holds only stems', () => {
    expect(table.length).toBeLessThan(1_500_000)
    expect(lines.filter((line) => !/^[a-z.]+(?: [1-9][a-z.]+)+$/.test(line))).toEqual([])
  })

  test('carries the notice that WordNet’s licence requires', () => {
    expect(table).toContain('WordNet 3.0 Copyright 2006 by Princeton University.  All rights reserved.')
    expect(table).toContain('THIS SOFTWARE AND DATABASE IS PROVIDED "AS IS"')
  })
})
