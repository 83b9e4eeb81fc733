import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createRetrieval } from '../../../src/retrieval/retrieval.ts'
import { anyQuestion, anyShelf } from '../any-texts.ts'
import { FROM_TERMINAL, HARBOUR, shelfOf } from '../shelf-of.ts'

const confidenceOver = (texts: Parameters<typeof shelfOf>[0]) => {
  const retrieval = createRetrieval(shelfOf(texts))
  return (question: string) => retrieval.ask(question, FROM_TERMINAL)
}
const ask = confidenceOver(HARBOUR)

/** The harbour's texts without the sentences that contain `words`. */
const without = (words: string) =>
  Object.fromEntries(
    Object.entries(HARBOUR).map(([id, written]) => [
      id,
      {
        ...written,
        text: written.text
          .split('\n\n')
          .map((paragraph) =>
            paragraph
              .split(/(?<=[.”]) /)
              .filter((sentence) => !sentence.includes(words))
              .join(' '),
          )
          .filter((paragraph) => paragraph !== '')
          .join('\n\n'),
      },
    ]),
  )

/** Questions that the harbour's texts answer, each with words of the sentences that answer it. */
const ANSWERED = [
  ['How much was paid for the third pier?', '41 million'],
  ['How many passengers does the night ferry carry?', '180'],
  ['What does a single ticket cost?', '300 crowns'],
  ['When does the first shift of the bakery begin?', 'rye dough'],
  ['How many people does the bakery employ?', 'nine people'],
  ['Who speaks for the fishermen?', 'Holt'],
  ['¿Cuántas toneladas de madera exportó el puerto?', '900.000'],
  ['¿Qué prometió ampliar la alcaldesa?', 'faro'],
] as const

describe('the confidence', () => {
  test.each(ANSWERED)('falls if the fact is removed from the shelf: %s', (question, words) => {
    const emptied = without(words)
    expect(Object.values(emptied).some(({ text }) => text.includes(words))).toBe(false)
    expect(ask(question).status).toBe('answered')
    expect(confidenceOver(emptied)(question).confidence).toBeLessThan(ask(question).confidence)
  })

  test.each([
    ['How many passengers does the night ferry to Lindeby carry?', 'Lindeby', 'Reykjavik'],
    ['When was the third pier in Varnholm opened?', 'Varnholm', 'Helsinki'],
    ['How much did the Northern Freight Authority pay?', 'Northern Freight Authority', 'Zanzibar Tramways'],
    ['Who asked the court in Lindeby for a ruling?', 'Lindeby', 'Montevideo'],
    ['¿Cuántas toneladas exportó el puerto de Varnholm?', 'Varnholm', 'Rotterdam'],
  ])('is lower if a name is unknown: %s', (question, known, unknown) => {
    const changed = question.replace(known, unknown)
    expect(changed).not.toBe(question)
    const { confidence, unknownTerms: missing } = ask(changed)
    expect(confidence).toBeLessThan(ask(question).confidence)
    expect(missing).toEqual(expect.arrayContaining(unknown.split(' ')))
  })

  test('does not count words of a title or a date as unknown', () => {
    const over = confidenceOver({
      'a.txt': { title: 'The lighthouse', published: '2024-12-03', text: 'The lamp burns oil.' },
    })
    expect(over('What burns in the lighthouse, as of December 2024, and why?').unknownTerms).toEqual([])
    expect(over('What burns in the windmill, as of October 2019?').unknownTerms).toEqual([
      'windmill',
      'October',
      '2019',
    ])
  })

  test('is 0, with nothing found, if no word of the question is on the shelf', () => {
    expect(ask('Zeppelin zoology?')).toMatchObject({ confidence: 0, status: 'none', excerpts: [] })
  })

  test.each([
    'Who won the chess championship in Tbilisi?', 'What is the boiling point of ethanol?', 'When was the telescope invented?',
    'How many moons does Jupiter have?', '¿Cuál es la receta del gazpacho?', '¿Quién escribió el Quijote?',
  ])('claims no answer to a question about something else: %s', (question) => {
    expect(ask(question).status).not.toBe('answered')
  }) // biome-ignore format: a list

  test('orders the three states: none, related, answered', () => {
    fc.assert(
      fc.property(anyShelf, anyQuestion, anyShelf, anyQuestion, (a, question, b, other) => {
        const rank = { none: 0, related: 1, answered: 2 }
        const [low, high] = [confidenceOver(a)(question), confidenceOver(b)(other)].sort(
          (x, y) => x.confidence - y.confidence,
        )
        expect(rank[low?.status ?? 'none']).toBeLessThanOrEqual(rank[high?.status ?? 'none'])
      }),
      { numRuns: 100 },
    )
  })

  test('is between 0 and 1, and the same each time', () => {
    fc.assert(
      fc.property(anyShelf, anyQuestion, anyQuestion, (texts, question, between) => {
        const over = confidenceOver(texts)
        const answer = over(question)
        expect(answer.confidence).toBeGreaterThanOrEqual(0)
        expect(answer.confidence).toBeLessThanOrEqual(1)
        over(between)
        expect(over(question)).toEqual(answer)
      }),
      { numRuns: 200 },
    )
  })
})

test('a text that only names a thing is not claimed to say how large it is', () => {
  const over = confidenceOver({
    'a.txt': {
      title: 'Trade of Lindeby',
      text: 'Lindeby runs a trade deficit with its neighbours. The harbour is busy in summer.',
    },
  })
  expect(over('How large is the trade deficit of Lindeby?').status).not.toBe('answered')
  expect(over('Does Lindeby run a trade deficit?').status).toBe('answered')
})

describe('a measure', () => {
  const MARROW = {
    towns: {
      text: `Marrow is a town of tanners in the valley of the Esk. It has twelve thousand inhabitants and an area of 41 square kilometres.

A permit to fish in Marrow is given by the mayor. The vulnerable populations of Lindeby asked for help in 2019, and the Free Trade Area of the North was founded in Lindeby.

A flood of the lower town would cost the region 20 million crowns, a study says.`,
    },
  }
  const askMarrow = confidenceOver(MARROW)

  test.each([
    'What is the area of Marrow?',
    'area of Marrow',
    'How much would a flood cost the region?',
    'cost of a flood',
    // The text has another word for what is measured.
    'What would a deluge cost the region?',
  ])('is claimed where a figure of the thing tells it: %s', (question) => {
    expect(askMarrow(question).status).toBe('answered')
  })

  test.each([
    'What is the population of Lindeby?',
    'population of Lindeby',
    'Lindeby population',
    'area of Lindeby',
    'What does a permit to fish cost?',
    'What does a permit cost?',
    'price of a permit',
    '¿Cuál es la población de Lindeby?',
  ])('is not claimed from words without it, or of another thing: %s', (question) => {
    expect(askMarrow(question).status).not.toBe('answered')
  })
})
