import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isAmongPeople, isPointing, isToSomebody } from '../../src/language/addressee.ts'

describe('a message is to somebody', () => {
  test.each([
    'Ben, can you look at that?',
    'Hi Ana María: the map is ready',
    'Hola Marta, ¿cuándo fue la firma?',
    'what do you think, Tom?',
    'Nina?',
    'cc Maria',
    'ask <@U123> about it',
    'please see @tom.hill',
  ])('if it names them: %s', (text) => expect(isToSomebody(text)).toBe(true))

  test.each([
    'And, when did it end?',
    'In Chile, who won?',
    'Chile, who won there?',
    'Who won in Peru, Chile?',
    'Footnote, who won?',
    'Why?',
    'Pero, ¿cuándo?',
    'write to info@example.org',
  ])('and not if it only begins with a word and a comma: %s', (text) =>
    expect(isToSomebody(text)).toBe(false),
  )
})

describe('a question is among people', () => {
  test.each([
    'do we have a photo?',
    'can you send it?',
    'should I call them?',
    'where did I put my notes?',
    'who of us is going?',
    '¿tenemos foto?',
    '¿a qué hora cerramos?',
    '¿puedes mirarlo?',
    '¿alguien vio a Ana?',
    '¿viste la foto?',
  ])('if it is about those who talk: %s', (text) => expect(isAmongPeople(text)).toBe(true))

  test.each([
    'When was Elizabeth I crowned?',
    'What is the US trade deficit?',
    'does chile trade with the us?',
    'Were the votes counted?',
    'Who said “we will not give up”?',
    'What happened at My Lai?',
    '¿Qué préstamos pidió Chile?',
    '¿Cuáles son los últimos tramos?',
    '¿Quién firmó el tratado?',
    '¿Qué pasó con Kast?',
    '¿Cómo se llamó el tratado?',
    '¿Cuánta gente votó?',
    '¿Cuáles son estas medidas?',
  ])('and not if it is about others: %s', (text) => expect(isAmongPeople(text)).toBe(false))

  test.each([
    'is this new?',
    'which desk is that for?',
    'is it in the draft already?',
    '¿quién escribe esto?',
  ])('if it points at what they see: %s', (text) => expect(isPointing(text)).toBe(true))

  test.each([
    'Who signed that treaty?',
    'Who said that Kast won?',
    'When did this agreement start?',
    'Is it true that Kast won?',
    'How long did it take Kast to reach Lima?',
  ])('and does not point where it names the thing, or no thing is meant: %s', (text) =>
    expect(isPointing(text)).toBe(false),
  )

  test('whatever the text is, all say yes or no', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(
          [isToSomebody, isAmongPeople, isPointing]
            .map((is) => is(text))
            .every((said) => typeof said === 'boolean'),
        ).toBe(true)
      }),
    )
  })
})
