import { describe, expect, test } from 'vitest'
import { pointsAtMessage } from '../../src/language/pointing.ts'

describe('words that only point at a message', () => {
  test.each([
    'this',
    'this?',
    'What about this?',
    'And what about this one?',
    'is this true?',
    'Is this claim right?',
    'what do the sources say about this?',
    'What do our archives have on this story?',
    'do the sources confirm this',
    'fact-check this please',
    'Can you check this?',
    'answer this question',
    '¿Y esto?',
    '¿Es verdad esto?',
    '¿Esto es cierto?',
    '¿Qué dicen las fuentes sobre esto?',
    'verifica este mensaje por favor',
  ])('%s', (text) => expect(pointsAtMessage(text)).toBe(true))
})

describe('words that say something of their own', () => {
  test.each([
    '',
    'When was this harbour opened?',
    'Who built this?',
    'Is this the harbour of Quillon?',
    'What do the sources say about this harbour?',
    'that is right',
    'it',
    '¿Quién construyó esto?',
    'esto es un puerto',
  ])('%s', (text) => expect(pointsAtMessage(text)).toBe(false))
})
