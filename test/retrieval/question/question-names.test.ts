import { describe, expect, test } from 'vitest'
import { stem } from '../../../src/language/stems.ts'
import { readingOf } from '../reading-of.ts'
import { HARBOUR } from '../shelf-of.ts'

const read = readingOf(HARBOUR)
const questionOf = (text: string) => read(text).question

describe('an abbreviation that a source introduces', () => {
  const LONG = ['northern', 'freight', 'authority'].map((word) => stem(word, 'en'))

  test('is replaced by its long form', () => {
    const { terms } = questionOf('What did the NFA pay?')
    for (const word of LONG)
      expect(
        terms.some(({ variants }) => variants.includes(word)),
        word,
      ).toBe(true)
    expect(terms.filter(({ frequency }) => frequency === 0)).toEqual([])
  })
  test('is a variant of each word of its long form', () => {
    const { terms } = questionOf('What did the Northern Freight Authority pay?')
    const named = terms.filter(({ variants }) => variants.includes(stem('nfa', 'en')))
    expect(named.map((term) => term.written)).toEqual(['Northern', 'Freight', 'Authority'])
  })
  test('is not a variant of one of these words alone', () => {
    expect(questionOf('What is northern about it?').terms[0]?.variants).not.toContain(stem('nfa', 'en'))
  })
  test('is found in Spanish sources too', () => {
    const { question } = readingOf({
      'a.txt': { text: 'Varnholm firmó tratados de libre comercio (TLC) con Lindeby.', language: 'es' },
    })('¿Qué es el TLC?')
    expect(question.terms.map(({ frequency }) => frequency > 0)).toEqual([true, true, true])
  })
})

describe('a publisher or author that a question names', () => {
  test('limits the search, and is no term', () => {
    const { namedSources: from, terms } = questionOf('What did the Coastal Review say about the pier?')
    expect([...(from ?? [])].map(({ id }) => id)).toEqual(['ferry.txt'])
    expect(terms.map((term) => term.written)).toEqual(['say', 'pier'])
  })
  test('is found in any case, with and without its article', () => {
    for (const text of ['what did the harbour gazette say of ships', 'Ships in Harbour Gazette']) {
      expect(
        [...(questionOf(text).namedSources ?? [])].map(({ id }) => id),
        text,
      ).toEqual(['port.txt'])
    }
    const times = readingOf({ 'a.txt': { text: 'Ships came.', publisher: 'The Times' } })
    expect(times('What did the Times say of ships?').question.namedSources?.size).toBe(1)
    expect(times('What do Times writers say of ships?').question.namedSources?.size).toBe(1)
    // A single word is a name only with a capital.
    expect(times('How many times did ships come?').question.namedSources).toBeUndefined()
  })
  test('gives all sources that have it', () => {
    const two = readingOf({
      'a.txt': { text: 'Ships came.', author: 'Ann Lee' },
      'b.txt': { text: 'Ships left.', author: 'Ann Lee' },
      'c.txt': { text: 'Ships sank.', author: 'Bo Li' },
    })
    expect(
      [...(two('What did Ann Lee write about ships?').question.namedSources ?? [])].map(({ id }) => id),
    ).toEqual(['a.txt', 'b.txt'])
  })
  test('is not found in similar words', () => {
    expect(questionOf('What did the review say about the coastal pier?').namedSources).toBeUndefined()
  })
})

describe('a misspelt name', () => {
  test.each(['Varnholn', 'Varnhlom', 'Varnhom', 'Varnnholm'])(
    '%s has the name that it may mean as a variant',
    (typo) => {
      const term = questionOf(`Which pier is in ${typo}?`).terms.find(({ written }) => written === typo)
      expect(term?.variants).toContain(stem('varnholm', 'en'))
      expect(term?.frequency).toBeGreaterThan(0)
    },
  )
  test('stays unknown if nothing on the shelf is similar', () => {
    const unknown = questionOf('Which pier is in Xanadu?').terms.filter(({ frequency }) => frequency === 0)
    expect(unknown.map(({ written }) => written)).toEqual(['Xanadu'])
  })
  test('is not corrected if the shelf has it as it is', () => {
    const near = readingOf({
      'a.txt': 'The harbour of Lindeby.',
      'b.txt': 'The harbour of Lindeby and of Lindeba.',
    })
    expect(
      near('Which harbour is in Lindeba?').question.terms.find(({ written: w }) => w === 'Lindeba')?.variants,
    ).toEqual([stem('lindeba', 'en')])
  })
})
