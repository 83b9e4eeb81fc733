import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createRetrieval } from '../../../src/retrieval/retrieval.ts'
import { anyQuestion, anyShelf } from '../any-texts.ts'
import { FROM_TERMINAL, shelfOf } from '../shelf-of.ts'

const markedIn = (text: string, question: string): string[] => {
  const [excerpt] = createRetrieval(shelfOf({ 'a.txt': { title: 'Notes', text } })).ask(
    question,
    FROM_TERMINAL,
  ).excerpts
  return (excerpt?.marks ?? []).map(({ start, end }) => excerpt?.text.slice(start, end) ?? '')
}

describe('marked words', () => {
  test('are the figure and its scale, for "how much"', () => {
    expect(
      markedIn('The town paid 41 million crowns for the pier.', 'How much did the town pay for the pier?'),
    ).toEqual(['41 million'])
    expect(markedIn('Cargo grew by 12 % after the pier.', 'By how much did cargo grow?')).toEqual(['12 %'])
  })
  test('are the date, for "when"', () => {
    expect(markedIn('The pier opened in March 2023.', 'When did the pier open?')).toEqual(['March 2023'])
    expect(markedIn('El muelle abrió en marzo de 2023.', '¿Cuándo abrió el muelle?')).toEqual([
      'marzo',
      '2023',
    ])
  })
  test('are the whole name, for "who"', () => {
    expect(markedIn('The ferry line is led by Petra Koch.', 'Who leads the ferry line?')).toEqual([
      'Petra Koch',
    ])
    expect(markedIn('La línea la dirige Petra Koch.', '¿Quién dirige la línea?')).toEqual(['Petra Koch'])
  })
  test('are the place, for "where"', () => {
    expect(markedIn('The ferry lands in Lindeby.', 'Where does the ferry land?')).toEqual(['Lindeby'])
  })
  test('are the words of the question if it asks for no kind of answer', () => {
    expect(markedIn('The ferry is white and carries bicycles.', 'Does a ferry carry bicycles?')).toEqual([
      'ferry',
      'carries bicycles',
    ])
  })
  test('are the words of the question if nothing is of the kind asked for', () => {
    expect(markedIn('The pier opened with a song.', 'When did the pier open?')).toEqual(['pier opened'])
  })
  test('are not words that the question has itself', () => {
    expect(
      markedIn('In 2023 the ferry carried 180 cars.', 'How many cars did the ferry carry in 2023?'),
    ).toEqual(['180'])
    expect(markedIn('Ilse Brandt met Anders Holt there.', 'Who did Ilse Brandt meet there?')).toEqual([
      'Anders Holt',
    ])
  })
})

describe('marks of any excerpt', () => {
  test('are inside its text, in order and apart, and begin and end with words', () => {
    let seen = 0
    fc.assert(
      fc.property(anyShelf, anyQuestion, (texts, question) => {
        for (const { text, marks } of createRetrieval(shelfOf(texts)).ask(question, FROM_TERMINAL).excerpts) {
          let reached = 0
          for (const { start, end } of marks) {
            seen += 1
            expect(start).toBeGreaterThanOrEqual(reached)
            expect(end).toBeGreaterThan(start)
            expect(end).toBeLessThanOrEqual(text.length)
            const words = text.slice(start, end)
            expect(words).toBe(words.trim())
            expect(words).toMatch(/[\p{L}\p{N}%$€£]/u)
            reached = end
          }
        }
      }),
      { numRuns: 200 },
    )
    expect(seen).toBeGreaterThan(200)
  })
})
