import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { growShelf } from '../../bench/scale/grow.ts'
import { inventedRank, inventedWord, randomFrom } from '../../bench/scale/invented.ts'
import { articlesOf, written } from '../../bench/scale/templates.ts'
import type { Passage } from '../../src/model.ts'
import { shelfOf } from '../retrieval/shelf-of.ts'

const TEXTS = {
  'pier.txt': {
    title: 'The Pier',
    text: 'The Pier of Lindeby opened in 1912, and the pier carries 340 bicycles. Petra Koch keeps the pier, the harbour and its lamps.',
  },
  'ferry.txt': {
    title: 'The Ferry',
    text: 'A white ferry leaves Lindeby in the morning with bicycles, cargo and letters. The ferry line is led by Ilse Brandt.',
  },
}
const collection = shelfOf(TEXTS).passages
const textOf = ({ source, start, end }: Passage): string => source.text.slice(start, end)
const wordsOf = (passage: Passage): string[] => textOf(passage).match(/\p{L}+|\p{N}+/gu) ?? []

describe('a grown shelf', () => {
  const shelf = growShelf(collection, 60)

  test('begins with the collection as it is', () => {
    expect(shelf.passages.slice(0, collection.length).map(textOf)).toEqual(collection.map(textOf))
  })

  test('has exactly as many passages as are asked for, each a source with an id of its own', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), (size) => {
        const { passages, sources } = growShelf(collection, size)
        expect(passages).toHaveLength(size)
        expect(new Set(sources.map(({ id }) => id)).size).toBe(size)
      }),
    )
  })

  test('comes out the same each time, and a smaller one is its beginning', () => {
    expect(growShelf(collection, 25).passages).toEqual(shelf.passages.slice(0, 25))
  })

  test('holds no passage twice', () => {
    expect(new Set(shelf.passages.map(textOf)).size).toBe(60)
  })

  test('exchanges word for word: function words and what is between words stay', () => {
    const between = (text: string) => text.replace(/\p{L}+|\p{N}+/gu, '')
    shelf.passages.forEach((passage, at) => {
      const original = collection[at % collection.length] as Passage
      expect(between(textOf(passage))).toBe(between(textOf(original)))
      const words = wordsOf(passage)
      wordsOf(original).forEach((word, place) => {
        if (/^(?:the|of|in|and|is|by|its|a|with)$/i.test(word)) expect(words[place]).toBe(word)
      })
    })
  })

  test('has one word for a word all through a copy, with the capital that it had', () => {
    const copies = shelf.passages.filter((_, at) => at % collection.length === 0).slice(1)
    expect(copies.length).toBeGreaterThan(10)
    for (const copy of copies) {
      const words = wordsOf(copy)
      const [first = '', second = ''] = [words[1], words[9]]
      expect(first).toMatch(/^\p{Lu}/u)
      expect(second).toBe(first.toLowerCase())
    }
  })
})

test('a text that was taken apart is put together as it was', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, unit: 'grapheme' }), (text) => {
      const source = { id: 'a', title: 'Any title', language: 'en', text, blocks: [] } as const
      const passage = { source, start: 0, end: text.length, paragraph: 1, headings: [] }
      const [article] = articlesOf([passage])
      expect(article?.texts.map((line) => written(line, article.pieces))).toEqual([text])
    }),
  )
})

describe('invented words', () => {
  test('are different for different numbers, and are words', () => {
    const words = Array.from({ length: 5_000 }, (_, number) => inventedWord(number * 997))
    expect(new Set(words).size).toBe(words.length)
    expect(words.filter((word) => !/^[a-z]{6,}$/.test(word))).toEqual([])
  })

  test('go on coming: ten times the draws give about four times the words', () => {
    const random = randomFrom(1)
    const drawn = new Set<number>()
    const counts: number[] = []
    for (let draws = 1; draws <= 1_000_000; draws += 1) {
      drawn.add(inventedRank(random()))
      if (draws === 100_000 || draws === 1_000_000) counts.push(drawn.size)
    }
    const [before = 0, after = 0] = counts
    expect(after / before).toBeGreaterThan(3)
    expect(after / before).toBeLessThan(6)
  })
})

test('drawn numbers are spread evenly from 0 up to 1, and others for another seed', () => {
  const draws = (seed: number) => {
    const random = randomFrom(seed)
    return Array.from({ length: 10_000 }, random)
  }
  const tenths = Map.groupBy(draws(7), (value) => Math.floor(value * 10))
  expect([...tenths.keys()].sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
  for (const [, inTenth] of tenths) expect(Math.abs(inTenth.length - 1_000)).toBeLessThan(150)
  expect(draws(7)).toEqual(draws(7))
  expect(draws(8)[0]).not.toBe(draws(7)[0])
})
