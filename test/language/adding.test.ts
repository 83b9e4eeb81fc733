import fc from 'fast-check'
import { expect, test } from 'vitest'
import { asksToAdd, linksIn } from '../../src/language/adding.ts'

test.each([
  'add',
  'Add this',
  'please add this',
  'add this link:',
  'Add these files to the sources, please',
  'save this pdf',
  'add it!',
  'añade esto',
  'Añádelo',
  'agrega este enlace',
  'por favor, añade estos archivos a las fuentes',
  'guarda esto, gracias',
  'añade la fuente',
  'add the source',
])('“%s” asks to add', (words) => {
  expect(asksToAdd(words.normalize('NFC').replace('á', 'a'))).toBe(true)
})

test.each([
  'what does this add?',
  'add up the votes',
  'Who will add this to the budget?',
  'is this true?',
  'save the whales',
  'add a question',
  'resume esto',
  '¿qué añade esto?',
  'include Boric too',
  '',
])('“%s” does not', (words) => {
  expect(asksToAdd(words)).toBe(false)
})

test('links are found without the signs that end a sentence, each once', () => {
  expect(
    linksIn('See https://a.example/b?c=1, (https://a.example/d) and “https://a.example/b?c=1”.'),
  ).toEqual(['https://a.example/b?c=1', 'https://a.example/d'])
})

test('whatever stands around it, a link is found whole', () => {
  fc.assert(
    fc.property(fc.webUrl(), fc.lorem(), fc.lorem(), (link, before, after) => {
      const plain = link.replace(/[.,;:!?)\]}'’]+$/u, '')
      expect(linksIn(`${before} ${link} ${after}`)[0]).toBe(plain)
    }),
  )
})
