import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { completeQuestion } from '../../../src/language/follow-up/follow-up.ts'
import { COMPLETE, FOLLOW_UPS } from './cases.ts'

const cases = Object.entries(FOLLOW_UPS).flatMap(([before, pairs]) =>
  Object.entries(pairs).map(([question, full]) => ({ before, question, full })),
)
const befores = [...Object.keys(FOLLOW_UPS), ...COMPLETE]

for (const [before, pairs] of Object.entries(FOLLOW_UPS))
  describe(`after "${before}"`, () => {
    for (const [question, full] of Object.entries(pairs))
      test(`"${question}" asks "${full}"`, () => expect(completeQuestion(question, before)).toBe(full))
  })

describe('a question that stands by itself is left alone', () => {
  for (const question of COMPLETE)
    test(`"${question}"`, () => {
      for (const before of befores) expect(completeQuestion(question, before)).toBeUndefined()
    })
})

describe('a completed question', () => {
  test('is itself complete', () => {
    for (const { before, question } of cases) {
      const full = completeQuestion(question, before) ?? ''
      for (const other of befores) expect([full, completeQuestion(full, other)]).toEqual([full, undefined])
    }
  })
  test('can have a follow-up itself', () => {
    const peru = completeQuestion('and with Peru?', 'When did Chile sign a treaty with China?') ?? ''
    expect(completeQuestion('and Bolivia?', peru)).toBe('When did Chile sign a treaty with Bolivia?')
  })
  test('that was joined from two continues the latter and never holds a third', () => {
    const copper = completeQuestion('and copper?', 'How much lithium does Chile export?') ?? ''
    expect(copper).toBe('Copper? — How much lithium does Chile export?')
    expect(completeQuestion('and tin?', copper)).toBe('Tin? — How much lithium does Chile export?')
    expect(completeQuestion('and Peru?', copper)).toBe('How much lithium does Peru export?')
  })
})

test('an empty question is no follow-up, and nothing follows one', () => {
  for (const { question } of cases)
    for (const before of ['', ' ', '?', '😀']) expect(completeQuestion(question, before)).toBeUndefined()
})

test('white space of any kind is one space', () => {
  expect(completeQuestion('  and\n with  Peru ? ', 'When did Chile\tsign with China?')).toBe(
    'When did Chile sign with Peru?',
  )
})

const piece = fc.constantFrom(
  ...'and What about y pero the The a its her his it she they él ella su lo la el Chile Peru china Kast Elena of de del with con in en by when When why who did is was how many votes treaty signed firmó round first 2023 May año ? ¿ . , — "? — " \'s - U.S. \n 😀 \uD800 \u200f'.split(
    ' ',
  ),
)
const talk = fc.oneof(
  fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(' ')),
  fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join('')),
  fc.string({ maxLength: 200, unit: 'grapheme' }),
  fc.constantFrom(...befores, ...cases.map(({ question }) => question)),
)

test('any two texts give a result of bounded length that is complete, or none', () => {
  fc.assert(
    fc.property(talk, talk, talk, (question, before, other) => {
      const full = completeQuestion(question, before)
      if (full === undefined) return
      expect(full.length).toBeLessThanOrEqual(question.length + before.length + 20)
      expect(completeQuestion(full, other)).toBeUndefined()
    }),
    { numRuns: 2_000 },
  )
})

test('the same two questions always give the same', () => {
  fc.assert(
    fc.property(talk, talk, (question, before) => {
      expect(completeQuestion(question, before)).toBe(completeQuestion(question, before))
    }),
    { numRuns: 200 },
  )
})

test('long repetitions of anything are read without error', () => {
  for (const unit of [
    'a',
    'A.',
    '?',
    '? — ',
    'the a ',
    'the treaty of ',
    'in 2023 ',
    'and ',
    '¿',
    'Chile of ',
    "'s ",
    'May ',
  ])
    for (const question of ['Who signed it?', 'and Peru?', unit.repeat(300)])
      expect(() => completeQuestion(question, unit.repeat(300))).not.toThrow()
})
