import fc from 'fast-check'
import { expect, test } from 'vitest'
import { keyOf } from '../../../src/platforms/web/keys.ts'
import { readLink, type SignedLink, signLink } from '../../../src/platforms/web/signed-links.ts'

const KEY = keyOf('a-secret-key-of-the-tests-0123456789', 'links')
const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.']

const name = fc.string({ unit: 'binary', maxLength: 24 })
const anyPlace = fc.record(
  { platform: name, workspace: name, channel: name },
  { requiredKeys: ['platform'], noNullPrototype: true },
)
const anyLink = fc
  .record(
    { source: name, place: anyPlace, until: fc.integer({ min: 1, max: 2 ** 50 }) },
    { requiredKeys: ['source', 'until'], noNullPrototype: true },
  )
  .map((link) => link as SignedLink)

test('a link reads back as it was signed, in letters that an address may have, until it expires', () => {
  fc.assert(
    fc.property(anyLink, (link) => {
      const token = signLink(link, KEY)
      expect(token).toMatch(/^[\w-]+\.[\w-]{22}$/)
      expect(encodeURIComponent(token)).toBe(token)
      expect(readLink(token, link.until - 1, KEY)).toStrictEqual(link)
      expect(readLink(token, link.until, KEY)).toBeUndefined()
    }),
  )
})

test('any letter changed, left out or put in makes it worth nothing', () => {
  fc.assert(
    fc.property(anyLink, fc.nat(), fc.constantFrom(...LETTERS), (link, at, letter) => {
      const token = signLink(link, KEY)
      const where = at % token.length
      const [before, after] = [token.slice(0, where), token.slice(where + 1)]
      if (letter !== token[where]) expect(readLink(before + letter + after, 0, KEY)).toBeUndefined()
      expect(readLink(before + after, 0, KEY)).toBeUndefined()
      expect(readLink(before + letter + token.slice(where), 0, KEY)).toBeUndefined()
      expect(readLink(token + letter, 0, KEY)).toBeUndefined()
    }),
    { numRuns: 500 },
  )
})

test('every letter of a token counts, the last one too, whose last bits say nothing', () => {
  const token = signLink({ source: '7.abc', until: 9 }, KEY)
  for (const [at, was] of [...token].entries())
    for (const letter of LETTERS)
      if (letter !== was)
        expect(readLink(token.slice(0, at) + letter + token.slice(at + 1), 0, KEY)).toBeUndefined()
})

test('two links have one token only if they are the same, so none opens another source', () => {
  fc.assert(
    fc.property(anyLink, anyLink, (one, other) => {
      const [a, b] = [signLink(one, KEY), signLink(other, KEY)]
      const [mac, otherMac] = [a.split('.')[1], b.split('.')[1]]
      if (JSON.stringify(one) === JSON.stringify(other)) return
      expect(a).not.toBe(b)
      expect(readLink(`${a.split('.')[0]}.${otherMac}`, 0, KEY)).toBeUndefined()
      expect(readLink(`${b.split('.')[0]}.${mac}`, 0, KEY)).toBeUndefined()
    }),
  )
})

test('nothing else opens anything: texts of any kind, the token of another key, one without end', () => {
  fc.assert(fc.property(fc.string(), (text) => readLink(text, 0, KEY) === undefined))
  const token = signLink({ source: '7.abc', until: 9 }, KEY)
  expect(readLink(token, 0, keyOf('another', 'links'))).toBeUndefined()
  expect(readLink(token, 0, keyOf('a-secret-key-of-the-tests-0123456789', 'forms'))).toBeUndefined()
  expect(readLink(`${token}${'A'.repeat(1_000_000)}`, 0, KEY)).toBeUndefined()
})

test('it is short', () => {
  const place = { platform: 'discord', workspace: '100000000000000000', channel: '100000000000000000' }
  expect(signLink({ source: '12345.abcdef12', place, until: Date.now() }, KEY).length).toBeLessThan(160)
})
