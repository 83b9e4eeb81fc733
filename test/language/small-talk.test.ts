import { describe, expect, test } from 'vitest'
import { isGreeting, isSmallTalk } from '../../src/language/small-talk.ts'

const each = (texts: readonly string[], read: (text: string) => boolean, is: boolean): void => {
  for (const text of texts) test(`"${text}"`, () => expect(read(text)).toBe(is))
}

describe('is small talk', () => {
  each(
    [
      'thanks',
      'Thanks!',
      'Thank you so much for your help!',
      'ok',
      'OK 👍',
      'great, thanks a lot',
      'Perfect.',
      'will do',
      'got it',
      'lol',
      'hahaha',
      'haha yes',
      '+1',
      '👍',
      '🎉🎉🎉',
      ':tada:',
      '...',
      '!',
      '',
      ' ',
      'no way',
      'sure',
      'good morning everyone',
      'muchas gracias',
      '¡Genial, gracias!',
      'de nada',
      'sí, claro',
      'jajaja',
      'vale',
      'perfecto, muchas gracias por tu ayuda',
    ],
    isSmallTalk,
    true,
  )
})

describe('is more than small talk', () => {
  each(
    [
      'Crimson Dawn',
      'kast',
      'Peru',
      '2023',
      'why?',
      'And Peru?',
      'ok and with Peru?',
      'What is this?',
      'Is it good?',
      'good news from Chile',
      'thanks, when was it signed?',
      'gracias, ¿y con Perú?',
      'Will Smith',
      'what you need',
      'https://example.org/thanks',
      'great power rivalry',
      'I see that Kast won',
      'the wonderful world of lithium mining in the north of Chile',
    ],
    isSmallTalk,
    false,
  )
})

describe('is a greeting', () => {
  each(
    [
      'hi',
      'Hi!',
      'hello there',
      'Hey 👋',
      'good morning',
      'hola',
      '¡Hola!',
      '¡Buenos días!',
      'hola a todos',
      'hola, ¿qué tal?',
    ],
    isGreeting,
    true,
  )
})

describe('is no greeting', () => {
  each(
    [
      '',
      'help',
      'ayuda',
      'hi, when was it signed?',
      'Hiroshima',
      'hello world treaty',
      'thanks',
      'holanda',
      '👋',
    ],
    isGreeting,
    false,
  )
})
