import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { asksTheSame, groupGaps, type Unanswered } from '../../../src/digest/compose/gaps.ts'

let next = 0
const asked = (question: string, at = 1, language: 'en' | 'es' = 'en'): Unanswered => ({
  id: `q${++next}`,
  question,
  language,
  at,
})
const same = (a: string, b: string, first: 'en' | 'es' = 'en', second = first) =>
  asksTheSame({ question: a, language: first }, { question: b, language: second })

describe('two questions ask the same', () => {
  test.each([
    ['Who is the mayor of Quillon?', 'who is the MAYOR of quillon'],
    ['Who is the mayor of Quillon?', 'Who is the current mayor of Quillon now?'],
    ['When does the ferry sail?', 'When did the ferries sail?'],
    ['When was the treaty signed in Lima?', 'In Lima, when was the treaty signed?'],
    ['What is the tax on copper?', 'Please tell me: what is the tax on copper?'],
    ['What was the U.S. tariff?', 'What was the United States tariff?'],
  ])('“%s” and “%s”', (a, b) => {
    expect(same(a, b)).toBe(true)
  })

  test.each([
    ['¿Quién es el alcalde de Quillón?', '¿Quién es actualmente el alcalde de Quillon?'],
    ['¿Cuándo cerraron las minas?', '¿Cuándo cerró la mina?'],
  ])('“%s” and “%s”, in Spanish', (a, b) => {
    expect(same(a, b, 'es')).toBe(true)
  })

  test('in two languages', () => {
    expect(same('What is the price of copper?', '¿Cuál es el precio del cobre?', 'en', 'es')).toBe(true)
  })
})

test.each([
  ['When was the bridge built?', 'Where was the bridge built?'],
  ['What is the tax on copper?', 'What is the tax on lithium?'],
  ['How many votes did she win in 2021?', 'How many votes did she win in 2025?'],
  ['What do exports to Peru earn?', 'What do exports to Peru and Chile earn?'],
  ['How did the ferry sink?', 'Did the ferry sink?'],
])('“%s” and “%s” ask for different things', (a, b) => {
  expect(same(a, b)).toBe(false)
})

test('a gap has the most common wording, its count, when it was last asked, and the ids in order', () => {
  const questions = [
    asked('Who is the current mayor of Quillon?', 50),
    asked('Who is the mayor of Quillon?', 10),
    asked('who is the mayor of quillon?', 30),
    asked('What is the tax on copper?', 90),
  ]
  const [first, second] = groupGaps(questions)
  expect(first).toEqual({
    question: 'who is the mayor of quillon?',
    count: 3,
    last: 50,
    ids: [questions[1]?.id, questions[2]?.id, questions[0]?.id],
  })
  expect(second?.question).toBe('What is the tax on copper?')
})

test('of gaps asked equally often, the one asked last comes first', () => {
  const gaps = groupGaps([asked('Who built the quay?', 5), asked('Who owns the ferry?', 9)])
  expect(gaps.map(({ question }) => question)).toEqual(['Who owns the ferry?', 'Who built the quay?'])
})

const words = fc.constantFrom(
  'ferry',
  'ferries',
  'mine',
  'mayor',
  'the',
  'of',
  'when',
  'who',
  'now',
  '2024',
  'Perú',
  '?',
)
const question = fc
  .record({
    words: fc.oneof(fc.array(words, { minLength: 1, maxLength: 5 }), fc.array(fc.string({ unit: 'binary' }))),
    language: fc.constantFrom('en' as const, 'es' as const),
    at: fc.integer({ min: 0, max: 9 }),
  })
  .map(({ words, language, at }) => ({ question: words.join(' '), language, at }))
const questions = fc
  .array(question, { maxLength: 12 })
  .map((all) => all.map((one, index) => ({ ...one, id: `q${index}` })))

test('the order of the questions does not matter, and every question is in one gap', () => {
  fc.assert(
    fc.property(
      questions.chain((all) =>
        fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
      ),
      ([all, shuffled]) => {
        const gaps = groupGaps(all)
        expect(groupGaps(shuffled)).toEqual(gaps)
        expect(gaps.flatMap(({ ids }) => ids).sort()).toEqual(all.map(({ id }) => id).sort())
        for (const { ids, count, last } of gaps) {
          expect(count).toBe(ids.length)
          expect(last).toBe(Math.max(...all.filter(({ id }) => ids.includes(id)).map(({ at }) => at)))
        }
      },
    ),
    { numRuns: 200 },
  )
})

test('a question given twice counts once', () => {
  const one = asked('Who owns the ferry?')
  expect(groupGaps([one, one])[0]?.count).toBe(1)
})
