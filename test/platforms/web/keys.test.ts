import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isSame, keyOf, macOf, seal, unseal } from '../../../src/platforms/web/keys.ts'

const KEY = keyOf('a-secret-key-of-the-tests-0123456789', 'sign-in')

test('each purpose and each secret has a key of its own, of 256 bits, the same each time', () => {
  const purposes = ['sessions', 'forms', 'links', 'sign-in'] as const
  const keys = ['a', 'b'].flatMap((secret) => purposes.map((purpose) => keyOf(secret, purpose)))
  expect(new Set(keys.map((key) => key.toString('hex'))).size).toBe(8)
  expect(keys.every(({ length }) => length === 32)).toBe(true)
  expect(keyOf('a', 'forms')).toEqual(keyOf('a', 'forms'))
})

test('any text comes back from its seal, which is never the same twice and does not show it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const sealed = seal(text, KEY)
      expect(sealed).toMatch(/^[\w-]+$/)
      expect(unseal(sealed, KEY)).toBe(text)
      expect(seal(text, KEY)).not.toBe(sealed)
      if (text.length > 8) expect(Buffer.from(sealed, 'base64url').includes(text)).toBe(false)
    }),
  )
})

test('a seal that was changed in any byte, or is of another key, opens nothing', () => {
  const other = keyOf('another', 'sign-in')
  fc.assert(
    fc.property(fc.string(), fc.nat(), fc.integer({ min: 1, max: 255 }), (text, at, change) => {
      const bytes = Buffer.from(seal(text, KEY), 'base64url')
      expect(unseal(bytes.toString('base64url'), other)).toBeUndefined()
      const where = at % bytes.length
      bytes[where] = (bytes[where] ?? 0) ^ change
      expect(unseal(bytes.toString('base64url'), KEY)).toBeUndefined()
    }),
  )
  fc.assert(fc.property(fc.string(), (text) => unseal(text, KEY) === undefined))
})

test('two texts are the same only if they are', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (one, other) => {
      expect(isSame(one, other)).toBe(one === other)
      expect(isSame(one, one)).toBe(true)
    }),
  )
  expect(macOf('a', KEY)).not.toBe(macOf('b', KEY))
  expect(Buffer.from(macOf('a', KEY, 16), 'base64url')).toHaveLength(16)
})
