import { expect, test } from 'vitest'
import { languageOf, oneLine, webLink } from '../../../src/sources/read/fields.ts'

test.each([
  ['en', 'en'],
  ['en-US', 'en'],
  ['es_CL', 'es'],
  ['Español', 'es'],
  ['English', 'en'],
  ['fr', 'und'],
  ['est', 'und'],
  [' ', undefined],
])('the language %j is %j', (tag, language) => {
  expect(languageOf(tag)).toBe(language)
})

test.each([
  'javascript:alert(1)',
  'file:///etc/passwd',
  '/relative',
  'words',
  `https://x.example/${'a'.repeat(3000)}`,
])('%j is no link to the web', (link) => {
  expect(webLink(link)).toBeUndefined()
})

test('a name is one line without control characters, of limited length', () => {
  expect(oneLine(' The\n\u001b[31m Road\u0007 ')).toBe('The [31m Road')
  expect(oneLine('\n')).toBeUndefined()
  expect(oneLine('x'.repeat(9000))).toHaveLength(501)
})
