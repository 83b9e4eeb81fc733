import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createRetrieval } from '../../../src/retrieval/retrieval.ts'
import { FROM_TERMINAL, HARBOUR, shelfOf } from '../shelf-of.ts'

/** Questions about the harbour that its texts don't answer, and the words of each that no text of it has. */
const UNANSWERED = [
  ['Who is the president of Bolivia?', 'president', 'Bolivia'],
  ['When did Anders Holt resign?', 'resign', 'resigned'],
  ['What is the population of Varnholm?', 'population', 'inhabitants'],
  ['How many passengers does the night ferry to Reykjavik carry?', 'Reykjavik', 'harbour of Reykjavik'],
  ['When was the fourth pier in Varnholm opened?', 'fourth', 'the fourth'],
  ['How much did the Zanzibar Tramways pay for the third pier?', 'Zanzibar', 'Tramways'],
  ['Who asked the court in Montevideo for a ruling?', 'Montevideo', 'judges'],
  ['¿Cuántas toneladas exportó el puerto de Rotterdam?', 'Rotterdam', 'grúas'],
] as const

/** Sentences about nothing of the harbour, with a gap for a word. */
const FRAMES = [
  (word: string) => `The chess club met on Tuesday, and somebody mentioned ${word} over tea.`,
  (word: string) => `A poem about ${word} won the prize of the library.`,
  (word: string) => `In the quiz nobody knew what to say of ${word}, so the team lost by two points.`,
  (word: string) => `The word ${word} stood on a poster behind the piano.`,
]

const ask = (texts: Parameters<typeof shelfOf>[0], question: string) =>
  createRetrieval(shelfOf(texts)).ask(question, FROM_TERMINAL)

describe('a text about something else', () => {
  test.each(UNANSWERED)('makes nothing claimed by having words of the question: %s', (question, ...words) => {
    expect(ask(HARBOUR, question).status).not.toBe('answered')
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(...FRAMES), fc.constantFrom(...words)), {
          minLength: 1,
          maxLength: 4,
        }),
        (said) => {
          const text = said.map(([frame, word]) => frame(word)).join(' ')
          const answer = ask({ ...HARBOUR, 'club.txt': { title: 'Notes of the club', text } }, question)
          expect(answer.status).not.toBe('answered')
        },
      ),
      { numRuns: 25 },
    )
  })
})
