import { describe, expect, test } from 'vitest'
import { createRetrieval } from '../../src/retrieval/retrieval.ts'
import { FROM_TERMINAL, HARBOUR, shelfOf } from './shelf-of.ts'

const shelf = shelfOf(HARBOUR)
const retrieval = createRetrieval(shelf)
const ask = (question: string) => retrieval.ask(question, FROM_TERMINAL)
const marked = (question: string) => {
  const excerpt = ask(question).excerpts[0]
  return excerpt?.marks.map(({ start, end }) => excerpt.text.slice(start, end))
}

describe('an answer', () => {
  test('is the sentence that says it, verbatim at its offsets', () => {
    const { status, excerpts } = ask('How much was paid for the third pier?')
    expect(status).toBe('answered')
    const [excerpt] = excerpts
    const source = shelf.sources.find(({ id }) => id === excerpt?.citation.source)
    expect(source?.text.slice(excerpt?.start, excerpt?.end)).toBe(excerpt?.text)
    expect(excerpt?.text).toContain('41 million crowns')
  })

  test('cites source, publisher, date and paragraph', () => {
    expect(ask('How many passengers does the night ferry carry?').excerpts[0]?.citation).toMatchObject({
      source: 'ferry.txt',
      title: 'The night ferry returns',
      publisher: 'Coastal Review',
      published: '2023-06-01',
      paragraph: 1,
    })
  })

  test('marks the figure for "how many", the date for "when", the name for "who"', () => {
    expect(marked('How many passengers does the ferry carry?')).toContain('180')
    expect(marked('When did the third pier open?')?.join(' ')).toContain('May 2023')
    expect(marked('Who speaks for the fishermen?')).toContain('Anders Holt')
  })

  test('gives the answer of an FAQ, not the question', () => {
    expect(ask('Will the old pier be torn down?').excerpts[0]?.text).toContain('No decision has been made')
  })

  test('shows a quotation with who said it', () => {
    expect(ask('Who said that the ships can wait?').excerpts[0]?.text).toContain('she said')
  })

  test('includes the sentence before one that begins with a pronoun', () => {
    expect(ask('Which court was asked for a ruling?').excerpts[0]?.text).toMatch(
      /Anders Holt.*court in Lindeby/s,
    )
  })

  test('never quotes the same text twice', () => {
    const { excerpts } = ask('What about the pier in Varnholm?')
    expect(excerpts.length).toBeGreaterThan(1)
    for (const [i, a] of excerpts.entries()) {
      for (const b of excerpts.slice(i + 1)) {
        expect(a.citation.source !== b.citation.source || a.end <= b.start || b.end <= a.start).toBe(true)
      }
    }
  })
})

describe('corroboration', () => {
  test('names the other source that gives the same date', () => {
    const [excerpt] = ask('When was the third pier in Varnholm opened?').excerpts
    const others = excerpt?.alsoIn.map(({ source }) => source)
    expect([excerpt?.citation.source, ...(others ?? [])]).toEqual(
      expect.arrayContaining(['port.txt', 'ferry.txt']),
    )
  })

  test('is empty if only one source says it', () => {
    expect(ask('What does a single ticket cost?').excerpts[0]?.alsoIn).toEqual([])
  })
})

describe('a question that the sources do not answer', () => {
  test('is not claimed to be answered, and its unknown words are named', () => {
    const { status, unknownTerms: missing } = ask('Which airline flies to Reykjavik?')
    expect(status).not.toBe('answered')
    expect(missing).toEqual(expect.arrayContaining(['airline', 'Reykjavik']))
  })

  test.each(['', '   ', '?!', '🙂🙂', 'the of and', 'qué es el'])(
    'without content words (%j) finds nothing',
    (question) => {
      expect(ask(question)).toMatchObject({ status: 'none', confidence: 0, excerpts: [], passages: [] })
    },
  )
})

describe('a question that names its source', () => {
  test('is answered from that publisher only', () => {
    const { passages } = ask('What did the Coastal Review say about the third pier?')
    expect(new Set(passages.map(({ passage }) => passage.source.id))).toEqual(new Set(['ferry.txt']))
  })
})

describe('abbreviations that the sources introduce', () => {
  test('are found by their long form, and find it', () => {
    const { passages } = ask('What did the NFA pay?')
    expect(passages[0]?.passage.source.id).toBe('port.txt')
    expect(ask('What did the NFA pay?').unknownTerms).toEqual([])
  })
})

describe('languages', () => {
  test('a Spanish question finds the Spanish source by its stems', () => {
    const { status, excerpts } = ask('¿Cuántas toneladas de madera exportó el puerto?')
    expect(status).toBe('answered')
    expect(excerpts[0]?.text).toContain('900.000 toneladas')
  })

  test('a Spanish question finds an English source by its names, figures and translated words', () => {
    const { excerpts } = ask('¿Cuántos pasajeros lleva el ferry a Lindeby?')
    expect(excerpts[0]?.citation.source).toBe('ferry.txt')
  })
})
