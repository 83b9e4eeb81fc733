import { expect, test } from 'vitest'
import { createRetrieval } from '../../../src/retrieval/retrieval.ts'
import { FROM_TERMINAL, HARBOUR, shelfOf } from '../shelf-of.ts'

const ask = (question: string, texts: Parameters<typeof shelfOf>[0] = HARBOUR) =>
  createRetrieval(shelfOf(texts)).ask(question, FROM_TERMINAL)

test('names the words that are on the shelf and in none of the excerpts', () => {
  const texts = {
    'a.txt': 'The harbour office reported a deficit of 3 million crowns.',
    'b.txt': Array.from({ length: 5 }, (_, i) => `The harbour office wrote letter ${i}.`).join(' '),
    'c.txt': 'Bread is baked at four.',
  }
  const {
    excerpts,
    unknownTerms: missing,
    missingTerms: lacking,
  } = ask('Was the deficit of the harbour office one of bread?', texts)
  expect(excerpts[0]?.text).toContain('deficit')
  expect(excerpts.some(({ text }) => text.includes('Bread'))).toBe(false)
  expect({ missing, lacking }).toEqual({ missing: [], lacking: ['bread'] })
})

test('leaves out unknown words, words that only carry the question, and words of the title', () => {
  const texts = { 'a.txt': { title: 'The lighthouse', text: 'The lamp burns oil.' } }
  expect(
    ask('What is the name of the lamp in the lighthouse, and its zeppelin?', texts).missingTerms,
  ).toEqual([])
})

test('names at most three, as the asker wrote them and in the same order', () => {
  const { missingTerms: lacking } = ask(
    'Do Bicycles, bread, rolls, timber and moorings cost the mayor compensation?',
  )
  const order = ['Bicycles', 'bread', 'rolls', 'timber', 'moorings', 'cost', 'mayor', 'compensation']
  expect(lacking.length).toBeLessThanOrEqual(3)
  expect(lacking.length).toBeGreaterThan(0)
  expect(order.filter((word) => lacking.includes(word))).toEqual(lacking)
})

test.each([
  ['a telling name', 'How old is Olga Winther?', true],
  ['two telling words', 'Did the zeppelin have a deficit of crowns?', true],
  ['one common noun', 'What is the capital of Australia?', false],
  ['too little of the question', 'Which zeppelin pilots crossed Antarctica for the office of a king?', false],
])('what came nearest is near if it shares more than a common noun: %s', (_, question, near) => {
  const texts = {
    'a.txt':
      'The harbour office reported a deficit of 3 million crowns. Olga Winther runs the harbour office.',
    'b.txt': 'Both capitals sent their letters to the harbour.',
    'c.txt': 'Bread is baked at four. Rolls are baked at five.',
  }
  const answer = ask(question, texts)
  expect(answer.excerpts.length).toBeGreaterThan(0)
  expect(answer.nearestShares).toBe(near)
})
